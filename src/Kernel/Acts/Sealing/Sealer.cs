using LineOfSight.Kernel.Data;
using Npgsql;
using NpgsqlTypes;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>
/// Numbers the committed acts of every chain and hashes each onto the one before. Commit order is not the order of instants,
/// so the sealer gives the numbers itself: those that write never wait for it, nor for each other.
/// </summary>
public sealed class Sealer(Databases databases)
{
    private const long Lock = 6021949;
    private readonly int most = 50_000;

    internal Sealer(Databases databases, int most)
        : this(databases) => this.most = most;

    /// <summary>Seals all that is committed and unsealed, in batches of one transaction each: a kill between or within them loses nothing.</summary>
    /// <param name="stop">Cancels between batches.</param>
    /// <returns>How many entries were sealed; 0 also when another sealer is at work.</returns>
    public async Task<int> SealAsync(CancellationToken stop)
    {
        var total = 0;
        int sealedNow;
        do
        {
            sealedNow = await SealBatchAsync(stop);
            total += sealedNow;
        }
        while (sealedNow == most);
        return total;
    }

    private async Task<int> SealBatchAsync(CancellationToken stop)
    {
        await using var connection = await databases.Sealer.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var only = new NpgsqlCommand($"select pg_try_advisory_xact_lock({Lock})", connection))
        {
            if (await only.ExecuteScalarAsync(stop) is not true)
            {
                return 0;
            }
        }

        var waiting = await WaitingAsync(connection, stop);
        if (waiting.Count == 0)
        {
            return 0;
        }

        var heads = await HeadsAsync(connection, [.. waiting.Select(w => w.Chain).Distinct()], stop);
        var batch = new Numbered(waiting.Count);
        foreach (var (chain, act) in waiting)
        {
            var (number, hash) = heads[chain];
            var next = CanonicalEntry.Hash(hash, chain, number + 1, act);
            heads[chain] = (number + 1, next);
            batch.Add(chain, act.Id, number + 1, next);
        }

        await batch.WriteAsync(connection, stop);
        await transaction.CommitAsync(stop);
        return waiting.Count;
    }

    private async Task<List<(Guid Chain, Act Act)>> WaitingAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            select l.partnership_id, a.id, a.at, a.kind, a.person_id, a.subject_kind, a.subject_id, a.digest
            from kernel.act_link l join kernel.act a on a.id = l.act_id
            where l.number is null
            order by l.partnership_id, a.at, a.id
            limit $1
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = most });
        var waiting = new List<(Guid, Act)>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            waiting.Add((reader.GetGuid(0), new Act
            {
                Id = reader.GetGuid(1),
                At = reader.GetFieldValue<DateTimeOffset>(2),
                Kind = reader.GetString(3),
                PersonId = reader.GetGuid(4),
                SubjectKind = reader.GetString(5),
                SubjectId = reader.GetGuid(6),
                Digest = reader.GetFieldValue<byte[]>(7),
            }));
        }

        return waiting;
    }

    private static async Task<Dictionary<Guid, (long Number, byte[] Hash)>> HeadsAsync(NpgsqlConnection connection, Guid[] chains, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            select c.id, coalesce(h.number, 0), h.hash
            from unnest($1::uuid[]) c (id) left join lateral
              (select number, hash from kernel.act_link where partnership_id = c.id and number is not null order by number desc limit 1) h on true
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = chains });
        var heads = new Dictionary<Guid, (long, byte[])>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            heads.Add(reader.GetGuid(0), (reader.GetInt64(1), await reader.IsDBNullAsync(2, stop) ? CanonicalEntry.Beginning.ToArray() : reader.GetFieldValue<byte[]>(2)));
        }

        return heads;
    }

    private sealed class Numbered(int count)
    {
        private readonly List<Guid> chains = new(count);
        private readonly List<Guid> acts = new(count);
        private readonly List<long> numbers = new(count);
        private readonly List<byte[]> hashes = new(count);

        public void Add(Guid chain, Guid act, long number, byte[] hash)
        {
            chains.Add(chain);
            acts.Add(act);
            numbers.Add(number);
            hashes.Add(hash);
        }

        public async Task WriteAsync(NpgsqlConnection connection, CancellationToken stop)
        {
            await using var command = new NpgsqlCommand(
                """
                update kernel.act_link l set number = v.number, hash = v.hash
                from unnest($1, $2, $3, $4) v (chain, act, number, hash)
                where l.act_id = v.act and l.partnership_id = v.chain and l.number is null
                """,
                connection);
            command.Parameters.Add(new NpgsqlParameter { Value = chains, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
            command.Parameters.Add(new NpgsqlParameter { Value = acts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
            command.Parameters.Add(new NpgsqlParameter { Value = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
            command.Parameters.Add(new NpgsqlParameter { Value = hashes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
            var written = await command.ExecuteNonQueryAsync(stop);
            if (written != acts.Count)
            {
                throw new InvalidOperationException($"The sealer numbered {acts.Count} entries and the database took {written}; nothing of it is kept.");
            }
        }
    }
}
