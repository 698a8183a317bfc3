using LineOfSight.Kernel.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// One transaction in which the database knows who is acting. A web request is one unit of work: it is committed after the
/// handler and before the page is rendered, and rolled back when anything is thrown.
/// </summary>
public sealed class UnitOfWork(LineOfSightDb db, TimeProvider clock) : IAsyncDisposable
{
    // In seconds. A database that is silent at the first question of a request is gone; with the seconds that are given to
    // taking the question back, the person hears of it within five.
    private const int LongestSilence = 2;
    private IDbContextTransaction? transaction;
    private (Guid? Account, Guid? Session) entered;

    /// <summary>Who is acting; <see cref="Person.Nobody"/> until entered.</summary>
    public Person Person { get; private set; } = Person.Nobody;

    /// <summary>True when the acting account was invented by the demonstration: outside Development it may do nothing.</summary>
    public bool IsDemonstration { get; private set; }

    /// <summary>When the acting person last proved who they are (UTC); null for work without a browser.</summary>
    public DateTimeOffset? FreshAt { get; private set; }

    /// <summary>True between entering and committing.</summary>
    public bool IsOpen => transaction is not null;

    /// <summary>
    /// Opens the transaction, tells the database who is acting and reads the person's live roles, in one round trip.
    /// </summary>
    /// <param name="account">The account; null for a visitor.</param>
    /// <param name="session">The session that the cookie names; null for work without a browser (command line, jobs).</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>False when the account is closed or the session has ended; then nobody is acting and the unit stays closed.</returns>
    public async Task<bool> EnterAsync(Guid? account, Guid? session, CancellationToken stop)
    {
        if (transaction is not null)
        {
            throw new InvalidOperationException("This unit of work is already open.");
        }

        // Whatever is refused takes the whole unit back: a way back to the middle of it would cost two round trips at each save.
        db.Database.AutoSavepointsEnabled = false;
        transaction = await db.Database.BeginTransactionAsync(stop);
        entered = (account, session);
        var now = clock.GetUtcNow();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction)transaction.GetDbTransaction()) { Timeout = LongestSilence };
        batch.BatchCommands.Add(Command(
            "select set_config('los.person', $1, true), set_config('los.now', $2, true)",
            Text(account?.ToString() ?? ""), Text(now.UtcDateTime.ToString("O"))));
        batch.BatchCommands.Add(Command(
            """
            select a.name, s.partnership_id, s.id is not null, a.is_demonstration, s.fresh_at
            from identity.account a
            left join identity.session s on s.id = $2 and s.account_id = a.id and s.ended_at is null and s.expires_at > $3 and s.last_seen_at > $4
            where a.id = $1 and a.closed_at is null
            """,
            Uuid(account), Uuid(session), Instant(now), Instant(now - Session.Idle)));
        batch.BatchCommands.Add(Command(
            """
            select r.role, r.partnership_id, r.agency_id, r.body_id, r.case_id, p.name
            from kernel.assignment r left join kernel.partnership p on p.id = r.partnership_id
            where r.person_id = $1 and r.starts_at <= $2 and (r.ends_at is null or r.ends_at > $2)
            order by p.name, r.starts_at
            """,
            Uuid(account), Instant(now)));
        if (session is not null)
        {
            // Written once a minute at most. A row that another request of the same session holds is left to that one.
            batch.BatchCommands.Add(Command(
                """
                update identity.session set last_seen_at = $3 where id = (
                  select id from identity.session where id = $1 and account_id = $2 and ended_at is null and last_seen_at > $4 and last_seen_at < $5
                  for update skip locked)
                """,
                Uuid(session), Uuid(account), Instant(now), Instant(now - Session.Idle), Instant(now.AddMinutes(-1))));
        }

        if (!await ReadPersonAsync(batch, account, session, stop))
        {
            // The transaction already names the account, and row security would believe it.
            await CloseAsync();
            return false;
        }

        db.KnowsWhoActs = true;
        return true;
    }

    /// <summary>Commits all that was done; afterwards no command may run until the unit is entered again.</summary>
    /// <exception cref="NotKnownWhetherSaved">The database went away before it answered.</exception>
    public async Task CommitAsync(CancellationToken stop)
    {
        if (transaction is { } open)
        {
            try
            {
                await open.CommitAsync(stop);
            }
            catch (Exception gone) when (ConnectionLost.Says(gone) && gone is not PostgresException { Severity: "ERROR" })
            {
                // An error is a refusal and takes all back; a connection that ends says nothing.
                throw new NotKnownWhetherSaved(gone);
            }

            await CloseAsync();
        }
    }

    /// <summary>Takes everything back, forgets what was loaded, and enters again as the same person.</summary>
    public async Task StartOverAsync(CancellationToken stop)
    {
        var who = entered;
        await CloseAsync();
        db.ChangeTracker.Clear();
        await EnterAsync(who.Account, who.Session, stop);
    }

    /// <summary>Enters again as the same person, after a commit.</summary>
    public Task<bool> EnterAgainAsync(CancellationToken stop) => EnterAsync(entered.Account, entered.Session, stop);

    /// <summary>Takes everything back and forgets who was acting: from now on it is nobody.</summary>
    public async Task LeaveAsync()
    {
        await CloseAsync();
        (Person, IsDemonstration, FreshAt, entered) = (Person.Nobody, false, null, default);
    }

    /// <summary>True when a record is shared with a partnership.</summary>
    internal bool IsSharedWith(Guid record, Guid? partnership) =>
        partnership is { } id && db.Set<Share>().Any(s => s.RecordId == record && s.PartnershipId == id);

    /// <summary>Rolls back what was not committed.</summary>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task CloseAsync()
    {
        if (transaction is { } open)
        {
            transaction = null;
            db.KnowsWhoActs = false;
            await open.DisposeAsync();
        }
    }

    private async Task<bool> ReadPersonAsync(NpgsqlBatch batch, Guid? account, Guid? session, CancellationToken stop)
    {
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        if (account is not { } id || !await reader.ReadAsync(stop) || (session is not null && !reader.GetBoolean(2)))
        {
            (Person, IsDemonstration, FreshAt) = (Person.Nobody, false, null);
            return account is null;
        }

        var name = reader.GetString(0);
        Guid? chosen = await reader.IsDBNullAsync(1, stop) ? null : reader.GetGuid(1);
        IsDemonstration = reader.GetBoolean(3);
        FreshAt = await reader.IsDBNullAsync(4, stop) ? null : await reader.GetFieldValueAsync<DateTimeOffset>(4, stop);
        await reader.NextResultAsync(stop);
        var roles = new List<Person.RoleHeld>();
        var partnerships = new List<Person.PartnershipOf>();
        while (await reader.ReadAsync(stop))
        {
            var role = new Person.RoleHeld(reader.GetString(0), Id(reader, 1), Id(reader, 2), Id(reader, 3), Id(reader, 4));
            roles.Add(role);
            if (role.PartnershipId is { } of && partnerships.TrueForAll(p => p.Id != of))
            {
                partnerships.Add(new Person.PartnershipOf(of, reader.GetString(5)));
            }
        }

        var present = partnerships.Find(p => p.Id == chosen) ?? partnerships.FirstOrDefault();
        Person = new Person(id, name, roles, partnerships, present?.Id);
        return true;
    }

    private static Guid? Id(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Uuid(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static NpgsqlParameter Instant(DateTimeOffset value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
