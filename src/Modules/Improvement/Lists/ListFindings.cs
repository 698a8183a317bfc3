using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Npgsql;

namespace LineOfSight.Improvement.Lists;

/// <summary>The findings of the present partnership that the person may read: first those that still owe an answer.</summary>
internal sealed class ListFindings(LineOfSightDb db, IAccess access)
{
    internal sealed record Row(
        Guid Id, string Reference, string Title, bool IsConcern, string? Theme, string? RaisedBy, DateOnly RaisedOn, DateOnly? AnswerBy,
        DateOnly? AnsweredOn, bool IsCaseLevel);

    internal sealed record Group(FindingState State, int Count, IReadOnlyList<Row> Rows);

    internal sealed record Result(IReadOnlyList<Group> Groups, int Restricted, IReadOnlyList<string> Themes);

    public async Task<Result> HandleAsync(FindingQuery query, CancellationToken stop)
    {
        access.Demand(Can.ReadFindings);
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        FindingState[] states = query.State is { } one ? [one] : [FindingState.Owed, FindingState.Answered];
        var commands = new List<NpgsqlBatchCommand> { Counts(query, partnership), Themes.Command(access, partnership) };
        commands.AddRange(states.Select(s => RowsOf(s, query, partnership)));
        await using var reader = await db.ReadAsync(commands, stop);
        var counts = (await reader.AllAsync(r => (State: r.Of<string>("state"), Count: (int)r.Of<long>("count")), stop)).ToDictionary(c => c.State, c => c.Count);
        var themes = await reader.AllAsync(r => r.GetString(0), stop);
        var groups = new List<Group>();
        foreach (var state in states)
        {
            groups.Add(new Group(state, counts.GetValueOrDefault(state.ToString()), await reader.AllAsync(ReadRow, stop)));
        }

        return new Result(groups, counts.GetValueOrDefault("Restricted"), themes);
    }

    private NpgsqlBatchCommand Counts(FindingQuery query, Guid partnership)
    {
        var sql = new SqlText();
        string Count(string state, string condition) => $"select '{state}' as state, count(*) as count from {Held.All(sql, Held.Findings, partnership, condition)} r";
        var restricted = query.IsFiltered
            ? ""
            : " union all " + Count("Restricted", $"r.is_case_level and not {Cases(sql, partnership)} and {Reaches(sql, partnership)}");
        return sql.Command(
            Count("Owed", $"r.answered_on is null and {Matches(sql, query, partnership)}")
            + " union all "
            + Count("Answered", $"r.answered_on is not null and {Matches(sql, query, partnership)}")
            + restricted);
    }

    private NpgsqlBatchCommand RowsOf(FindingState state, FindingQuery query, Guid partnership)
    {
        var sql = new SqlText();
        var (when, order) = state == FindingState.Owed
            ? ("r.answered_on is null", "r.answer_by, r.raised_on, r.id")
            : ("r.answered_on is not null", "r.answered_on desc, r.id");
        var (length, skip) = query.Whole ? (FindingQuery.Most, 0) : query.State is null ? (FindingQuery.GroupLength, 0) : (FindingQuery.PageLength, (query.Page - 1) * FindingQuery.PageLength);
        var rows = Held.First(sql, Held.Findings, partnership, $"{when} and {Matches(sql, query, partnership)}", order, length, skip);
        return sql.Command($"select r.* from {rows} r order by {order}");
    }

    private string Matches(SqlText sql, FindingQuery query, Guid partnership)
    {
        var parts = new List<string> { Reaches(sql, partnership), $"(not r.is_case_level or {Cases(sql, partnership)})" };
        if (!string.IsNullOrWhiteSpace(query.Theme))
        {
            parts.Add($"r.theme = {sql.Add(query.Theme)}");
        }

        if (query.Kind is { } kind)
        {
            parts.Add(kind == "concern" ? "r.is_concern" : "not r.is_concern");
        }

        if (query.Year is { } year)
        {
            parts.Add($"r.raised_on between {sql.Add(new DateOnly(year, 1, 1))} and {sql.Add(new DateOnly(year, 12, 31))}");
        }

        return string.Join(" and ", parts);
    }

    private string Reaches(SqlText sql, Guid partnership) => new Reach(access, Can.ReadFindings).Sql(sql, "r", partnership, hasAgency: false);

    private string Cases(SqlText sql, Guid partnership) => new Reach(access, Can.ReadCaseLevel).Sql(sql, "r", partnership, hasAgency: false);

    private static Row ReadRow(NpgsqlDataReader row)
    {
        var isCase = row.Of<bool>("is_case_level");
        return new(
            row.Of<Guid>("id"),
            row.Of<string>("reference"),
            isCase ? CaseWords.Finding : row.Of<string>("title"),
            row.Of<bool>("is_concern"),
            isCase ? null : row.Of<string>("theme"),
            isCase ? null : row.Of<string>("raised_by"),
            row.Of<DateOnly>("raised_on"),
            row.Maybe<DateOnly>("answer_by"),
            row.Maybe<DateOnly>("answered_on"),
            isCase);
    }
}
