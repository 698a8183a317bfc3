using LineOfSight.Kernel.Data;
using Npgsql;
using NpgsqlTypes;

namespace LineOfSight.Kernel.Jobs;

/// <summary>
/// The notes of turns: who has one, until when, and how it ended. Every instant in them is told by the database's clock, so that a
/// node whose clock jumps neither loses a turn nor takes one twice.
/// </summary>
internal sealed class JobRuns(Databases databases, JobSettings settings)
{
    private const int Lock = 6021960;

    /// <summary>A turn that this node has.</summary>
    public sealed record Taken(Guid Id, Guid Holder, int Attempt);

    /// <summary>A turn that waits for a node.</summary>
    public sealed record Waiting(string Job, DateTimeOffset Due);

    /// <summary>Says that this node is there; returns the database's time, and how far this machine's clock is ahead of it.</summary>
    public async Task<(DateTimeOffset Now, TimeSpan ClockAhead)> GreetAsync(DateTimeOffset here, CancellationToken stop)
    {
        await using var command = databases.Jobs.CreateCommand(
            """
            insert into kernel.job_node (node, seen_at, clock_ahead) values ($1, clock_timestamp(), $2 - clock_timestamp())
            on conflict (node) do update set seen_at = excluded.seen_at, clock_ahead = excluded.clock_ahead
            returning seen_at, clock_ahead
            """);
        command.Parameters.Add(new() { Value = settings.Node });
        command.Parameters.Add(new() { Value = here });
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return (reader.GetFieldValue<DateTimeOffset>(0), reader.GetTimeSpan(1));
    }

