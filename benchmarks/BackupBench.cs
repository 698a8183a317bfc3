using System.Diagnostics;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using Npgsql;

namespace LineOfSight.Bench;

/// <summary>
/// How fast a backup is made and restored, beside COPY alone: the same tables copied out by the superuser and thrown away, and the
/// same bytes copied from a file into the same tables and indexes in one transaction. Both ways the backup encrypts, compresses,
/// hashes, reads the file back or compares everything afterwards, and verifies the audit trail.
/// </summary>
internal sealed class BackupBench(TextWriter output)
{
    private const int Rounds = 3;

    public async Task RunAsync()
    {
        await using var ground = await Ground.OpenAsync();
        await FillAsync(ground);
        var (databases, folder) = (ground.Installation.Databases, ground.Installation.Folder);
        var secret = Passphrase.Of("a passphrase of the bench");
        for (var round = 1; round <= Rounds; round++)
        {
            var path = Path.Combine(folder.Path, $"{round}.backup");
            var (copyOwn, copyTheirs) = (Process.GetCurrentProcess().TotalProcessorTime, ground.ServerTime());
            var (bytes, copyOut) = await CopyOutAsync(ground, Path.Combine(folder.Path, "copied"));
            Say($"processor time of COPY, twice: program {(Process.GetCurrentProcess().TotalProcessorTime - copyOwn).TotalSeconds:N1} s, database {(ground.ServerTime() - copyTheirs).TotalSeconds:N1} s");
            var (own, theirs) = (Process.GetCurrentProcess().TotalProcessorTime, ground.ServerTime());
            var watch = Stopwatch.StartNew();
            var made = await new BackupWriter(databases, folder, TimeProvider.System).WriteAsync(path, secret, CancellationToken.None);
            var backup = watch.Elapsed;
            Say($"    processor time of the backup: program {(Process.GetCurrentProcess().TotalProcessorTime - own).TotalSeconds:N1} s, database {(ground.ServerTime() - theirs).TotalSeconds:N1} s");
            watch.Restart();
            BackupReader.Check(path, secret, CancellationToken.None);
            var check = watch.Elapsed;
            Say($"round {round}: {made.Content.Tables.Sum(t => t.Rows):N0} rows, {bytes / 1e6:N0} MB of COPY, {made.Bytes / 1e6:N0} MB encrypted");
            Tell("backup, read back included", bytes, backup, copyOut);
            Tell("backup alone", bytes, backup - check, copyOut);

            var copyIn = await CopyInAsync(ground, made.Content, Path.Combine(folder.Path, "copied"), $"copied_{round}");
            watch.Restart();
            var (loaded, whole) = await RestoreAsync(ground, path, secret, $"restored_{round}");
            Tell("restore, comparison and verification included", bytes, whole, copyIn);
            Tell("restore alone", bytes, loaded, copyIn);
            Say($"    {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576:N0} MB of memory at most");
            await ground.SqlAsync($"drop database copied_{round}");
            await ground.SqlAsync($"drop database restored_{round}");
            File.Delete(path);
        }
    }

    private static async Task FillAsync(Ground ground)
    {
        // A million acts, each with two texts of some 300 characters, in twelve chains, sealed.
        await VerifyBench.WriteAsync(ground, ActKey.In(ground.Installation.Folder.Keys), string.Join(' ', Enumerable.Range(0, 20).Select(i => $"{i * 7919} was told,")));
        await new Sealer(ground.Installation.Databases).SealAsync(CancellationToken.None);
        await ground.SqlAsync("vacuum (freeze, analyze)");
        await ground.SqlAsync("checkpoint");
    }

    private static async Task<(long Bytes, TimeSpan Took)> CopyOutAsync(Ground ground, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var connection = await ground.Owner.OpenConnectionAsync();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand("select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspowner = 'lineofsight_owner'::regrole", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        // Timed into nothing first; then once more into files, for the way back.
        var (bytes, buffer, watch) = (0L, new byte[1 << 18], Stopwatch.StartNew());
        foreach (var table in tables)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
            for (var read = copy.Read(buffer); read > 0; read = copy.Read(buffer))
            {
                bytes += read;
            }
        }

        var took = watch.Elapsed;
        foreach (var table in tables)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
            await using var file = File.Create(Path.Combine(folder, table));
            for (var read = copy.Read(buffer); read > 0; read = copy.Read(buffer))
            {
                file.Write(buffer, 0, read);
            }
        }

        return (bytes, took);
    }

    private static async Task<TimeSpan> CopyInAsync(Ground ground, BackupContent content, string folder, string database)
    {
        await using var connection = await NewAsync(ground, database);
        await using var transaction = await connection.BeginTransactionAsync();
        await Migrator.BuildAsync(connection, new Migrator(ground.Installation.Databases, Host.Modules.All).Changes, CancellationToken.None);
        await Loading.BeginAsync(connection, CancellationToken.None);
        var buffer = new byte[1 << 18];
        var watch = Stopwatch.StartNew();
        foreach (var table in content.Tables)
        {
            await using var file = File.OpenRead(Path.Combine(folder, table.Name));
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table.Name} ({table.Columns}) from stdin (format binary)");
            for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
            {
                copy.Write(buffer, 0, read);
            }
        }

        await transaction.CommitAsync();
        return watch.Elapsed;
    }

    private static async Task<(TimeSpan Loaded, TimeSpan Whole)> RestoreAsync(Ground ground, string path, Passphrase secret, string database)
    {
        await (await NewAsync(ground, database)).DisposeAsync();
        var folder = new DataFolder(Directory.CreateDirectory(Path.Combine(ground.Installation.Folder.Path, database)).FullName);
        await using var databases = new Databases(Into(ground, database));
        var watch = Stopwatch.StartNew();
        var restored = await new BackupRestorer(databases, folder, new Migrator(databases, Host.Modules.All), TimeProvider.System).RestoreAsync(path, secret, CancellationToken.None);
        return restored.Comparison.IsEqual ? (restored.Loaded, watch.Elapsed) : throw new InvalidOperationException("What was restored is not equal.");
    }

    private static async Task<NpgsqlConnection> NewAsync(Ground ground, string database)
    {
        await ground.SqlAsync($"create database {database}");
        await using (var databases = new Databases(Into(ground, database)))
        {
            await databases.PrepareAsync(CancellationToken.None);
        }

        var connection = new NpgsqlConnection(Into(ground, database) + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static string Into(Ground ground, string database) =>
        new NpgsqlConnectionStringBuilder(ground.Owner.ConnectionString) { Password = ground.Password, Database = database }.ConnectionString;

    private void Tell(string what, long bytes, TimeSpan took, TimeSpan copy) =>
        Say($"    {what}: {took.TotalSeconds:N1} s, {bytes / 1e6 / took.TotalSeconds:N0} MB/s; COPY alone {copy.TotalSeconds:N1} s, {bytes / 1e6 / copy.TotalSeconds:N0} MB/s; ratio {copy / took:N2}");

    private void Say(FormattableString text) => output.WriteLine(FormattableString.Invariant(text));
}
