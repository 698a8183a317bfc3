using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Host.Doctor;

/// <summary>Everything that is looked at, for the verb and at the start outside Development.</summary>
internal static class Examination
{
    /// <summary>Looks at settings, folder and database of an opened installation.</summary>
    public static async Task<IReadOnlyList<Finding>> OfAsync(Installation installation, string urls, TimeProvider clock, CancellationToken stop) =>
    [
        .. new SettingsChecks(installation.Configuration, installation.Folder.Path, urls, clock).All(),
        .. new FolderChecks(installation.Folder).All(),
        .. await new DatabaseChecks(installation.Databases, clock).AllAsync(stop),
    ];

    /// <summary>Looks at what can be looked at without the database, and says why that cannot be opened.</summary>
    public static IReadOnlyList<Finding> Without(string data, string urls, TimeProvider clock, string trouble) =>
    [
        .. new SettingsChecks(Installation.Settings(), data, urls, clock).All(),
        .. new FolderChecks(new DataFolder(data)).All(),
        new Finding("database", Verdict.Unsafe, trouble, "Without it there is no service.", "Mend what it says, then look again."),
    ];

    /// <exception cref="InstallationException">Something is unsafe; the message names all of it.</exception>
    public static async Task DemandSafeAsync(Installation installation, string urls, TimeProvider clock, CancellationToken stop)
    {
        var wrong = (await OfAsync(installation, urls, clock, stop)).Where(f => f.Verdict == Verdict.Unsafe).ToList();
        if (wrong.Count > 0)
        {
            throw new InstallationException(
                $"Line of Sight does not start: {wrong.Count} {(wrong.Count == 1 ? "setting is" : "settings are")} unsafe outside Development.\n"
                + string.Join('\n', wrong.Select(f => $"- {f.Key}: {f.What} {f.Why} {f.Do}"))
                + "\n./lineofsight doctor looks at everything; docs/operating.md says more of each.");
        }
    }
}