    /// <summary>Takes a turn: one that nobody began, that failed and is due again, or whose node died. Null when it is not to be had.</summary>
    public async Task<Taken?> TakeAsync(string job, DateTimeOffset due, CancellationToken stop)
    {
        var holder = NewId.Next();
        await using var connection = await databases.Jobs.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var batch = new NpgsqlBatch(connection, transaction);
        // Two turns of one job do not run beside each other: whoever takes one waits for whoever takes another.
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_advisory_xact_lock({Lock}, hashtext($1))") { Parameters = { new() { Value = job } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            insert into kernel.job_run as r (id, job, due_at, attempt, node, holder, started_at, lease_until)
            select $1, $2, $3, 1, $4, $5, clock_timestamp(), clock_timestamp() + $6
            where not exists (select 1 from kernel.job_run o
                              where o.job = $2 and o.due_at <> $3 and o.finished_at is null and o.lease_until > clock_timestamp())
            on conflict (job, due_at) do update set attempt = r.attempt + 1, node = excluded.node, holder = excluded.holder,
              started_at = excluded.started_at, lease_until = excluded.lease_until, finished_at = null, outcome = null, failure = null, did = null, retry_at = null
            where r.attempt < $7 and (
              (r.finished_at is null and (r.lease_until is null or r.lease_until <= clock_timestamp()))
              or (r.outcome = 'failed' and r.retry_at <= clock_timestamp()))
            returning r.id, r.attempt
            """)
        {
            Parameters =
            {
                new() { Value = NewId.Next() },
                new() { Value = job },
                new() { Value = due.ToUniversalTime() },
                new() { Value = settings.Node },
                new() { Value = holder },
                new() { Value = settings.Lease },
                new() { Value = JobRun.MostAttempts },
            },
        });
        Taken? taken = null;
        await using (var reader = await batch.ExecuteReaderAsync(stop))
        {
            await reader.NextResultAsync(stop);
            if (await reader.ReadAsync(stop))
            {
                taken = new Taken(reader.GetGuid(0), holder, reader.GetInt32(1));
            }
        }

        await transaction.CommitAsync(stop);
        return taken;
    }

    /// <summary>Says that this node is still at it. False when another has taken the turn over.</summary>
    public Task<bool> RenewAsync(Taken turn, CancellationToken stop) => ChangeAsync(
        "update kernel.job_run set lease_until = clock_timestamp() + $3 where id = $1 and holder = $2 and finished_at is null", turn, stop, new NpgsqlParameter { Value = settings.Lease });

    /// <summary>Gives a turn back unfinished, because the program stops: another node may have it at once, and the attempt does not count.</summary>
    public Task<bool> GiveBackAsync(Taken turn, CancellationToken stop) => ChangeAsync(
        "update kernel.job_run set lease_until = clock_timestamp(), attempt = attempt - 1 where id = $1 and holder = $2 and finished_at is null", turn, stop);

    /// <summary>Notes a failure, and how long after it the turn is begun again; null when it is not.</summary>
    public Task<bool> FailAsync(Taken turn, string words, TimeSpan? again, CancellationToken stop) => ChangeAsync(
        """
        update kernel.job_run set finished_at = clock_timestamp(), outcome = 'failed', failure = $3, retry_at = clock_timestamp() + $4
        where id = $1 and holder = $2 and finished_at is null
        """,
        turn,
        stop,
        new NpgsqlParameter { Value = words.Length > 500 ? words[..500] : words },
        new NpgsqlParameter { Value = (object?)again ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Interval });

    /// <summary>Notes that a turn is done, in the transaction of its work. False when another node has taken it over: then nothing may be committed.</summary>
    public static async Task<bool> FinishAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Taken turn, string? did, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            update kernel.job_run set finished_at = clock_timestamp(), outcome = 'done', did = $3 where id = $1 and holder = $2 and finished_at is null
            """,
            connection,
            transaction)
        {
            Parameters =
            {
                new() { Value = turn.Id },
                new() { Value = turn.Holder },
                new() { Value = did is null ? DBNull.Value : did.Length > 500 ? did[..500] : did, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        return await command.ExecuteNonQueryAsync(stop) == 1;
    }

    /// <summary>The turns that wait: asked for by a person, failed and due again, or left by a node that died. Those begun too often are given up.</summary>
    public async Task<IReadOnlyList<Waiting>> WaitingAsync(CancellationToken stop)
    {
        await using (var give = databases.Jobs.CreateCommand(
            """
            update kernel.job_run set finished_at = clock_timestamp(), outcome = 'failed',
              failure = 'The program stopped in the middle of it, ' || attempt || ' times. It is not begun again.'
            where finished_at is null and lease_until <= clock_timestamp() and attempt >= $1
            """))
        {
            give.Parameters.Add(new() { Value = JobRun.MostAttempts });
            await give.ExecuteNonQueryAsync(stop);
        }

        await using var command = databases.Jobs.CreateCommand(
            """
            select job, due_at from kernel.job_run where attempt < $1 and (
              (finished_at is null and (lease_until is null or lease_until <= clock_timestamp())) or (outcome = 'failed' and retry_at <= clock_timestamp()))
            order by due_at
            """);
        command.Parameters.Add(new() { Value = JobRun.MostAttempts });
        await using var reader = await command.ExecuteReaderAsync(stop);
        var waiting = new List<Waiting>();
        while (await reader.ReadAsync(stop))
        {
            waiting.Add(new Waiting(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1)));
        }

        return waiting;
    }

    /// <summary>The last moment for which each job has a turn, whoever asked. A job that never had one is left out.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastAsync(CancellationToken stop)
    {
        await using var command = databases.Jobs.CreateCommand("select job, max(due_at) from kernel.job_run where asked_by is null group by job");
        await using var reader = await command.ExecuteReaderAsync(stop);
        var last = new Dictionary<string, DateTimeOffset>();
        while (await reader.ReadAsync(stop))
        {
            last.Add(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1));
        }

        return last;
    }

    private async Task<bool> ChangeAsync(string sql, Taken turn, CancellationToken stop, params NpgsqlParameter[] values)
    {
        await using var command = databases.Jobs.CreateCommand(sql);
        command.Parameters.Add(new() { Value = turn.Id });
        command.Parameters.Add(new() { Value = turn.Holder });
        command.Parameters.AddRange(values);
        return await command.ExecuteNonQueryAsync(stop) == 1;
    }
}
