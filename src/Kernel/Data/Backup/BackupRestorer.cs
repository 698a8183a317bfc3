using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using Npgsql;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>
/// Restores a backup into an empty database and an empty data folder. The tables are built as they were when the backup was made and
/// filled in one transaction, then everything is compared, and only then changed to what this program wants.
/// </summary>
public sealed class BackupRestorer(Databases databases, DataFolder folder, Migrator migrator, TimeProvider clock)
{
    /// <summary>What was restored.</summary>
    /// <param name="Header">The backup's head.</param>
    /// <param name="Comparison">What is there beside what the backup says.</param>
    /// <param name="Applied">Change scripts that are younger than the backup and were applied afterwards.</param>
    /// <param name="Loaded">How long it took until everything was committed; the rest was comparing.</param>
    public sealed record Restored(BackupHeader Header, Comparison Comparison, IReadOnlyList<string> Applied, TimeSpan Loaded);

    /// <summary>What this program has to make to restore a backup.</summary>
    /// <exception cref="BackupRefused">A later program made it, or a change script is not the one that was applied then.</exception>
    public static IReadOnlyList<Migrator.Change> ChangesFor(BackupHeader header, Migrator migrator)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(migrator);
        var wanted = header.Changes.ToDictionary(c => c.Name, c => c.Hash);
        var known = migrator.Changes.Where(c => wanted.ContainsKey(c.Name)).ToList();
        // The scheduler's tables are not in the backup; its package names the script that makes them by its own version.
        if (wanted.Keys.Except(known.Select(c => c.Name)).Where(n => !n.Contains($"_{BackupRole.LeftOutSchema}", StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new BackupRefused($"This backup was made by a newer Line of Sight ({header.Product}): its database has the change {unknown}, which this one ({BackupWriter.Product}) does not know. Restore it with that version or a later one.");
        }

        return known.Find(c => !c.Hash.AsSpan().SequenceEqual(wanted[c.Name])) is { } edited
            ? throw new BackupRefused($"The change {edited.Name} of this program is not the one that this backup's database was made with. Restore it with the version that made it ({header.Product}).")
            : known;
    }

    /// <summary>Restores and compares.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="passphrase">Its passphrase.</param>
    /// <param name="stop">Cancels; the database is empty then, as before.</param>
    /// <exception cref="BackupRefused">It cannot be restored; the database is as it was. Files that were put into the folder are the caller's to take away.</exception>
    public async Task<Restored> RestoreAsync(string path, Passphrase passphrase, CancellationToken stop)
    {
        BackupContent content;
        BackupHeader header;
        var started = clock.GetTimestamp();
        try
        {
            await databases.PrepareAsync(stop);
            (header, content) = await Task.Run(() => LoadAsync(path, passphrase, stop), stop);
        }
        catch (PostgresException refused)
        {
            throw new BackupRefused($"The database does not take what the backup holds: {refused.MessageText} Nothing of it was kept.", refused);
        }
        catch (Exception trouble) when (trouble is NpgsqlException or TimeoutException)
        {
            throw new BackupRefused($"The database went away in the middle: {trouble.Message} Nothing of it was kept.", trouble);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefused($"{Disk.Words(trouble, Path.Combine(folder.Path, "keys"))} Nothing of it was kept.", trouble);
        }

        var loaded = clock.GetElapsedTime(started);
        var comparison = await Comparison.OfAsync(content, databases, folder, stop);
        var applied = await migrator.MigrateAsync(stop);
        return new Restored(header, await VerifiedAsync(comparison, stop), applied, loaded);
    }

    private async Task<(BackupHeader, BackupContent)> LoadAsync(string path, Passphrase passphrase, CancellationToken stop)
    {
        using var backup = BackupReader.Open(path, passphrase);
        var changes = ChangesFor(backup.Header, migrator);
        await using var connection = await databases.Owner.OpenConnectionAsync(stop);
        await DemandEmptyAsync(connection, stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await Migrator.BuildAsync(connection, changes, stop);
        var loading = await Loading.BeginAsync(connection, stop);
        var content = backup.ReadAll(entry => entry.Kind == Entry.File ? new FileReceiver(folder.Path, entry) : loading.Into(entry.Name, entry.Columns), stop);
        await loading.EndAsync(content.Sequences, stop);
        await transaction.CommitAsync(stop);
        await using var analyze = new NpgsqlCommand("reset role; analyze", connection) { CommandTimeout = 0 };
        await analyze.ExecuteNonQueryAsync(stop);
        return (backup.Header, content);
    }

    private static async Task DemandEmptyAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p'))", connection);
        if (await command.ExecuteScalarAsync(stop) is true)
        {
            throw new BackupRefused($"The database {connection.Database} is not empty, and a backup is restored into an empty one only. Make a new database and name it in ConnectionStrings__LineOfSight.");
        }
    }

    private async Task<Comparison> VerifiedAsync(Comparison comparison, CancellationToken stop)
    {
        using var key = CheckpointKey.In(folder.Keys);
        var checkpoints = new Checkpoints(databases, folder, key, clock);
        var verified = await new Verifier(databases, ActKey.In(folder.Keys)).VerifyAsync(checkpoints.ReadAll(), stop);
        var names = new Dictionary<Guid, string>();
        await using var command = databases.Sealer.CreateCommand("select id, name from kernel.partnership");
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            names.Add(reader.GetGuid(0), reader.GetString(1));
        }

        return comparison.With(verified, names);
    }
}
