using LineOfSight.Kernel.Data;
using Npgsql;
using NpgsqlTypes;

namespace LineOfSight.Kernel.Mail;

/// <summary>The outbox as the sending job sees it: each step is committed by itself, so that a program that dies leaves the truth behind.</summary>
internal sealed class LetterQueue(Databases databases, TimeProvider clock)
{
    /// <summary>How long a letter belongs to the node that sends it; longer than any sending takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>A letter that this node sends now. <paramref name="To"/> is null when the account is closed or has no address.</summary>
    public sealed record Claimed(Guid Id, Guid Holder, string? To, string Subject, string Words, string? Link, string? Calendar, string? Partnership, int Tries, bool HasAccount);

    /// <summary>
    /// Does as readers wish: keeps what can wait for the letter of the day, withdraws what they do not want, and lets go what they want after all.
    /// </summary>
    public async Task SortAsync(CancellationToken stop)
    {
        foreach (var sql in new[]
        {
            """
            update kernel.letter l set state = 'kept', next_try_at = null from kernel.letter_wish w
            where w.person_id = l.person_id and w.wish = 'daily' and l.may_wait and l.calendar is null and l.state = 'waiting' and l.decided_by is null
            """,
            """
            update kernel.letter l set state = 'withdrawn', next_try_at = null, trouble = 'Its reader wants only the letters that they must have.' from kernel.letter_wish w
            where w.person_id = l.person_id and w.wish = 'essential' and l.may_wait and l.state in ('waiting', 'kept') and l.decided_by is null
            """,
            """
            update kernel.letter l set state = 'waiting', next_try_at = l.written_at
            where l.state = 'kept' and not exists (select 1 from kernel.letter_wish w where w.person_id = l.person_id and w.wish <> 'each')
            """,
        })
        {
            await using var command = databases.Jobs.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    /// <summary>Letters whose sender died: those not yet handed over are tried again, and of the others nobody knows unless the post can tell.</summary>
    public async Task RecoverAsync(IPost post, CancellationToken stop)
    {
        var left = new List<(Guid Id, bool HandedOver)>();
        await using (var command = databases.Jobs.CreateCommand("select id, handed_over_at is not null from kernel.letter where state = 'sending' and held_until < clock_timestamp()"))
        await using (var reader = await command.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
            {
                left.Add((reader.GetGuid(0), reader.GetBoolean(1)));
            }
        }

        foreach (var (id, handedOver) in left)
        {
            const string Died = "The program stopped while it was sending this.";
            var delivered = (handedOver, handedOver ? post.HasArrived(id) : false) switch
            {
                (false, _) or (_, false) => new Delivered(Delivery.Failed, Died),
                (_, true) => new Delivered(Delivery.Taken),
                _ => new Delivered(Delivery.Unknown, Died),
            };
            await EndAsync(id, null, delivered, stop);
        }
    }

    /// <summary>Takes the next letter that is due, or null.</summary>
    public async Task<Claimed?> ClaimAsync(CancellationToken stop)
    {
        var holder = NewId.Next();
        await using var command = databases.Jobs.CreateCommand(
            """
            update kernel.letter l set state = 'sending', holder = $1, held_until = clock_timestamp() + $2, handed_over_at = null
            where id = (select id from kernel.letter where state in ('waiting', 'failed') and next_try_at <= $3 order by next_try_at, id limit 1 for update skip locked)
            returning l.id, coalesce(l.address, (select a.email from identity.account a where a.id = l.person_id and a.closed_at is null)), l.subject, l.words, coalesce(l.secret_link, l.link), l.calendar,
              (select p.name from kernel.partnership p where p.id = l.partnership_id), l.tries, l.person_id is not null
            """);
        command.Parameters.Add(new() { Value = holder });
        command.Parameters.Add(new() { Value = Lease });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop)
            ? new Claimed(reader.GetGuid(0), holder, Text(1), reader.GetString(2), reader.GetString(3), Text(4), Text(5), Text(6), reader.GetInt32(7), reader.GetBoolean(8))
            : null;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    /// <summary>Notes that the text is about to be given away. After this nobody sends the letter again without asking.</summary>
    /// <exception cref="InvalidOperationException">Another node has the letter by now.</exception>
    public async Task HandOverAsync(Claimed letter, CancellationToken stop)
    {
        await using var command = databases.Jobs.CreateCommand("update kernel.letter set handed_over_at = $3 where id = $1 and holder = $2 and state = 'sending'");
        command.Parameters.Add(new() { Value = letter.Id });
        command.Parameters.Add(new() { Value = letter.Holder });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        if (await command.ExecuteNonQueryAsync(stop) != 1)
        {
            throw new InvalidOperationException("The letter belongs to another node by now.");
        }
    }

    /// <summary>Notes that a letter is not sent, because nobody is there to read it.</summary>
    public async Task WithdrawAsync(Claimed letter, string why, CancellationToken stop)
    {
        await using var command = databases.Jobs.CreateCommand(
            "update kernel.letter set state = 'withdrawn', trouble = $3, next_try_at = null, held_until = null where id = $1 and holder = $2 and state = 'sending'");
        command.Parameters.Add(new() { Value = letter.Id });
        command.Parameters.Add(new() { Value = letter.Holder });
        command.Parameters.Add(new() { Value = why });
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Notes what became of a letter, together with its attempt.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="holder">Who had it; null for one whose sender died.</param>
    /// <param name="delivered">What became of it.</param>
    /// <param name="stop">Cancels.</param>
    public async Task EndAsync(Guid letter, Guid? holder, Delivered delivered, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var outcome = delivered.Delivery switch { Delivery.Taken => "sent", Delivery.Unknown => "unknown", Delivery.Refused => "refused", _ => "failed" };
        await using var command = databases.Jobs.CreateCommand(
            """
            with ended as (
              update kernel.letter set tries = tries + 1, trouble = $3, held_until = null,
                state = case $4 when 'sent' then 'sent' when 'unknown' then 'unknown' when 'refused' then 'given-up'
                  else case when tries < cardinality($5) then 'failed' else 'given-up' end end,
                next_try_at = case when $4 = 'failed' and tries < cardinality($5) then $6 + $5[tries + 1] end,
                sent_at = case when $4 = 'sent' then $6 end,
                handed_over_at = case when $4 in ('sent', 'unknown') then handed_over_at end
              where id = $1 and state = 'sending' and ($2::uuid is null or holder = $2) and ($2::uuid is not null or held_until < clock_timestamp())
              returning id)
            insert into kernel.letter_try (letter_id, number, at, outcome, trouble)
            select id, coalesce((select max(t.number) from kernel.letter_try t where t.letter_id = id), 0) + 1, $6, $4, $3 from ended
            """);
        command.Parameters.Add(new() { Value = letter });
        command.Parameters.Add(new() { Value = (object?)holder ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)Short(delivered.Trouble) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = outcome });
        command.Parameters.Add(new() { Value = MailSettings.Retries.ToArray() });
        command.Parameters.Add(new() { Value = now });
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>How many letters are due.</summary>
    public async Task<long> DueAsync(CancellationToken stop)
    {
        await using var command = databases.Jobs.CreateCommand("select count(*) from kernel.letter where state in ('waiting', 'failed') and next_try_at <= $1");
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    private static string? Short(string? words) => words is { Length: > 500 } ? words[..500] : words;
}
