using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Npgsql;

namespace LineOfSight.Improvement.Lists;

/// <summary>An improvement plan: the actions of the present partnership that the person may read, grouped by what they need.</summary>
internal sealed class ListActions(LineOfSightDb db, IAccess access, IAgencies agencies, DueDates dates)
{
    private const string WaitsForEvidence = "(r.scrutiny = 'Returned' or (r.what_changed is null and r.scrutiny is null))";
    private static readonly ActionState[] States = Enum.GetValues<ActionState>();

    // What a theme or an agency's support reaches is found once, and not in each of the plan's statements.
    private Guid[] ofTheme = [];
    private Guid[] supported = [];

    internal sealed record Row(
        Guid Id, string Reference, string What, Guid? AgencyId, Guid? OwnerId, string? OwnerName, DateOnly? DueOn, ActionStatus Status,
        DateOnly? DoneOn, string? From, string? FromHref)
    {
        public string? AgencyName { get; init; }

        public bool IsBlocked { get; init; }

        public bool IsReturned { get; init; }
    }

    internal sealed record Group(ActionState State, int Count, IReadOnlyList<Row> Rows);

    /// <summary>The plan as far as it was asked for; its counts are of the whole plan, whichever group is shown.</summary>
    internal sealed record Result(IReadOnlyList<Group> Groups, int Restricted, IReadOnlyList<string> Themes, int All, int Done, int WaitForEvidence, string? Recommendation);

    public async Task<Result> HandleAsync(ActionQuery query, CancellationToken stop)
    {
        access.Demand(Can.ReadActions);
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        var states = query.State is { } one ? [one] : States;
        await ReachedAsync(query, partnership, stop);
        var commands = new List<NpgsqlBatchCommand> { Counts(query, partnership), Themes.Command(access, partnership), Recommendation(query, partnership) };
        commands.AddRange(states.Select(s => RowsOf(s, query, partnership)));
        Dictionary<string, int> counts;
        List<string> themes;
        string? recommendation;
        var groups = new List<Group>();
        await using (var reader = await db.ReadAsync(commands, stop))
        {
            counts = (await reader.AllAsync(r => (State: r.Of<string>("state"), Count: (int)r.Of<long>("count")), stop)).ToDictionary(c => c.State, c => c.Count);
            themes = await reader.AllAsync(r => r.GetString(0), stop);
            recommendation = (await reader.AllAsync(r => r.GetString(0), stop)).SingleOrDefault();
            foreach (var state in states)
            {
                groups.Add(new Group(state, counts.GetValueOrDefault(state.ToString()), await reader.AllAsync(ReadRow, stop)));
            }
        }

        var names = await agencies.NamesAsync(groups.SelectMany(g => g.Rows).Select(r => r.AgencyId).OfType<Guid>().Distinct(), stop);
        var (evidence, closed) = (counts.GetValueOrDefault(nameof(ActionState.Evidence)), counts.GetValueOrDefault(nameof(ActionState.Closed)));
        return new Result(
            [.. groups.Select(g => g with { Rows = [.. g.Rows.Select(r => r with { AgencyName = r.AgencyId is { } id ? names.GetValueOrDefault(id) : null })] })],
            counts.GetValueOrDefault("Restricted"),
            themes,
            States.Sum(s => counts.GetValueOrDefault(s.ToString())),
            evidence + closed,
            evidence,
            recommendation);
    }

    private async Task ReachedAsync(ActionQuery query, Guid partnership, CancellationToken stop)
    {
        if (query.Agency is null && string.IsNullOrWhiteSpace(query.Theme))
        {
            return;
        }

        var (theme, support) = (new SqlText(), new SqlText());
        await using var reader = await db.ReadAsync(
            [
                theme.Command(string.IsNullOrWhiteSpace(query.Theme) ? "select null::uuid where false" : OfTheme(theme, query.Theme, partnership)),
                support.Command($"select s from improvement.supported({support.Add(query.Agency ?? Guid.Empty)}) s"),
            ],
            stop);
        ofTheme = [.. await reader.AllAsync(r => r.GetGuid(0), stop)];
        supported = [.. await reader.AllAsync(r => r.GetGuid(0), stop)];
    }

