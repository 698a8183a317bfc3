using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Npgsql;

namespace LineOfSight.Improvement.Lists;

/// <summary>The lines of all findings of one theme, or of one purpose of the arrangements, step by step.</summary>
internal sealed class ReadLines(LineOfSightDb db, IAccess access)
{
    public const int PageLength = 50;

    /// <summary>How far the line of one finding has come. Numbers are of what the person may open.</summary>
    internal sealed record Line(
        Guid Id, string Reference, string Title, bool IsConcern, string? Theme, DateOnly RaisedOn, DateOnly? AnsweredOn, DateOnly? ClosedOn,
        int Said, int Recommended, int Decided, int Actions, int Done, int Measures, int Read, int Better);

    /// <summary>All lines together.</summary>
    internal sealed record Totals(int Findings, int Concerns, int Answered, int Actions, int Done, int Measures, int Read, int Better);

    internal sealed record Result(Totals Totals, IReadOnlyList<Line> Lines);

    public Task<Result> OfThemeAsync(string theme, int page, CancellationToken stop) => HandleAsync(sql => $"r.theme = {sql.Add(theme)} and not r.is_case_level", page, stop);

    public Task<Result> OfPurposeAsync(Purposes purpose, int page, CancellationToken stop) =>
        HandleAsync(sql => $"r.purposes & {sql.Add((int)purpose)} <> 0", page, stop);

    /// <summary>The themes of the findings that the person may read.</summary>
    public async Task<IReadOnlyList<string>> ThemesAsync(CancellationToken stop)
    {
        await using var reader = await db.ReadAsync([Themes.Command(access, access.Person.PartnershipId ?? throw new NotVisible())], stop);
        return await reader.AllAsync(r => r.GetString(0), stop);
    }

    /// <summary>How many findings touch each purpose, how many of them were answered.</summary>
    public async Task<IReadOnlyDictionary<Purposes, (int Findings, int Answered)>> PurposesAsync(CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        var sql = new SqlText();
        var rows = Held.All(sql, Held.Findings, partnership, Seen(sql, partnership));
        var command = sql.Command(
            $"""
            select p.bit, count(r.id) as findings, count(r.answered_on) as answered
            from unnest({sql.Add(PurposeWords.All.Select(p => (int)p).ToArray())}::int[]) p (bit) left join {rows} r on r.purposes & p.bit <> 0 group by p.bit
            """);
        await using var reader = await db.ReadAsync([command], stop);
        return (await reader.AllAsync(r => (Purpose: (Purposes)r.Of<int>("bit"), Findings: (int)r.Of<long>("findings"), Answered: (int)r.Of<long>("answered")), stop))
            .ToDictionary(r => r.Purpose, r => (r.Findings, r.Answered));
    }

    private async Task<Result> HandleAsync(Func<SqlText, string> which, int page, CancellationToken stop)
    {
        access.Demand(Can.ReadFindings);
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        await using var reader = await db.ReadAsync([All(which, partnership), Some(which, partnership, page)], stop);
        var totals = (await reader.AllAsync(
            r => new Totals(
                Number(r, "findings"), Number(r, "concerns"), Number(r, "answered"), Number(r, "actions"), Number(r, "done"), Number(r, "measures"), Number(r, "read"), Number(r, "better")),
            stop))[0];
        return new Result(totals, await reader.AllAsync(ReadLine, stop));
    }

    private NpgsqlBatchCommand All(Func<SqlText, string> which, Guid partnership)
    {
        var sql = new SqlText();
        var findings = Held.All(sql, Held.Findings, partnership, $"{which(sql)} and {Seen(sql, partnership)}");
        return sql.Command(
            $"""
            with r as materialized (select * from {findings} x),
            recommended as materialized (
              select distinct l.recommendation_id as id from r join improvement.finding_recommendation l on l.finding_id = r.id),
            acted as materialized (
              select l.action_id as id from r join improvement.finding_action l on l.finding_id = r.id
              union select l.action_id from recommended x join improvement.recommendation_action l on l.recommendation_id = x.id),
            measured as materialized (
              select l.measure_id as id from recommended x join improvement.recommendation_measure l on l.recommendation_id = x.id
              union select l.measure_id from acted x join improvement.action_measure l on l.action_id = x.id)
            select (select count(*) from r) as findings, (select count(*) from r where r.is_concern) as concerns, (select count(*) from r where r.answered_on is not null) as answered,
              a.actions, a.done, m.measures, m.read, m.better
            from (select count(*) as actions, count(a.done_on) as done from acted x join improvement.action a on a.id = x.id where {Open(sql, "a", partnership, Can.ReadActions, true)}) a,
              (select count(*) as measures, count(m.result) filter (where m.result <> 'TooEarly') as read, count(*) filter (where m.result = 'Better') as better
               from measured x join improvement.measure m on m.id = x.id where {Open(sql, "m", partnership, Can.ReadFindings, false)}) m
            """);
    }

