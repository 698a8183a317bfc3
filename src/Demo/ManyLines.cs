using System.Globalization;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Npgsql;

namespace LineOfSight.Demo;

/// <summary>
/// Writes thousands of invented lines into partnerships by whole statements, past the use cases: for measuring, and to see how the pages
/// bear a county or a country. Each line is a finding with evidence, actions and their clocks; every fourth has a recommendation, a
/// decision with three positions and a measure too. About five records a line.
/// </summary>
internal sealed class ManyLines : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly string script;
    private readonly byte[] digest;

    private ManyLines(NpgsqlConnection connection, string script, byte[] digest) => (this.connection, this.script, this.digest) = (connection, script, digest);

    /// <summary>The partnership that lines are written for.</summary>
    /// <param name="Partnership">The partnership.</param>
    /// <param name="Manager">Who raised its findings.</param>
    /// <param name="Lead">Who owns some of its actions.</param>
    /// <param name="Agencies">Three agencies that lead.</param>
    internal sealed record Place(Guid Partnership, Guid Manager, Guid Lead, IReadOnlyList<Guid> Agencies);

    /// <summary>What was written.</summary>
    /// <param name="Lines">Findings, each with its line.</param>
    /// <param name="OpenActions">Actions that are not done.</param>
    /// <param name="Records">Findings, evidence, recommendations, decisions, actions, measures and answers.</param>
    internal readonly record struct Written(long Lines, long OpenActions, long Records)
    {
        public static Written operator +(Written one, Written other) => new(one.Lines + other.Lines, one.OpenActions + other.OpenActions, one.Records + other.Records);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lines:N0} lines, {Records:N0} records, {OpenActions:N0} open actions");
    }

    /// <summary>Opens a connection of the owner’s and makes room for the numbers of the lines.</summary>
    public static async Task<ManyLines> OpenAsync(NpgsqlDataSource owner, ActKey key, CancellationToken stop)
    {
        await using var stream = typeof(ManyLines).Assembly.GetManifestResourceStream("ManyLines.sql")!;
        using var reader = new StreamReader(stream);
        var lines = new ManyLines(await owner.OpenConnectionAsync(stop), await reader.ReadToEndAsync(stop), key.DigestOf(null, null, null));
        await lines.RunAsync(
            $"""
            create temp table place (partnership uuid, manager uuid, lead uuid, agencies uuid[], lines integer, open_of_100 integer, today date, digest bytea);
            create temp table line (n integer, is_open boolean, finding uuid, recommendation uuid, decision uuid, measure uuid, raised date, title text, theme text);
            create temp table deed (n integer, k integer, id uuid, is_open boolean, added date, due date, done date, what text);
            -- Five of thirty letters, as people say them; numbers under 24 million that differ give references that differ.
            create function pg_temp.reference(prefix text, n bigint) returns text language sql immutable as $f$
              select prefix || '-' || string_agg(substr('23456789ABCDEFGHJKMNPQRSTVWXYZ', (1 + n * 7654321 % 24300000 / p % 30)::int, 1), '')
              from (values (1), (30), (900), (27000), (810000)) d (p)
            $f$;
            grant all on place, line, deed to {Databases.OwnerRole};
            set role {Databases.OwnerRole};
            """,
            stop);
        return lines;
    }

    /// <summary>
    /// Takes the index of the search away while many lines are written, and makes it again afterwards: building it once takes a fraction of
    /// the time that a million single entries take.
    /// </summary>
    public async Task<T> WithoutSearchAsync<T>(Func<Task<T>> write, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("select pg_get_indexdef('kernel.search_entry_document'::regclass)", connection);
        var index = (string)(await ask.ExecuteScalarAsync(stop))!;
        await RunAsync("drop index kernel.search_entry_document", stop);
        try
        {
            return await write();
        }
        finally
        {
            await RunAsync($"set maintenance_work_mem = '512MB'; {index}", CancellationToken.None);
        }
    }

    /// <summary>Writes the lines of one partnership in one transaction.</summary>
    /// <param name="place">Where.</param>
    /// <param name="lines">How many.</param>
    /// <param name="openOf100">How many of a hundred are still open.</param>
    /// <param name="today">The day on which it is made.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Written> WriteAsync(Place place, int lines, int openOf100, DateOnly today, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var put = new NpgsqlCommand("with before as (delete from place) insert into place values ($1, $2, $3, $4, $5, $6, $7, $8)", connection, transaction))
        {
            foreach (var value in (object[])[place.Partnership, place.Manager, place.Lead, place.Agencies.ToArray(), lines, openOf100, today, digest])
            {
                put.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            await put.ExecuteNonQueryAsync(stop);
        }

        await RunAsync(script, stop);
        var written = await CountAsync(stop);
        await transaction.CommitAsync(stop);
        return written;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<Written> CountAsync(CancellationToken stop)
    {
        await using var count = new NpgsqlCommand(
            """
            select (select count(*) from line), (select count(*) from deed where done is null),
              (select count(*) from line) + (select count(*) from deed) + (select count(*) from line l join improvement.evidence e on e.finding_id = l.finding)
              + (select 3 * count(*) from line l join improvement.recommendation r on r.id = l.recommendation) + (select count(*) from line l join improvement.answer a on a.finding_id = l.finding)
            """,
            connection) { CommandTimeout = 0 };
        await using var reader = await count.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return new Written(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    private async Task RunAsync(string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
