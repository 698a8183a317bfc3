using LineOfSight.Kernel.Data;
using Npgsql;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>Computes every chain again, compares the signed checkpoints and the texts, and names what does not hold.</summary>
public sealed class Verifier(Databases databases, ActKey key)
{
    /// <summary>Verifies the whole audit trail as it stands at one moment; writing goes on meanwhile.</summary>
    /// <param name="files">The checkpoints to compare with; one that cannot be believed is a fault itself.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Verification> VerifyAsync(IReadOnlyList<Checkpoints.File> files, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(files);
        await using var connection = await databases.Sealer.OpenConnectionAsync(stop);
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        await using (var memory = new NpgsqlCommand("set transaction read only; set local work_mem = '256MB'; set local jit = off", connection))
        {
            await memory.ExecuteNonQueryAsync(stop);
        }

        var believed = files.Where(f => f.Checkpoint is not null).Select(f => f.Checkpoint!).ToList();
        using var walk = new ChainWalk(believed);
        await WalkAsync(connection, walk, stop);
        var texts = new TextCheck(connection, key);
        await texts.CheckAsync(stop);
        var (acts, waiting) = await CountAsync(connection, stop);
        var faults = await new Faults(connection).OfAsync(walk.Suspicions, texts, stop);
        faults.AddRange(files.Where(f => f.Trouble is not null)
            .Select(f => new Fault(FaultKind.Checkpoint, $"Checkpoint {Path.GetFileName(f.Path)}", null, null, null, f.Trouble!)));
        return new Verification(
            walk.Entries, walk.Chains, walk.UpTo, waiting, texts.Texts, acts - texts.Texts, believed.Count, believed.Count == 0 ? null : believed.Max(c => c.At), faults);
    }

    // Chain by chain, each by its numbers. The chains are found by stepping through the index of numbers and given a place, so that
    // the rows sort by one number: comparing two columns, the first an identifier, makes the sorting a third longer. A number
    // that somebody made too large for the sum stays at the end of its chain.
    private static async Task WalkAsync(NpgsqlConnection connection, ChainWalk walk, CancellationToken stop)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"""
            copy (
              with recursive chain (id) as (
                (select partnership_id from kernel.act_link where number is not null order by partnership_id limit 1)
                union all
                select (select l.partnership_id from kernel.act_link l where l.number is not null and l.partnership_id > chain.id order by l.partnership_id limit 1)
                from chain where chain.id is not null),
              placed as materialized (select id, row_number() over (order by id) << 44 as place from chain where id is not null)
              select {EntryBytes.Columns}
              from kernel.act_link l join placed p on p.id = l.partnership_id left join kernel.act a on a.id = l.act_id
              where l.number is not null order by p.place + least(greatest(l.number, 0), (1::bigint << 44) - 1), l.number) to stdout (format binary)
            """,
            stop);
        walk.Walk(new CopyReader(copy, EntryBytes.ColumnCount), stop);
    }

    private static async Task<(long Acts, long Waiting)> CountAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            "select (select count(*) from kernel.act), (select count(*) from kernel.act_link where number is null)", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