    private NpgsqlBatchCommand Some(Func<SqlText, string> which, Guid partnership, int page)
    {
        var sql = new SqlText();
        const string Order = "r.raised_on desc, r.id";
        var rows = Held.First(sql, Held.Findings, partnership, $"{which(sql)} and {Seen(sql, partnership)}", Order, PageLength, (page - 1) * PageLength);
        return sql.Command(
            $"""
            select r.*, n.*, a.*, m.* from {rows} r
            cross join lateral (
              select (select count(*) from improvement.evidence e where e.finding_id = r.id) + (select count(*) from improvement.evidence_use u where u.finding_id = r.id) as said,
                count(x.id) as recommended,
                count(*) filter (where exists (select 1 from improvement.decision_recommendation d join improvement.decision c on c.id = d.decision_id
                  where d.recommendation_id = x.id and c.final_on is not null)) as decided,
                array_agg(x.id) as recommendations
              from improvement.finding_recommendation l join improvement.recommendation x on x.id = l.recommendation_id
              where l.finding_id = r.id and {Open(sql, "x", partnership, Can.ReadFindings, false)}) n
            cross join lateral (
              select count(*) as actions, count(a.done_on) as done, array_agg(a.id) as acted
              from (select l.action_id as id from improvement.finding_action l where l.finding_id = r.id
                    union select l.action_id from improvement.recommendation_action l where l.recommendation_id = any (n.recommendations)) i
              join improvement.action a on a.id = i.id where {Open(sql, "a", partnership, Can.ReadActions, true)}) a
            cross join lateral (
              select count(*) as measures, count(m.result) filter (where m.result <> 'TooEarly') as read, count(*) filter (where m.result = 'Better') as better
              from (select l.measure_id as id from improvement.recommendation_measure l where l.recommendation_id = any (n.recommendations)
                    union select l.measure_id from improvement.action_measure l where l.action_id = any (a.acted)) i
              join improvement.measure m on m.id = i.id where {Open(sql, "m", partnership, Can.ReadFindings, false)}) m
            order by {Order}
            """);
    }

    private string Seen(SqlText sql, Guid partnership) => Open(sql, "r", partnership, Can.ReadFindings, false);

    private string Open(SqlText sql, string row, Guid partnership, string permission, bool hasAgency)
    {
        var cases = new Reach(access, Can.ReadCaseLevel).Sql(sql, row, partnership, hasAgency);
        return $"{new Reach(access, permission).Sql(sql, row, partnership, hasAgency)} and (not {row}.is_case_level or {cases})";
    }

    private static Line ReadLine(NpgsqlDataReader row)
    {
        var isCase = row.Of<bool>("is_case_level");
        return new(
            row.Of<Guid>("id"),
            row.Of<string>("reference"),
            isCase ? CaseWords.Finding : row.Of<string>("title"),
            row.Of<bool>("is_concern"),
            isCase ? null : row.Of<string>("theme"),
            row.Of<DateOnly>("raised_on"),
            row.Maybe<DateOnly>("answered_on"),
            row.Maybe<DateOnly>("closed_on"),
            Number(row, "said"),
            Number(row, "recommended"),
            Number(row, "decided"),
            Number(row, "actions"),
            Number(row, "done"),
            Number(row, "measures"),
            Number(row, "read"),
            Number(row, "better"));
    }

    private static int Number(NpgsqlDataReader row, string column) => (int)row.Of<long>(column);
}
