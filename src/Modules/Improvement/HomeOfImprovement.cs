using LineOfSight.Contracts;
using LineOfSight.Improvement.Lists;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Npgsql;

namespace LineOfSight.Improvement;

/// <summary>
/// Answers owed and actions due, on the home of whoever may do something about them; the counts that lead to the lists; what
/// changed lately; and then the agencies' names.
/// </summary>
internal sealed class HomeOfImprovement(IAccess access, IAgencies agencies, DueDates dates, TimeProvider clock) : IHome
{
    /// <summary>How many needs of each kind: home shows ten in all.</summary>
    private const int Most = 10;

    /// <summary>How many changes home shows, and of how many days.</summary>
    private const int MostChanges = 5;
    private const int ChangedDays = 7;

    // The acts that others want to hear of, with whose record each is about and how home says it.
    private static readonly Dictionary<string, string> OfFindings = new()
    {
        [ImprovementActs.FindingRaised.Name] = "raised a finding",
        [ImprovementActs.FindingShared.Name] = "shared a finding",
    };

    private static readonly Dictionary<string, string> OfAnswers = new()
    {
        [ImprovementActs.AnswerDelivered.Name] = "delivered the answer to a finding",
    };

    private static readonly Dictionary<string, string> OfActions = new()
    {
        [ImprovementActs.ActionAdded.Name] = "added an action",
        [ImprovementActs.ActionUpdated.Name] = "said how an action is going",
        [ImprovementActs.ActionDone.Name] = "finished an action",
        [ImprovementActs.ActionReopened.Name] = "opened an action again",
    };

    private sealed record Owed(Guid Id, string Reference, string? RaisedBy, DateOnly RaisedOn, DateOnly? AnswerBy, Guid? OwnerId, string? OwnerName);

    private sealed record DueSoon(Guid Id, string Reference, string What, DateOnly DueOn, Guid? AgencyId, Guid? OwnerId, string? OwnerName);

    private sealed record Came(Guid Id, string Reference, string Agency, DateTimeOffset SentAt);

    public Func<CancellationToken, Task<HomePart>>? Ask(Person person, Together together)
    {
        if (person.PartnershipId is not { } partnership || !(access.May(Can.ReadActions) || access.May(Can.ReadFindings)))
        {
            return null;
        }

        Asked<Owed>[] owed = [together.Ask(OwedTo(partnership, soon: true), ReadOwed), together.Ask(OwedTo(partnership, soon: false), ReadOwed)];
        Asked<DueSoon>[] due = [together.Ask(DueOf(partnership, soon: true), ReadDue), together.Ask(DueOf(partnership, soon: false), ReadDue)];
        var counted = together.Ask(Counts(partnership), r => (Name: r.Of<string>("name"), Count: (int)r.Of<long>("count"), Late: (int)r.Of<long>("late")));
        var changes = together.Ask(ChangedIn(partnership), ReadChanged);
        var came = together.Ask(CameTo(partnership), r => new Came(r.Of<Guid>("id"), r.Of<string>("reference"), r.Of<string>("agency_name"), r.Of<DateTimeOffset>("sent_at")));
        return async stop =>
        {
            var names = await agencies.NamesAsync(due.SelectMany(d => d.Rows).Select(d => d.AgencyId).OfType<Guid>().Distinct(), stop);
            var counts = counted.Rows.ToDictionary(c => c.Name, c => (c.Count, c.Late));
            var needs = owed.SelectMany(o => o.Rows).Select(o => Need(o, person)).Concat(due.SelectMany(d => d.Rows).Select(d => Need(d, person, names)))
                .Concat(came.Rows.Select(c => new Need($"A file came from {c.Agency}", $"/improvement/ask/check/{c.Id}", $"Asked by link {c.Reference}", dates.SoonAfter(London.DateOf(c.SentAt)), "You")));
            return new HomePart([.. needs.OrderBy(n => n.DueOn ?? DateOnly.MaxValue)], [.. Cards(counts)], changes.Rows, counts["overdue"].Count + counts["overdue"].Late);
        };
    }

    private static Need Need(Owed owed, Person person) => new(
        owed.RaisedBy is { } people ? $"Write the answer to {Sentence.Inside(people)}" : "Write the answer to those who raised a finding about one child’s case",
        $"/improvement/write/answer/{owed.Id}",
        $"Finding {owed.Reference}, raised {Design.Dates.Plain(owed.RaisedOn)}",
        owed.AnswerBy,
        owed.OwnerId == person.Id ? "You" : owed.OwnerName ?? "Nobody yet");

