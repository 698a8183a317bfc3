using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Npgsql;

namespace LineOfSight.Improvement.Lists;

/// <summary>Where a line of sight can be broken.</summary>
internal enum Break
{
    NoEvidence,
    NothingFollows,
    NotAnswered,
    NoFinding,
    NotAgreed,
    NoAction,
    NotRechecked,
    NotDecided,
    ServesNothing,
    NoBaseline,
    NotRead,
    MeasuresNothing,
}

/// <summary>The words for a break.</summary>
internal static class BreakWords
{
    public static string Words(this Break broken) => broken switch
    {
        Break.NoEvidence => "Findings without evidence that may be used",
        Break.NothingFollows => "Concerns that nothing follows",
        Break.NotAnswered => "Findings whose people were not told",
        Break.NoFinding => "Recommendations that answer no finding",
        Break.NotAgreed => "Recommendations neither agreed nor rejected",
        Break.NoAction => "Agreed recommendations without an action",
        Break.NotRechecked => "Recommendations whose re-check is overdue",
        Break.NotDecided => "Decisions that are not final",
        Break.ServesNothing => "Actions that serve nothing",
        Break.NoBaseline => "Measures without a baseline",
        Break.NotRead => "Measures without a reading, although all is done",
        _ => "Measures that measure nothing",
    };
}

/// <summary>
/// Finds every line of the present partnership that is broken, and where. What has just begun is no break: whatever needs a next step has
/// four weeks for it. Records that the person may not open are not looked at.
/// </summary>
internal sealed class FindOrphans(LineOfSightDb db, IAccess access, TimeProvider clock)
{
    /// <summary>How many days something may wait for its next step.</summary>
    public const int Patience = 28;

    /// <summary>How many rows of each break a page shows.</summary>
    public const int Most = 50;

    internal sealed record Row(
        Break Break, string Page, Guid Id, string Reference, string Title, string? Theme, Guid? OwnerId, string? OwnerName, DateOnly Since);

    internal sealed record Group(Break Break, int Count, IReadOnlyList<Row> Rows);

    internal sealed record Result(IReadOnlyList<Group> Groups, int Findings, IReadOnlyList<string> Themes);

    public async Task<Result> HandleAsync(OrphanQuery query, CancellationToken stop)
    {
        access.Demand(Can.ReadFindings);
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        await using var reader = await db.ReadAsync([Broken(query, partnership), Findings(partnership), Lists.Themes.Command(access, partnership)], stop);
        var rows = await reader.AllAsync(r => (Row: Read(r), Count: (int)r.Of<long>("total")), stop);
        var findings = (int)(await reader.AllAsync(r => r.GetInt64(0), stop))[0];
        var themes = await reader.AllAsync(r => r.GetString(0), stop);
        return new Result(
            [.. rows.GroupBy(r => r.Row.Break).OrderBy(g => g.Key).Select(g => new Group(g.Key, g.First().Count, [.. g.Select(r => r.Row)]))], findings, themes);
    }

    private NpgsqlBatchCommand Findings(Guid partnership)
    {
        var sql = new SqlText();
        return sql.Command($"select count(*) from improvement.finding r where {Mine(sql, partnership, Can.ReadFindings, false)}");
    }

