using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;

namespace LineOfSight.Host.Backup;

/// <summary>
/// Restores a backup into an empty data folder and an empty database. Until everything was compared and found equal the folder is
/// marked, and no program serves it; when it fails, all that was put there is taken away again.
/// </summary>
internal static class RestoreInstallation
{
    /// <exception cref="BackupRefused">It cannot be restored; the folder is as it was.</exception>
    public static async Task<BackupRestorer.Restored> RunAsync(string path, string data, Passphrase passphrase, CancellationToken stop)
    {
        // What can be known of the backup is known before anything is made.
        BackupReader.Open(path, passphrase).Dispose();
        var made = DemandEmpty(data);
        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(Installation.UnfinishedIn(data), "A restore into this folder has not ended well. Empty the folder and restore again.\n", stop);
        try
        {
            var restored = await RestoreAsync(path, data, passphrase, stop);
            if (restored.Comparison.IsEqual)
            {
                File.Delete(Installation.UnfinishedIn(data));
            }

            return restored;
        }
        catch
        {
            Clear(data, made);
            throw;
        }
    }

    private static async Task<BackupRestorer.Restored> RestoreAsync(string path, string data, Passphrase passphrase, CancellationToken stop)
    {
        var (owner, embedded) = await Installation.FindDatabaseAsync(Installation.Settings(), data, serving: true, stop);
        try
        {
            await using var databases = new Databases(owner);
            return await new BackupRestorer(databases, new DataFolder(data), new Migrator(databases, Modules.All), TimeProvider.System).RestoreAsync(path, passphrase, stop);
        }
        finally
        {
            if (embedded is not null)
            {
                await embedded.DisposeAsync();
            }
        }
    }

    /// <summary>True when the folder is not there at all.</summary>
    private static bool DemandEmpty(string data)
    {
        if (!Directory.Exists(data))
        {
            return true;
        }

        // A file system of its own has this folder from its beginning.
        var there = Directory.EnumerateFileSystemEntries(data).Select(Path.GetFileName).Where(n => n != "lost+found").ToList();
        return there.Count == 0 ? false
            : there.Contains(Path.GetFileName(Installation.UnfinishedIn(data))) ? throw new BackupRefused($"An earlier restore into {data} did not end well. Empty the folder and restore again.")
            : throw new BackupRefused($"{data} is not empty, and a backup is restored into an empty or a new folder only. Name another with --data.");
    }

    private static void Clear(string data, bool whole)
    {
        if (whole)
        {
            Directory.Delete(data, recursive: true);
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(data).Where(f => Path.GetFileName(f) != "lost+found"))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(data))
        {
            File.Delete(file);
        }
    }
}
