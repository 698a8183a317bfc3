using System.Globalization;
using LineOfSight.Contracts;
using LineOfSight.Design;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Npgsql;

namespace LineOfSight.Improvement.Report;

/// <summary>
/// Gathers what a paper states, in one round trip: what was decided, what is late and why, what changed, what was answered, and what was
/// raised. Nothing about one child’s case enters a paper.
/// </summary>
internal sealed class GatherStatements(LineOfSightDb db, IAgencies agencies, TimeProvider clock)
{
    /// <summary>How many statements a part has at most; what is left out is counted.</summary>
    public const int Most = 100;

    public async Task<IReadOnlyList<Stated>> OfAsync(Guid partnership, DateOnly from, DateOnly until, string? theme, CancellationToken stop)
    {
        var today = clock.Today();
        var stated = new List<Stated>();
        List<(Row Decision, Guid[] Agencies, string[] Stances, string?[] Reasons)> decisions;
        List<Row> late, changed, answered, raised;
        await using (var reader = await db.ReadAsync(
            [Decided(partnership, from, until, theme), Late(partnership, today, theme), Changed(partnership, from, until, theme), Answered(partnership, from, until, theme), Raised(partnership, from, until, theme)], stop))
        {
            decisions = await reader.AllAsync(r => (Row.Of(r), r.Of<Guid[]>("agencies"), r.Of<string[]>("stances"), r.Of<string?[]>("reasons")), stop);
            late = await reader.AllAsync(Row.Of, stop);
            changed = await reader.AllAsync(r => Row.Of(r) with { Detail = Reading(r) }, stop);
            answered = await reader.AllAsync(Row.Of, stop);
            raised = await reader.AllAsync(Row.Of, stop);
        }

        var names = await agencies.NamesAsync(decisions.SelectMany(d => d.Agencies).Concat(late.Select(l => l.AgencyId ?? Guid.Empty)).Where(id => id != Guid.Empty).Distinct(), stop);
        stated.AddRange(decisions.Select(d => new Stated(PaperPart.Decided, Decision(d.Decision, d.Agencies, d.Stances, d.Reasons, names), Seen.Decision, d.Decision.Id, d.Decision.Version, $"Decision {d.Decision.Reference}")));
        stated.AddRange(late.Select(l => new Stated(PaperPart.Late, LateOf(l, names, today), l.Kind, l.Id, l.Version, $"{l.Kind} {l.Reference}")));
        stated.AddRange(changed.Select(c => new Stated(PaperPart.Changed, $"{c.Title}: {c.Detail}", Seen.Measure, c.Id, c.Version, $"Measure {c.Reference}")));
        stated.AddRange(answered.Select(a => new Stated(
            PaperPart.Answered, $"{Capital(a.Who!)} {(a.Days == 0 ? "were told on the same day" : $"were told {Sentence.Days(a.Days)} after they spoke")}, {Lower(a.Detail!)}, about: {a.Title}", Seen.Answer, a.Id, a.Version, $"Answer to finding {a.Reference}")));
        stated.AddRange(raised.Select(r => new Stated(
            PaperPart.Raised, $"{r.Title}. {(r.Detail == "true" ? "A concern" : "A strength")} raised by {Sentence.Inside(r.Who!)} on {Dates.Plain(r.On!.Value)}", Seen.Finding, r.Id, r.Version, $"Finding {r.Reference}")));
        return stated;
    }

    private static string Decision(Row decision, Guid[] agencies, string[] stances, string?[] reasons, IReadOnlyDictionary<Guid, string> names)
    {
        var against = agencies.Zip(stances, reasons).Where(p => p.Second == nameof(Stance.Against)).Select(p => $"{names.GetValueOrDefault(p.First, "A former partner")} disagreed: {p.Third}").ToList();
        var told = $"{Enum.Parse<DecisionOutcome>(decision.Detail!).Words()}. {decision.Title} {Sentence(decision.Extra)} ({decision.Who}, {Dates.Plain(decision.On!.Value)}; {agencies.Length} {(agencies.Length == 1 ? "position" : "positions")})";
        return against.Count == 0 ? told : $"{told}. {string.Join(". ", against)}";

        static string Sentence(string? words) => words ?? "";
    }

