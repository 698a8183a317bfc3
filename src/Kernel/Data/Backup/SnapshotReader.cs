using System.Security.Cryptography;
using LineOfSight.Kernel.Acts.Sealing;
using Npgsql;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>Reads the whole database as it stood at one moment, past policies and while others write.</summary>
internal sealed class SnapshotReader : IAsyncDisposable
{
    // Rows come in the order in which they lie, so that a table read twice gives the same bytes.
    private const string Settings =
        "set transaction read only; set local synchronize_seqscans = off; set local max_parallel_workers_per_gather = 0; set local jit = off; set local statement_timeout = 0; set local search_path = ''";

    private const string TablesSql =
        $"""
        select c.oid::regclass::text, string_agg(quote_ident(a.attname), ', ' order by a.attnum)
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relkind = 'r' and c.relnamespace in {BackupRole.Schemas}
        group by c.oid order by 1
        """;

    private const string SequencesSql = $"select c.oid::regclass::text from pg_class c where c.relkind = 'S' and c.relnamespace in {BackupRole.Schemas} order by 1";

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction moment;

    private SnapshotReader(NpgsqlConnection connection, NpgsqlTransaction moment) => (this.connection, this.moment) = (connection, moment);

    /// <summary>The server's version.</summary>
    public string Server => connection.PostgreSqlVersion.ToString();

    /// <summary>Opens the moment.</summary>
    /// <exception cref="BackupRefused">A policy would hide rows.</exception>
    public static async Task<SnapshotReader> OpenAsync(Databases databases, CancellationToken stop)
    {
        var connection = await databases.Backup.OpenConnectionAsync(stop);
        try
        {
            var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
            await using (var settings = new NpgsqlCommand(Settings, connection))
            {
                await settings.ExecuteNonQueryAsync(stop);
            }

            await BackupRole.DemandAllAsync(connection, stop);
            return new SnapshotReader(connection, moment);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<List<(string Name, string Columns)>> TablesAsync(CancellationToken stop) => ListAsync(TablesSql, r => (r.GetString(0), r.GetString(1)), stop);

    public Task<List<BackupHeader.Change>> ChangesAsync(CancellationToken stop) =>
        ListAsync("select name, hash from changes.applied order by name", r => new BackupHeader.Change(r.GetString(0), r.GetFieldValue<byte[]>(1)), stop);

    public async Task<List<BackupContent.Sequence>> SequencesAsync(CancellationToken stop)
    {
        var sequences = new List<BackupContent.Sequence>();
        foreach (var name in await ListAsync(SequencesSql, r => r.GetString(0), stop))
        {
            sequences.Add((await ListAsync($"select last_value, is_called from {name}", r => new BackupContent.Sequence(name, r.GetInt64(0), r.GetBoolean(1)), stop))[0]);
        }

        return sequences;
    }

    public Task<List<BackupContent.Chain>> ChainsAsync(CancellationToken stop) =>
        ListAsync(Checkpoints.HeadsSql, r => new BackupContent.Chain(r.GetGuid(0), r.GetInt64(1), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(2))), stop);

    /// <summary>
    /// Reads a table as PostgreSQL's binary COPY and hands its bytes on. It blocks: the database sends a message per row, and an
    /// asynchronous turn for each costs more than all that is done with it.
    /// </summary>
    public async Task<BackupContent.Table> ReadAsync(string name, string columns, byte[] buffer, Action<ReadOnlyMemory<byte>>? take, CancellationToken stop)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {name} ({columns}) to stdout (format binary)", stop);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, bytes, filled) = (new RowCount(), 0L, 0);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var read = copy.Read(buffer.AsSpan(filled));
            filled += read;
            if (read > 0 && filled < buffer.Length)
            {
                continue;
            }

            hash.AppendData(buffer, 0, filled);
            count.Add(buffer.AsSpan(0, filled));
            take?.Invoke(buffer.AsMemory(0, filled));
            bytes += filled;
            filled = 0;
            if (read == 0)
            {
                break;
            }
        }

        return count.Ended
            ? new BackupContent.Table(name, columns, count.Rows, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()))
            : throw new BackupRefused($"The database ended its answer in the middle of {name}.");
    }

    public async ValueTask DisposeAsync()
    {
        await moment.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> row, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
