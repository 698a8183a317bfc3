using System.Security.Cryptography;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Kernel.Tests.Workshop;

namespace LineOfSight.Kernel.Tests.Data.Backup;

/// <summary>A workshop with two partnerships, documents, keys and a checkpoint, and room to restore it elsewhere.</summary>
public sealed class BackupHouse : NoteHouse
{
    private int restores;

    internal static readonly Passphrase Secret = Passphrase.Of("correct horse battery staple");

    internal (Guid Id, Guid Keeper) Aire { get; private set; }

    internal (Guid Id, Guid Keeper) Wharfe { get; private set; }

    internal DataFolder Folder => Installation.Folder;

    internal BackupWriter Writer => new(Installation.Databases, Folder, Clock);

    internal string NewPlace() => Path.Combine(Folder.Path, $"{NewId.Next():N}.backup");

    protected override async Task FillAsync()
    {
        await base.FillAsync();
        Aire = await PlaceAsync("Aire");
        Wharfe = await PlaceAsync("Wharfe");
        await NotesAsync(Aire.Keeper, notes => notes.WriteAsync(Aire.Id, "Zinnober is a word that is nowhere else", "Because of Zinnober"));
        await NotesAsync(Wharfe.Keeper, notes => notes.WriteAsync(Wharfe.Id, "Another word"));
        await SqlAsync("insert into identity.account_claim (user_id, claim_type) select id, 'x' from identity.account");
        foreach (var length in (int[])[0, 1, 5_000_000])
        {
            var name = NewId.Next().ToString("N");
            var folder = Directory.CreateDirectory(Path.Combine(Folder.Path, "documents", name[..2])).FullName;
            await File.WriteAllBytesAsync(Path.Combine(folder, name), RandomNumberGenerator.GetBytes(length));
        }

        await File.WriteAllTextAsync(Path.Combine(Folder.Path, "documents", "half.draft"), "an upload that has not ended");
        await Sealer.SealAsync(CancellationToken.None);
        await Checkpoints.WriteAsync(CancellationToken.None);
    }

    /// <summary>Restores into a new database and a new folder, with the change scripts of the whole house and of the workshop.</summary>
    internal async Task<(BackupRestorer.Restored Restored, string Database, DataFolder Folder)> RestoreAsync(string path, Kernel.Modules.ModuleList? modules = null)
    {
        var database = $"restored_{Interlocked.Increment(ref restores)}_{NewId.Next():N}";
        await SqlAsync($"create database {database}");
        var folder = new DataFolder(Directory.CreateDirectory(Path.Combine(Folder.Path, database)).FullName);
        await using var databases = new Databases(ConnectionStringTo(database));
        var restored = await new BackupRestorer(databases, folder, new Migrator(databases, modules ?? House), Clock).RestoreAsync(path, Secret, CancellationToken.None);
        return (restored, database, folder);
    }

    /// <summary>Every module of the product, and the workshop.</summary>
    internal static Kernel.Modules.ModuleList House { get; } = new([.. LineOfSight.Host.Modules.All.All, new NoteModule()]);

    private async Task<(Guid Id, Guid Keeper)> PlaceAsync(string name)
    {
        var partnership = await PartnershipAsync(name);
        return (partnership, await KeeperAsync($"Keeper of {name}", partnership));
    }
}
