using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Npgsql;

namespace LineOfSight.Improvement.Lists;

/// <summary>Recommendations, decisions and measures of the present partnership that the person may read, grouped by what needs doing.</summary>
internal sealed class ListThread(LineOfSightDb db, IAccess access, DueDates dates)
{
    public const int GroupLength = 10;
    public const int PageLength = 50;

    /// <summary>One line of a list.</summary>
    internal sealed record Row(Guid Id, string Reference, string Title, string Detail, string? Whose, DateOnly? On, string OnWords, bool IsDue);

    internal sealed record Group(string Key, string Words, int Count, IReadOnlyList<Row> Rows);

    internal sealed record Result(IReadOnlyList<Group> Groups, int Restricted, int Page);

    /// <summary>A group: its key in the address, its heading, the condition on the row <c>r</c> and the order.</summary>
    internal sealed record Part(string Key, string Words, Func<SqlText, string> Condition, string Order);

    public IReadOnlyList<Part> Recommendations =>
    [
        new("late", "Re-check overdue", sql => $"r.state = 'CarriedOut' and r.recheck_on < {sql.Add(dates.Today)}", "r.recheck_on, r.id"),
        new("proposed", "Waiting to be agreed", _ => "r.state = 'Proposed'", "r.proposed_on, r.id"),
        new("agreed", "Agreed", _ => "r.state = 'Agreed'", "r.recheck_on, r.id"),
        new("carried-out", "Carried out, to be looked at again", sql => $"r.state = 'CarriedOut' and r.recheck_on >= {sql.Add(dates.Today)}", "r.recheck_on, r.id"),
        new("closed", "Closed or rejected", _ => "r.closed_on is not null", "r.closed_on desc, r.id"),
    ];

    public static IReadOnlyList<Part> Decisions { get; } =
    [
        new("open", "Not final", _ => "r.final_on is null", "r.held_on, r.id"),
        new("final", "Final", _ => "r.final_on is not null", "r.final_on desc, r.id"),
    ];

    public static IReadOnlyList<Part> Measures { get; } =
    [
        new("no-baseline", "Without a baseline", _ => "r.baseline_on is null", "r.added_at, r.id"),
        new("no-reading", "Baseline set, not read yet", _ => "r.baseline_on is not null and r.result is null", "r.baseline_on, r.id"),
        new("read", "Read", _ => "r.result is not null", "r.added_at desc, r.id"),
    ];

    /// <param name="table">One of the three tables.</param>
    /// <param name="parts">Its groups.</param>
    /// <param name="key">One group alone, or null for the first rows of each.</param>
    /// <param name="page">From 1, for one group alone.</param>
    /// <param name="read">Makes a line of a row.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Result> HandleAsync(string table, IReadOnlyList<Part> parts, string? key, int page, Func<NpgsqlDataReader, Row> read, CancellationToken stop)
    {
        access.Demand(Can.ReadFindings);
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        var chosen = parts.Where(p => key is null || p.Key == key).ToList();
        chosen = chosen.Count == 0 ? [.. parts] : chosen;
        var alone = key is not null && chosen.Count == 1;
        var (length, skip) = alone ? (PageLength, (page - 1) * PageLength) : (GroupLength, 0);
        var commands = new List<NpgsqlBatchCommand> { Restricted(table, partnership) };
        foreach (var part in chosen)
        {
            var count = new SqlText();
            commands.Add(count.Command($"select count(*) from {Held.All(count, table, partnership, $"{part.Condition(count)} and {Seen(count, partnership)}")} r"));
            var rows = new SqlText();
            var first = Held.First(rows, table, partnership, $"{part.Condition(rows)} and {Seen(rows, partnership)}", part.Order, length, skip);
            commands.Add(rows.Command($"select r.*, o.name as owner_name from {first} r left join identity.account o on o.id = r.owner_id order by {part.Order}"));
        }

        await using var reader = await db.ReadAsync(commands, stop);
        var restricted = (int)(await reader.AllAsync(r => r.GetInt64(0), stop))[0];
        var groups = new List<Group>();
        foreach (var part in chosen)
        {
            var count = (int)(await reader.AllAsync(r => r.GetInt64(0), stop))[0];
            groups.Add(new Group(part.Key, part.Words, count, await reader.AllAsync(read, stop)));
        }

        return new Result(groups, restricted, alone ? page : 0);
    }

    public Row Recommendation(NpgsqlDataReader row)
    {
        var state = Enum.Parse<RecommendationState>(row.Of<string>("state"));
        var (recheck, closed) = (row.Maybe<DateOnly>("recheck_on"), row.Maybe<DateOnly>("closed_on"));
        return new(
            row.Of<Guid>("id"),
            row.Of<string>("reference"),
            row.Of<bool>("is_case_level") ? CaseWords.Recommendation : row.Of<string>("text"),
            row.Words("outcome") is { } outcome ? Enum.Parse<RecommendationOutcome>(outcome).Words() : state.Words(),
            row.Words("owner_name"),
            closed ?? (state == RecommendationState.Proposed ? row.Of<DateOnly>("proposed_on") : recheck),
            closed is not null ? state == RecommendationState.Rejected ? "Rejected" : "Closed" : state == RecommendationState.Proposed ? "Proposed" : "Look again",
            closed is null && state is RecommendationState.Agreed or RecommendationState.CarriedOut);
    }

    public Row Decision(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"),
        row.Of<string>("reference"),
        row.Of<bool>("is_case_level") ? CaseWords.Decision : row.Of<string>("question"),
        row.Words("outcome") is { } outcome ? Enum.Parse<DecisionOutcome>(outcome).Words() : row.Of<string>("forum"),
        row.Words("owner_name"),
        row.Maybe<DateOnly>("final_on") ?? row.Of<DateOnly>("held_on"),
        row.Maybe<DateOnly>("final_on") is null ? Enum.Parse<DecisionWay>(row.Of<string>("way")).Words() : "Final",
        IsDue: false);

    public Row Measure(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"),
        row.Of<string>("reference"),
        row.Of<bool>("is_case_level") ? CaseWords.Measure : row.Of<string>("what"),
        row.Words("result") is { } result ? Enum.Parse<ReadingResult>(result).Words() : row.Of<string>("source"),
        row.Words("owner_name"),
        row.Maybe<DateOnly>("baseline_on"),
        row.Maybe<DateOnly>("baseline_on") is null ? "No baseline yet" : "Baseline",
        IsDue: false);

    private NpgsqlBatchCommand Restricted(string table, Guid partnership)
    {
        var sql = new SqlText();
        var condition = $"r.is_case_level and not {Cases(sql, partnership)} and {Reaches(sql, partnership)}";
        return sql.Command($"select count(*) from {Held.All(sql, table, partnership, condition)} r");
    }

    private string Seen(SqlText sql, Guid partnership) => $"{Reaches(sql, partnership)} and (not r.is_case_level or {Cases(sql, partnership)})";

    private string Reaches(SqlText sql, Guid partnership) => new Reach(access, Can.ReadFindings).Sql(sql, "r", partnership, hasAgency: false);

    private string Cases(SqlText sql, Guid partnership) => new Reach(access, Can.ReadCaseLevel).Sql(sql, "r", partnership, hasAgency: false);
}
