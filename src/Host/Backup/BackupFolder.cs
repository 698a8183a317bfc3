using LineOfSight.Kernel.Data.Backup;

namespace LineOfSight.Host.Backup;

/// <summary>Where the nightly backups go.</summary>
internal static class BackupFolder
{
    public const string Setting = "Backup:Folder";

    /// <summary>The setting's folder, or <c>backups</c> in the data folder.</summary>
    public static string In(IConfiguration settings, string data) => settings[Setting] is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(data, "backups");

    /// <exception cref="BackupRefused">It cannot be written into.</exception>
    public static void DemandWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var trial = Path.Combine(folder, $".trial-{Environment.ProcessId}");
            File.WriteAllText(trial, "");
            File.Delete(trial);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefused($"Backups cannot be written into {folder}: {trouble.Message}", trouble);
        }
    }
}
