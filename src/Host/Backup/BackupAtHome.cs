using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host.Backup;

/// <summary>Tells the people who look after the installation when the last backup is too old.</summary>
internal sealed class BackupAtHome(LineOfSightDb db, IAccess access, TimeProvider clock) : IHome
{
    public Func<CancellationToken, Task<HomePart>>? Ask(Person person, Together together)
    {
        if (!access.May(Can.ReadBackups))
        {
            return null;
        }

        var last = together.Ask(db.Set<BackupMade>().OrderByDescending(b => b.At).Select(b => b.At).Take(1));
        return _ => Task.FromResult(last.Rows is [var fresh] && clock.GetUtcNow() - fresh <= BackupMade.Stale ? HomePart.Empty : new HomePart([Missing(last.Rows)], []));
    }

    private static Need Missing(IReadOnlyList<DateTimeOffset> last) => new(
        "See why there is no backup of last night", "/backups", last is [var at] ? $"The last one is of {London.TimeOf(at):d MMMM yyyy, HH:mm}" : "None was ever made", null, "You");
}
