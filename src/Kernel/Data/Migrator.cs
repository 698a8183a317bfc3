using System.Reflection;
using System.Security.Cryptography;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Modules;
using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// Applies the change scripts of the kernel and of every module, once each, in the order of their dates, under an advisory lock.
/// </summary>
public sealed class Migrator(Databases databases, ModuleList modules)
{
    private const long Lock = 6021948;
    private const string Notes =
        "create schema if not exists changes; create table if not exists changes.applied (name text primary key, hash bytea not null, applied_at timestamptz not null default now())";

    /// <summary>One change script.</summary>
    /// <param name="Name">The file's name, such as <c>20261120_kernel.sql</c>: date first, so that names give the order.</param>
    /// <param name="Sql">Its text.</param>
    public sealed record Change(string Name, string Sql)
    {
        /// <summary>SHA-256 of the text: a script that was applied is never edited.</summary>
        public byte[] Hash { get; } = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n")));
    }

    /// <summary>All change scripts of the house: by date, of one date the kernel's first, then by name.</summary>
    public IReadOnlyList<Change> Changes { get; } =
    [
        .. modules.All.Select(m => m.GetType().Assembly).Prepend(typeof(Migrator).Assembly).Distinct()
            .SelectMany(a => In(a).Select(c => (OfKernel: a == typeof(Migrator).Assembly, Change: c)))
            .Append((OfKernel: true, Change: QuartzTables.Change))
            .OrderBy(c => c.Change.Name.Split('_')[0], StringComparer.Ordinal)
            .ThenByDescending(c => c.OfKernel)
            .ThenBy(c => c.Change.Name, StringComparer.Ordinal)
            .Select(c => c.Change),
    ];

    /// <summary>Applies what has not been applied yet.</summary>
    /// <param name="stop">Cancels between scripts.</param>
    /// <returns>The names of the scripts that were applied now.</returns>
    /// <exception cref="InvalidOperationException">A script that was applied earlier has been edited since.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken stop)
    {
        await databases.PrepareAsync(stop);
        await using var connection = await databases.Owner.OpenConnectionAsync(stop);
        await RunAsync(connection, $"select pg_advisory_lock({Lock})", stop);
        await RunAsync(connection, $"set role {Databases.OwnerRole}", stop);
        await RunAsync(connection, Notes, stop);
        var applied = await AppliedAsync(connection, stop);
        var now = new List<string>();
        foreach (var change in Changes)
        {
            if (applied.TryGetValue(change.Name, out var hash))
            {
                if (!hash.AsSpan().SequenceEqual(change.Hash))
                {
                    throw new InvalidOperationException($"The change script {change.Name} was edited after it was applied. Write a new one instead.");
                }

                continue;
            }

            await using var transaction = await connection.BeginTransactionAsync(stop);
            await ApplyAsync(connection, change, stop);
            await transaction.CommitAsync(stop);
            now.Add(change.Name);
        }

        await BackupRole.AdmitAsync(connection, stop);
        return now;
    }

    /// <summary>Makes the tables of some change scripts in an empty database, inside the caller's transaction, as the owner's role.</summary>
    internal static async Task BuildAsync(NpgsqlConnection connection, IEnumerable<Change> changes, CancellationToken stop)
    {
        await RunAsync(connection, $"select pg_advisory_xact_lock({Lock})", stop);
        await RunAsync(connection, $"set local role {Databases.OwnerRole}", stop);
        await RunAsync(connection, Notes, stop);
        foreach (var change in changes)
        {
            await ApplyAsync(connection, change, stop);
        }

        await BackupRole.AdmitAsync(connection, stop);
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Change change, CancellationToken stop)
    {
        await RunAsync(connection, change.Sql, stop);
        await using var note = new NpgsqlCommand("insert into changes.applied (name, hash) values ($1, $2)", connection);
        note.Parameters.Add(new NpgsqlParameter { Value = change.Name });
        note.Parameters.Add(new NpgsqlParameter { Value = change.Hash });
        await note.ExecuteNonQueryAsync(stop);
    }

    private static IEnumerable<Change> In(Assembly assembly)
    {
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Changes/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new Change(name["Changes/".Length..], reader.ReadToEnd());
        }
    }

    private static async Task<Dictionary<string, byte[]>> AppliedAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var applied = new Dictionary<string, byte[]>();
        await using var command = new NpgsqlCommand("select name, hash from changes.applied", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            applied.Add(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        }

        return applied;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
