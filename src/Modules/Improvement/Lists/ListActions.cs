using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Npgsql;

namespace LineOfSight.Improvement.Lists;

/// <summary>The actions of the present partnership that the person may read, grouped by how urgent they are.</summary>
internal sealed class ListActions(LineOfSightDb db, IAccess access, IAgencies agencies, DueDates dates)
{
    internal sealed record Row(
        Guid Id, string Reference, string What, Guid? AgencyId, Guid? OwnerId, string? OwnerName, DateOnly? DueOn, ActionStatus Status,
        DateOnly? DoneOn, Guid? FindingId, string? FindingTitle)
    {
        public string? AgencyName { get; init; }
    }

    internal sealed record Group(ActionState State, int Count, IReadOnlyList<Row> Rows);

    internal sealed record Result(IReadOnlyList<Group> Groups, int Restricted, IReadOnlyList<string> Themes);

    public async Task<Result> HandleAsync(ActionQuery query, CancellationToken stop)
    {
        access.Demand(Can.ReadActions);
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        ActionState[] states = query.State is { } one ? [one] : [ActionState.Overdue, ActionState.Soon, ActionState.Later, ActionState.Done];
        var commands = new List<NpgsqlBatchCommand> { Counts(query, partnership), Themes.Command(access, partnership) };
        commands.AddRange(states.Select(s => RowsOf(s, query, partnership)));
        Dictionary<string, int> counts;
        List<string> themes;
        var groups = new List<Group>();
        await using (var reader = await db.ReadAsync(commands, stop))
        {
            counts = (await reader.AllAsync(r => (State: r.Of<string>("state"), Count: (int)r.Of<long>("count")), stop)).ToDictionary(c => c.State, c => c.Count);
            themes = await reader.AllAsync(r => r.GetString(0), stop);
            foreach (var state in states)
            {
                groups.Add(new Group(state, counts.GetValueOrDefault(state.ToString()), await reader.AllAsync(ReadRow, stop)));
            }
        }

        var names = await agencies.NamesAsync(groups.SelectMany(g => g.Rows).Select(r => r.AgencyId).OfType<Guid>().Distinct(), stop);
        return new Result(
            [.. groups.Select(g => g with { Rows = [.. g.Rows.Select(r => r with { AgencyName = r.AgencyId is { } id ? names.GetValueOrDefault(id) : null })] })],
            counts.GetValueOrDefault("Restricted"),
            themes);
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
            union all select 'Done', count(*) from {done} r{restricted}
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
            _ => "r.done_on is not null",
        };
        var order = state == ActionState.Done ? "r.done_on desc, r.id" : "r.due_on, r.id";
        var (length, skip) = query.Whole ? (ActionQuery.Most, 0) : query.State is null ? (ActionQuery.GroupLength, 0) : (ActionQuery.PageLength, (query.Page - 1) * ActionQuery.PageLength);
        var (findings, cases) = (new Reach(access, Can.ReadFindings), new Reach(access, Can.ReadCaseLevel));
        return sql.Command(
            $"""
            select r.*, o.name as owner_name, f.id as finding_id, f.title as finding_title, f.is_case_level as finding_is_case
            from {Held.First(sql, Held.Actions, partnership, $"{when} and {Matches(sql, query, partnership)}", order, length, skip)} r
            left join identity.account o on o.id = r.owner_id
            left join lateral (
              select f.id, f.title, f.is_case_level from improvement.finding_action l join improvement.finding f on f.id = l.finding_id
              where l.action_id = r.id and {findings.Sql(sql, "f", partnership, hasAgency: false)}
                and (not f.is_case_level or {cases.Sql(sql, "f", partnership, hasAgency: false)})
              order by f.raised_on, f.id limit 1) f on true
            order by {order}
            """);
    }

    private string Matches(SqlText sql, ActionQuery query, Guid partnership)
    {
        var parts = new List<string> { Reaches(sql, partnership), $"(not r.is_case_level or {Cases(sql, partnership)})" };
        if (query.Agency is { } agency)
        {
            parts.Add($"r.agency_id = {sql.Add(agency)}");
        }

        if (query.Owner is { } owner)
        {
            parts.Add($"r.owner_id = {sql.Add(owner)}");
        }

        if (!string.IsNullOrWhiteSpace(query.Theme))
        {
            var findings = new Reach(access, Can.ReadFindings).Sql(sql, "f", partnership, hasAgency: false);
            parts.Add($"""
                exists (select 1 from improvement.finding_action l join improvement.finding f on f.id = l.finding_id
                  where l.action_id = r.id and f.theme = {sql.Add(query.Theme)} and not f.is_case_level and {findings})
                """);
        }

        return string.Join(" and ", parts);
    }

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
        row.Maybe<Guid>("finding_id"),
        row.Maybe<bool>("finding_is_case") == true ? CaseWords.Finding : row.Words("finding_title"));
}