    private static Need Need(DueSoon due, Person person, IReadOnlyDictionary<Guid, string> names) => new(
        $"Update progress: {due.What}",
        $"/improvement/update/progress/{due.Id}",
        $"Action {due.Reference}",
        due.DueOn,
        due.OwnerId == person.Id ? "You" : (due.AgencyId is { } id ? names.GetValueOrDefault(id) : null) ?? due.OwnerName ?? "Nobody yet");

    private IEnumerable<Card> Cards(Dictionary<string, (int Count, int Late)> counts)
    {
        if (access.May(Can.ReadActions))
        {
            var (open, late) = counts["open"];
            yield return new Card(open, open == 1 ? "open action" : "open actions", "/improvement", late);
        }

        if (access.May(Can.ReadFindings))
        {
            var (owed, raised) = (counts["owed"].Count, counts["raised"].Count);
            yield return new Card(owed, owed == 1 ? "answer owed" : "answers owed", "/improvement/findings?state=owed");
            var year = clock.Today().Year;
            yield return new Card(raised, raised == 1 ? "finding this year" : "findings this year", $"/improvement/findings?year={year}");
        }
    }

    // Soon, overdue and without a date; or later: each with a limit of its own, so that much of one does not hide the other.
    private NpgsqlBatchCommand OwedTo(Guid partnership, bool soon)
    {
        var sql = new SqlText();
        var edge = sql.Add(dates.SoonUntil);
        var when = soon ? $"(r.answer_by is null or r.answer_by <= {edge})" : $"r.answer_by > {edge}";
        var condition = $"r.answered_on is null and {when} and {May(sql, Can.WriteAnswers, partnership, false)} and {Open(sql, partnership, false)}";
        return sql.Command(
            $"""
            select r.*, o.name as owner_name
            from {Held.First(sql, Held.Findings, partnership, condition, "r.answer_by, r.raised_on, r.id", Most, 0)} r
            left join identity.account o on o.id = r.owner_id order by r.answer_by, r.raised_on, r.id
            """);
    }

    private NpgsqlBatchCommand DueOf(Guid partnership, bool soon)
    {
        var sql = new SqlText();
        var edge = sql.Add(dates.SoonUntil);
        var when = soon ? $"r.due_on <= {edge}" : $"r.due_on > {edge} and r.due_on <= {sql.Add(dates.ComingUpUntil)}";
        var condition = $"r.done_on is null and {when} "
            + $"and {May(sql, Can.UpdateActions, partnership, true)} and {Open(sql, partnership, true)}";
        return sql.Command(
            $"""
            select r.*, o.name as owner_name from {Held.First(sql, Held.Actions, partnership, condition, "r.due_on, r.id", Most, 0)} r
            left join identity.account o on o.id = r.owner_id order by r.due_on, r.id
            """);
    }

    // What an agency sent by link, for whoever may take it over.
    private NpgsqlBatchCommand CameTo(Guid partnership)
    {
        var sql = new SqlText();
        return sql.Command(
            $"""
            select r.id, r.reference, r.agency_name, r.sent_at from improvement.ask r
            where r.partnership_id = {sql.Add(partnership)} and r.state = 'Sent' and {sql.Add(access.MayIn(Can.AskByLink, partnership))} order by r.sent_at limit {sql.Add(Most)}
            """);
    }

    private NpgsqlBatchCommand Counts(Guid partnership)
    {
        var sql = new SqlText();
        var today = clock.Today();
        var open = $"r.done_on is null and {May(sql, Can.ReadActions, partnership, true)} and {Open(sql, partnership, true)}";
        var findings = $"{May(sql, Can.ReadFindings, partnership, false)} and {Open(sql, partnership, false)}";
        var lateAnswers = $"r.answered_on is null and r.answer_by < {sql.Add(today)} and {May(sql, Can.WriteAnswers, partnership, false)} and {Open(sql, partnership, false)}";
        var lateActions = $"r.done_on is null and r.due_on < {sql.Add(today)} and {May(sql, Can.UpdateActions, partnership, true)} and {Open(sql, partnership, true)}";
        return sql.Command(
            $"""
            select 'overdue' as name, (select count(*) from {Held.All(sql, Held.Findings, partnership, lateAnswers)} r) as count,
              (select count(*) from {Held.All(sql, Held.Actions, partnership, lateActions)} r) as late
            union all select 'open', count(*), count(*) filter (where r.due_on < {sql.Add(today)}) from {Held.All(sql, Held.Actions, partnership, open)} r
            union all select 'owed', count(*), 0 from {Held.All(sql, Held.Findings, partnership, $"r.answered_on is null and {findings}")} r
            union all select 'raised', count(*), 0
              from {Held.All(sql, Held.Findings, partnership, $"r.raised_on >= {sql.Add(new DateOnly(today.Year, 1, 1))} and {findings}")} r
            """);
    }