    private NpgsqlBatchCommand Counts(ActionQuery query, Guid partnership)
    {
        var sql = new SqlText();
        var (today, soon) = Days(sql);
        var open = Held.All(sql, Held.Actions, partnership, Matches(sql, query, partnership) + " and r.done_on is null");
        var done = Held.All(sql, Held.Actions, partnership, Matches(sql, query, partnership) + " and r.done_on is not null");
        var restricted = query.IsFiltered ? "" : $"""
             union all select 'Restricted', count(*) from {Held.All(sql, Held.Actions, partnership, $"r.is_case_level and not {Cases(sql, partnership)} and {Reaches(sql, partnership)}")} r
            """;
        return sql.Command(
            $"""
            select case when r.due_on < {today} then 'Overdue' when r.due_on <= {soon} then 'Soon' else 'Later' end as state, count(*) as count
            from {open} r group by 1
            union all select case when {WaitsForEvidence} then 'Evidence' else 'Closed' end, count(*) from {done} r group by 1{restricted}
            """);
    }

    private NpgsqlBatchCommand RowsOf(ActionState state, ActionQuery query, Guid partnership)
    {
        var sql = new SqlText();
        var (today, soon) = Days(sql);
        var when = state switch
        {
            ActionState.Overdue => $"r.done_on is null and r.due_on < {today}",
            ActionState.Soon => $"r.done_on is null and r.due_on between {today} and {soon}",
            ActionState.Later => $"r.done_on is null and (r.due_on > {soon} or r.due_on is null)",
            ActionState.Evidence => $"r.done_on is not null and {WaitsForEvidence}",
            _ => $"r.done_on is not null and {WaitsForEvidence} is not true",
        };
        var order = state is ActionState.Evidence or ActionState.Closed ? "r.done_on desc, r.id" : "r.due_on, r.id";
        var (length, skip) = query.Whole ? (ActionQuery.Most, 0) : query.State is null ? (ActionQuery.GroupLength, 0) : (ActionQuery.PageLength, (query.Page - 1) * ActionQuery.PageLength);
        var rows = Held.First(sql, Held.Actions, partnership, $"{when} and {Matches(sql, query, partnership)}", order, length, skip);
        // Why it is on the plan: the finding that it serves, or the recommendation that it carries out.
        return sql.Command(
            $"""
            select r.*, o.name as owner_name, f.kind as from_kind, f.id as from_id, f.title as from_title, f.is_case_level as from_is_case
            from {rows} r
            left join identity.account o on o.id = r.owner_id
            left join lateral (
              select * from (
                (select 1 as place, 'finding' as kind, f.id, f.title, f.is_case_level
                 from improvement.finding_action l join improvement.finding f on f.id = l.finding_id
                 where l.action_id = r.id and {ReadableOf(sql, "f", partnership)} order by f.raised_on, f.id limit 1)
                union all
                (select 2, 'recommendation', f.id, f.text, f.is_case_level
                 from improvement.recommendation_action l join improvement.recommendation f on f.id = l.recommendation_id
                 where l.action_id = r.id and {ReadableOf(sql, "f", partnership)} order by f.proposed_on, f.id limit 1)) f
              order by f.place limit 1) f on true
            order by {order}
            """);
    }

    private NpgsqlBatchCommand Recommendation(ActionQuery query, Guid partnership)
    {
        var sql = new SqlText();
        return sql.Command($"select f.reference from improvement.recommendation f where f.id = {sql.Add(query.Recommendation ?? Guid.Empty)} and {ReadableOf(sql, "f", partnership)}");
    }