    private static string LateOf(Row late, IReadOnlyDictionary<Guid, string> names, DateOnly today)
    {
        var who = late.AgencyId is { } agency ? names.GetValueOrDefault(agency) ?? late.Who : late.Who;
        var what = late.Kind switch
        {
            Seen.Action => "was due",
            Seen.Recommendation => "was to be looked at again",
            _ => "was to be answered",
        };
        var why = late.Extra is null ? "No reason is recorded" : $"Blocked: {late.Extra}";
        var risen = late.Detail is null ? "" : $". Risen to: {late.Detail}";
        return $"{late.Title} {what} on {Dates.Plain(late.On!.Value)}, {Sight.Sentence.Days(today.DayNumber - late.On.Value.DayNumber)} ago ({who ?? "nobody owns it"}). {(late.Kind == Seen.Action ? why : "")}{risen}".TrimEnd(' ', '.');
    }

    private static string Reading(NpgsqlDataReader row)
    {
        var unit = Enum.Parse<MeasureUnit>(row.Of<string>("unit"));
        var baseline = Amount.Of(unit, row.Maybe<decimal>("baseline_value"), row.Maybe<int>("baseline_base"), row.Words("baseline_words"), row.Words("counted_in"), row.Of<DateOnly>("baseline_on"));
        var value = Amount.Of(unit, row.Maybe<decimal>("value"), row.Maybe<int>("base"), row.Words("words"), row.Words("counted_in"), row.Of<DateOnly>("on_day"));
        return $"{Enum.Parse<ReadingResult>(row.Of<string>("result")).Words().ToLowerInvariant()}. {baseline} on {Dates.Plain(row.Of<DateOnly>("baseline_on"))}, then {value} on {Dates.Plain(row.Of<DateOnly>("on_day"))}";
    }

    private NpgsqlBatchCommand Decided(Guid partnership, DateOnly from, DateOnly until, string? theme)
    {
        var sql = new SqlText();
        return sql.Command(
            $"""
            select 'Decision' as kind, r.id, r.version, r.reference, r.question as title, r.outcome as detail, r.decided as extra, r.forum as who, r.final_on as on_day, null::uuid as agency_id, 0 as days,
              p.agencies, p.stances, p.reasons
            from improvement.decision r cross join lateral (
              select coalesce(array_agg(x.agency_id order by x.given_on, x.id), '{"{}"}') as agencies, coalesce(array_agg(x.stance order by x.given_on, x.id), '{"{}"}') as stances,
                coalesce(array_agg(x.reasons order by x.given_on, x.id), '{"{}"}') as reasons
              from (select distinct on (p.agency_id) p.* from improvement.partner_position p where p.decision_id = r.id order by p.agency_id, p.number desc) x) p
            where {Ours(sql, partnership)} and r.final_on between {sql.Add(from)} and {sql.Add(until)}
              {Theme(sql, theme, "exists (select 1 from improvement.decision_recommendation d join improvement.finding_recommendation l on l.recommendation_id = d.recommendation_id join improvement.finding f on f.id = l.finding_id where d.decision_id = r.id and f.theme = {0})")}
            order by r.final_on, r.id limit {Most}
            """);
    }

    private static NpgsqlBatchCommand Late(Guid partnership, DateOnly today, string? theme)
    {
        var sql = new SqlText();
        var now = sql.Add(today);
        const string Risen = "(select string_agg(s.risen_to, '; ' order by s.step) from improvement.rise s where s.record_id = r.id and s.due_on = {0})";
        return sql.Command(
            $"""
            select * from (
              select 'Action' as kind, r.id, r.version, r.reference, r.what as title, {In(Risen, "r.due_on")} as detail, r.blocked_by as extra, o.name as who, r.due_on as on_day, r.agency_id, 0 as days
              from improvement.action r left join identity.account o on o.id = r.owner_id
              where {Ours(sql, partnership)} and r.done_on is null and r.due_on < {now}
                {Theme(sql, theme, "(exists (select 1 from improvement.finding_action l join improvement.finding f on f.id = l.finding_id where l.action_id = r.id and f.theme = {0}) or exists (select 1 from improvement.recommendation_action a join improvement.finding_recommendation l on l.recommendation_id = a.recommendation_id join improvement.finding f on f.id = l.finding_id where a.action_id = r.id and f.theme = {0}))")}
              union all
              select 'Recommendation', r.id, r.version, r.reference, r.text, {In(Risen, "r.recheck_on")}, null, o.name, r.recheck_on, null, 0
              from improvement.recommendation r left join identity.account o on o.id = r.owner_id
              where {Ours(sql, partnership)} and r.state = 'CarriedOut' and r.recheck_on < {now}
                {Theme(sql, theme, "exists (select 1 from improvement.finding_recommendation l join improvement.finding f on f.id = l.finding_id where l.recommendation_id = r.id and f.theme = {0})")}
              union all
              select 'Finding', r.id, r.version, r.reference, r.title, {In(Risen, "r.answer_by")}, null, o.name, r.answer_by, null, 0
              from improvement.finding r left join identity.account o on o.id = r.owner_id
              where {Ours(sql, partnership)} and r.answered_on is null and r.answer_by < {now} {Theme(sql, theme, "r.theme = {0}")}) r
            order by r.on_day, r.id limit {Most}
            """);
    }

