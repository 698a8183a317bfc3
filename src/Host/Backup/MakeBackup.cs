using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;

namespace LineOfSight.Host.Backup;

/// <summary>Makes a backup, and notes in the audit trail of the installation that it was made and by whom. Only the command line and the nightly job do.</summary>
internal sealed class MakeBackup(LineOfSightDb db, Work work, Databases databases, DataFolder folder, Sealer sealer, Checkpoints checkpoints, TimeProvider clock)
{
    /// <exception cref="BackupRefused">It cannot be made; nothing is left where it was to be.</exception>
    public async Task<BackupWriter.Made> HandleAsync(string path, Passphrase passphrase, CancellationToken stop)
    {
        // The backup then holds a signed word on where each chain ended.
        await sealer.SealAsync(stop);
        await checkpoints.WriteAsync(stop);
        var made = await new BackupWriter(databases, folder, clock).WriteAsync(path, passphrase, stop);
        var name = Path.GetFileName(path);
        var backup = new BackupMade
        {
            Id = NewId.Next(),
            At = made.Header.At,
            File = name[..Math.Min(name.Length, BackupMade.FileLimit)],
            Bytes = made.Bytes,
            RowCount = made.Content.Tables.Sum(t => t.Rows),
            FileCount = made.Content.Files.Count,
        };
        db.Add(backup);
        await work.DoAsync(HostModule.BackedUp, backup, null, stop);
        return made;
    }
}