    private string Matches(SqlText sql, ActionQuery query, Guid partnership)
    {
        var parts = new List<string> { Reaches(sql, partnership), $"(not r.is_case_level or {Cases(sql, partnership)})" };
        if (query.Agency is { } agency)
        {
            var led = sql.Add(agency);
            parts.Add($"(r.agency_id = {led} or r.id = any({sql.Add(supported)}))");
        }

        if (query.Owner is { } owner)
        {
            parts.Add($"r.owner_id = {sql.Add(owner)}");
        }

        if (query.Body is { } body)
        {
            parts.Add($"r.body_id = {sql.Add(body)}");
        }

        if (query.Recommendation is { } recommendation)
        {
            parts.Add($"""
                r.id in (select l.action_id from improvement.recommendation_action l join improvement.recommendation f on f.id = l.recommendation_id
                  where l.recommendation_id = {sql.Add(recommendation)} and {ReadableOf(sql, "f", partnership)})
                """);
        }

        if (!string.IsNullOrWhiteSpace(query.Theme))
        {
            parts.Add($"r.id = any({sql.Add(ofTheme)})");
        }

        if (query.Only.Count > 0)
        {
            parts.Add($"({string.Join(" or ", query.Only.Distinct().Select(Marked))})");
        }

        return string.Join(" and ", parts);
    }

    private static string Marked(ActionMark mark) => mark switch
    {
        ActionMark.Blocked => "r.blocked_on is not null",
        ActionMark.Waiting => "r.blocked_by_action_id is not null",
        _ => "r.scrutiny = 'Returned'",
    };

    /// <summary>The actions of a theme's findings, straight or through a recommendation. Which findings are few, and their links have indexes.</summary>
    private string OfTheme(SqlText sql, string theme, Guid partnership)
    {
        var findings = Held.All(
            sql, Held.Findings, partnership, $"r.theme = {sql.Add(theme)} and not r.is_case_level and {new Reach(access, Can.ReadFindings).Sql(sql, "r", partnership, hasAgency: false)}");
        return $"""
            with of_theme as materialized (select t.id from {findings} t)
            select l.action_id from of_theme t join improvement.finding_action l on l.finding_id = t.id
            union select l.action_id from of_theme t join improvement.finding_recommendation g on g.finding_id = t.id
              join improvement.recommendation_action l on l.recommendation_id = g.recommendation_id
            """;
    }

    private string ReadableOf(SqlText sql, string row, Guid partnership) =>
        $"{new Reach(access, Can.ReadFindings).Sql(sql, row, partnership, hasAgency: false)} and (not {row}.is_case_level or {new Reach(access, Can.ReadCaseLevel).Sql(sql, row, partnership, hasAgency: false)})";

    private string Reaches(SqlText sql, Guid partnership) => new Reach(access, Can.ReadActions).Sql(sql, "r", partnership, hasAgency: true);

    private string Cases(SqlText sql, Guid partnership) => new Reach(access, Can.ReadCaseLevel).Sql(sql, "r", partnership, hasAgency: true);

    private (string Today, string Soon) Days(SqlText sql) => (sql.Add(dates.Today), sql.Add(dates.ComingUpUntil));

    private static Row ReadRow(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"),
        row.Of<string>("reference"),
        row.Of<bool>("is_case_level") ? CaseWords.Action : row.Of<string>("what"),
        row.Maybe<Guid>("agency_id"),
        row.Maybe<Guid>("owner_id"),
        row.Words("owner_name"),
        row.Maybe<DateOnly>("due_on"),
        Enum.Parse<ActionStatus>(row.Of<string>("status")),
        row.Maybe<DateOnly>("done_on"),
        row.Words("from_kind") is not { } kind ? null : row.Of<bool>("from_is_case") ? (kind == "finding" ? CaseWords.Finding : CaseWords.Recommendation) : row.Words("from_title"),
        row.Words("from_kind") is { } of ? $"/improvement/{of}/{row.Of<Guid>("from_id")}" : null)
    {
        IsBlocked = row.Maybe<DateOnly>("blocked_on") is not null,
        IsReturned = row.Words("scrutiny") == nameof(Verdict.Returned),
    };
}