    private static NpgsqlBatchCommand Changed(Guid partnership, DateOnly from, DateOnly until, string? theme)
    {
        var sql = new SqlText();
        return sql.Command(
            $"""
            select 'Measure' as kind, r.id, r.version, r.reference, r.what as title, null as detail, null as extra, null as who, g.on_day, null::uuid as agency_id, 0 as days,
              r.unit, r.counted_in, r.baseline_on, r.baseline_value, r.baseline_base, r.baseline_words, g.value, g.base, g.words, g.result
            from improvement.measure r cross join lateral (
              select g.* from improvement.reading g where g.measure_id = r.id and g.on_day between {sql.Add(from)} and {sql.Add(until)}
                and not exists (select 1 from improvement.reading c where c.corrects_id = g.id) order by g.on_day desc, g.at desc limit 1) g
            where {Ours(sql, partnership)} and r.baseline_on is not null
              {Theme(sql, theme, "exists (select 1 from improvement.recommendation_measure m join improvement.finding_recommendation l on l.recommendation_id = m.recommendation_id join improvement.finding f on f.id = l.finding_id where m.measure_id = r.id and f.theme = {0})")}
            order by g.on_day, r.id limit {Most}
            """);
    }

    private static NpgsqlBatchCommand Answered(Guid partnership, DateOnly from, DateOnly until, string? theme)
    {
        var sql = new SqlText();
        return sql.Command(
            $"""
            select 'Answer' as kind, w.id, w.version, r.reference, r.title, w.way as detail, null as extra, w.addressed_to as who, w.delivered_on as on_day, null::uuid as agency_id,
              w.delivered_on - r.raised_on as days
            from improvement.answer w join improvement.finding r on r.id = w.finding_id
            where {Ours(sql, partnership)} and w.delivered_on between {sql.Add(from)} and {sql.Add(until)} {Theme(sql, theme, "r.theme = {0}")}
            order by w.delivered_on, w.id limit {Most}
            """);
    }

    private static NpgsqlBatchCommand Raised(Guid partnership, DateOnly from, DateOnly until, string? theme)
    {
        var sql = new SqlText();
        return sql.Command(
            $"""
            select 'Finding' as kind, r.id, r.version, r.reference, r.title, r.is_concern::text as detail, null as extra, r.raised_by as who, r.raised_on as on_day, null::uuid as agency_id, 0 as days
            from improvement.finding r where {Ours(sql, partnership)} and r.raised_on between {sql.Add(from)} and {sql.Add(until)} {Theme(sql, theme, "r.theme = {0}")}
            order by r.raised_on, r.id limit {Most}
            """);
    }

    private static string Ours(SqlText sql, Guid partnership) => $"r.partnership_id = {sql.Add(partnership)} and not r.is_case_level";

    private static string Theme(SqlText sql, string? theme, string condition) => string.IsNullOrWhiteSpace(theme) ? "" : $"and {In(condition, sql.Add(theme))}";

    private static string In(string text, string value) => text.Replace("{0}", value, StringComparison.Ordinal);

    private static string Capital(string words) => char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];

    private static string Lower(string words) => char.ToLower(words[0], CultureInfo.InvariantCulture) + words[1..];

    private sealed record Row(
        Seen Kind, Guid Id, int Version, string Reference, string Title, string? Detail, string? Extra, string? Who, DateOnly? On, Guid? AgencyId, int Days)
    {
        public static Row Of(NpgsqlDataReader row) => new(
            Enum.Parse<Seen>(row.Of<string>("kind")), row.Of<Guid>("id"), row.Of<int>("version"), row.Of<string>("reference"), row.Of<string>("title").TrimEnd('.'), row.Words("detail")?.TrimEnd('.'),
            row.Words("extra")?.TrimEnd('.'), row.Words("who"), row.Maybe<DateOnly>("on_day"), row.Maybe<Guid>("agency_id"), row.Of<int>("days"));
    }
}