    private NpgsqlBatchCommand ChangedIn(Guid partnership)
    {
        var sql = new SqlText();
        var (present, since, most) = (sql.Add(partnership), sql.Add(clock.GetUtcNow().AddDays(-ChangedDays)), sql.Add(MostChanges));
        var held = $"(r.partnership_id = {present} or exists (select from kernel.share s where s.record_id = r.id and s.partnership_id = {present}))";
        var findings = $"{held} and {May(sql, Can.ReadFindings, partnership, false)} and {Open(sql, partnership, false)}";
        var actions = $"{held} and {May(sql, Can.ReadActions, partnership, true)} and {Open(sql, partnership, true)}";
        const string Answered = "(select n.finding_id from improvement.answer n where n.id = a.subject_id)";
        return sql.Command(
            $"""
            select c.*, w.name as who from (
              {Last(OfFindings, Held.Findings, "a.subject_id", findings, "title", "finding", CaseWords.Finding)}
              union all {Last(OfAnswers, Held.Findings, Answered, findings, "title", "finding", CaseWords.Finding)}
              union all {Last(OfActions, Held.Actions, "a.subject_id", actions, "what", "action", CaseWords.Action)}) c
            left join identity.account w on w.id = c.person_id order by c.at desc, c.act limit {most}
            """);

        // The last of each kind by the index of kinds, so that a busy kind does not make the others slow to find; the record of
        // each by its key, which "limit 1" makes sure of.
        string Last(Dictionary<string, string> kinds, string table, string record, string condition, string thing, string page, string ofCase) => $"""
            select l.* from unnest({sql.Add(kinds.Keys.ToArray())}::text[]) k (kind) cross join lateral (
              select a.id as act, a.at, a.kind, a.person_id, r.id, r.thing, '{page}' as page
              from kernel.act a cross join lateral (
                select r.id, case when r.is_case_level then {sql.Add(ofCase)} else r.{thing} end as thing from {table} r where r.id = {record} and {condition} limit 1) r
              where a.kind = k.kind and a.at >= {since} order by a.at desc limit {most}) l
            """;
    }

    private string May(SqlText sql, string permission, Guid partnership, bool hasAgency) =>
        new Reach(access, permission).Sql(sql, "r", partnership, hasAgency);

    private string Open(SqlText sql, Guid partnership, bool hasAgency)
    {
        var cases = new Reach(access, Can.ReadCaseLevel);
        return cases.IsWhole(partnership) ? "true" : $"(not r.is_case_level or {cases.Sql(sql, "r", partnership, hasAgency)})";
    }

    private static Owed ReadOwed(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"), row.Of<string>("reference"), row.Of<bool>("is_case_level") ? null : row.Of<string>("raised_by"), row.Of<DateOnly>("raised_on"), row.Maybe<DateOnly>("answer_by"),
        row.Maybe<Guid>("owner_id"), row.Words("owner_name"));

    private static DueSoon ReadDue(NpgsqlDataReader row) => new(
        row.Of<Guid>("id"), row.Of<string>("reference"), row.Of<bool>("is_case_level") ? CaseWords.Action : row.Of<string>("what"), row.Of<DateOnly>("due_on"), row.Maybe<Guid>("agency_id"),
        row.Maybe<Guid>("owner_id"), row.Words("owner_name"));

    private static Changed ReadChanged(NpgsqlDataReader row)
    {
        var kind = row.Of<string>("kind");
        var words = OfFindings.GetValueOrDefault(kind) ?? OfAnswers.GetValueOrDefault(kind) ?? OfActions[kind];
        return new Changed(
            row.Of<DateTimeOffset>("at"), $"{row.Words("who") ?? "Somebody who had not signed in"} {words}", row.Of<string>("thing"),
            $"/improvement/{row.Of<string>("page")}/{row.Of<Guid>("id")}");
    }
}