    private NpgsqlBatchCommand Broken(OrphanQuery query, Guid partnership)
    {
        var sql = new SqlText();
        var (today, patient) = (sql.Add(clock.Today()), sql.Add(clock.Today().AddDays(-Patience)));
        var (findings, actions) = (Mine(sql, partnership, Can.ReadFindings, false), Mine(sql, partnership, Can.ReadActions, true));
        const string Done = "not exists (select 1 from improvement.recommendation_action l join improvement.action a on a.id = l.action_id where l.recommendation_id = {0} and a.done_on is null)";
        string[] parts =
        [
            Of(Break.NoEvidence, "finding", "r.title", "r.theme", "r.raised_on",
                $"""
                {findings} and r.closed_on is null
                and not exists (select 1 from improvement.evidence e where e.finding_id = r.id and (e.consent_until is null or e.consent_until >= {today}))
                and not exists (select 1 from improvement.evidence_use u where u.finding_id = r.id)
                """),
            Of(Break.NothingFollows, "finding", "r.title", "r.theme", "r.raised_on",
                $"""
                {findings} and r.closed_on is null and r.is_concern and r.raised_on < {patient}
                and not exists (select 1 from improvement.finding_action l where l.finding_id = r.id)
                and not exists (select 1 from improvement.finding_recommendation l where l.finding_id = r.id)
                """),
            Of(Break.NotAnswered, "finding", "r.title", "r.theme", "coalesce(r.answer_by, r.raised_on)",
                $"""
                {findings} and r.answered_on is null and (r.answer_by < {today} or (r.answer_by is null and r.raised_on < {patient}
                  and exists (select 1 from improvement.finding_action l join improvement.action a on a.id = l.action_id where l.finding_id = r.id and a.done_on < {patient})
                  and not exists (select 1 from improvement.finding_action l join improvement.action a on a.id = l.action_id where l.finding_id = r.id and a.done_on is null)))
                """),
            Of(Break.NoFinding, "recommendation", "r.text", "null", "r.proposed_on",
                $"{findings} and r.closed_on is null and not exists (select 1 from improvement.finding_recommendation l where l.recommendation_id = r.id)"),
            Of(Break.NotAgreed, "recommendation", "r.text", ThemeOfRecommendation("r.id"), "r.proposed_on", $"{findings} and r.state = 'Proposed' and r.proposed_on < {patient}"),
            Of(Break.NoAction, "recommendation", "r.text", ThemeOfRecommendation("r.id"), "r.agreed_on",
                $"""
                {findings} and r.state in ('Agreed', 'CarriedOut') and r.agreed_on < {patient}
                and not exists (select 1 from improvement.recommendation_action l where l.recommendation_id = r.id)
                """),
            Of(Break.NotRechecked, "recommendation", "r.text", ThemeOfRecommendation("r.id"), "r.recheck_on", $"{findings} and r.state in ('Agreed', 'CarriedOut') and r.recheck_on < {today}"),
            Of(Break.NotDecided, "decision", "r.question",
                "(select f.theme from improvement.decision_recommendation d join improvement.finding_recommendation l on l.recommendation_id = d.recommendation_id join improvement.finding f on f.id = l.finding_id where d.decision_id = r.id and not f.is_case_level limit 1)",
                "r.held_on", $"{findings} and r.final_on is null and r.held_on < {patient}"),
            Of(Break.ServesNothing, "action", "r.what", "null", "(r.added_at at time zone 'Europe/London')::date",
                $"""
                {actions} and r.done_on is null
                and not exists (select 1 from improvement.finding_action l where l.action_id = r.id)
                and not exists (select 1 from improvement.recommendation_action l where l.action_id = r.id)
                """),
            Of(Break.NoBaseline, "measure", "r.what", ThemeOfMeasure, "(r.added_at at time zone 'Europe/London')::date",
                $"{findings} and r.baseline_on is null and r.added_at < ({patient}::timestamp at time zone 'Europe/London')"),
            Of(Break.NotRead, "measure", "r.what", ThemeOfMeasure, "r.baseline_on",
                $"""
                {findings} and r.baseline_on < {patient} and r.result is null
                and exists (select 1 from improvement.recommendation_measure m join improvement.recommendation x on x.id = m.recommendation_id
                  where m.measure_id = r.id and x.state = 'CarriedOut' and x.carried_out_on < {patient} and {string.Format(System.Globalization.CultureInfo.InvariantCulture, Done, "x.id")})
                """),
            Of(Break.MeasuresNothing, "measure", "r.what", "null", "(r.added_at at time zone 'Europe/London')::date",
                $"""
                {findings} and not exists (select 1 from improvement.recommendation_measure m where m.measure_id = r.id)
                and not exists (select 1 from improvement.action_measure m where m.measure_id = r.id)
                """),
        ];
        var chosen = new List<string>();
        if (!string.IsNullOrWhiteSpace(query.Theme))
        {
            chosen.Add($"b.theme = {sql.Add(query.Theme)}");
        }

        if (query.Owner is { } owner)
        {
            chosen.Add($"b.owner_id = {sql.Add(owner)}");
        }

        var where = chosen.Count == 0 ? "" : $"where {string.Join(" and ", chosen)}";
        return sql.Command(
            $"""
            select n.*, o.name as owner_name from (
              select b.*, count(*) over (partition by b.broken) as total, row_number() over (partition by b.broken order by b.since, b.id) as place
              from ({string.Join("\nunion all ", parts)}) b {where}) n
            left join identity.account o on o.id = n.owner_id where n.place <= {Most} order by n.broken, n.place
            """);
    }

    private static string Of(Break broken, string page, string title, string theme, string since, string condition) =>
        $"""
        select {(int)broken} as broken, '{page}' as page, r.id, r.reference, case when r.is_case_level then null else {title} end as title,
          case when r.is_case_level then null else {theme} end as theme, r.owner_id, {since} as since
        from improvement.{page} r where {condition}
        """;

    private static string ThemeOfRecommendation(string recommendation) =>
        $"(select f.theme from improvement.finding_recommendation l join improvement.finding f on f.id = l.finding_id where l.recommendation_id = {recommendation} and not f.is_case_level order by f.raised_on limit 1)";

    private const string ThemeOfMeasure =
        "(select f.theme from improvement.recommendation_measure m join improvement.finding_recommendation l on l.recommendation_id = m.recommendation_id join improvement.finding f on f.id = l.finding_id where m.measure_id = r.id and not f.is_case_level order by f.raised_on limit 1)";

    // What the partnership keeps and the person may open: a line that is shared is looked after by whoever keeps it.
    private string Mine(SqlText sql, Guid partnership, string permission, bool hasAgency)
    {
        var cases = new Reach(access, Can.ReadCaseLevel).Sql(sql, "r", partnership, hasAgency);
        return $"r.partnership_id = {sql.Add(partnership)} and {new Reach(access, permission).Sql(sql, "r", partnership, hasAgency)} and (not r.is_case_level or {cases})";
    }

    private static Row Read(NpgsqlDataReader row)
    {
        var page = row.Of<string>("page");
        var ofCase = page switch
        {
            "finding" => CaseWords.Finding,
            "recommendation" => CaseWords.Recommendation,
            "decision" => CaseWords.Decision,
            "action" => CaseWords.Action,
            _ => CaseWords.Measure,
        };
        return new(
            (Break)row.Of<int>("broken"), page, row.Of<Guid>("id"), row.Of<string>("reference"), row.Words("title") ?? ofCase, row.Words("theme"),
            row.Maybe<Guid>("owner_id"), row.Words("owner_name"), row.Of<DateOnly>("since"));
    }
}
