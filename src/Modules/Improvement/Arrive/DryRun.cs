using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Works out what a list would become, and changes nothing.</summary>
internal sealed class DryRun(LineOfSightDb db, IAccess access, IAgencies agencies, People people, TimeProvider clock)
{
    // A request works the same list out twice, before and after what was chosen; what is there already is read and compared once.
    private readonly Dictionary<string, Likeness.Found?> compared = new(StringComparer.Ordinal);
    private (List<string> Texts, List<Likeness.Found?> Found)? within;
    private (ListKind Kind, IReadOnlyList<(Guid Id, string Text)> Texts, Likeness Likeness)? existing;

    public async Task<Plan> OfAsync(ReadArrival.Read read, CancellationToken stop)
    {
        var arrival = read.Arrival;
        var choices = arrival.Choices is { } chosen ? Written.Read<Choices>(chosen) : throw new RuleBroken("Choose what the columns are first");
        var list = read.Lists.Single(l => l.Shape == arrival.Shape);
        var mapping = choices.Mapping;
        var entries = list.Parts.SelectMany(p => Understanding.Of(p.Table, p.Layout, mapping)).ToList();
        var names = new Names(await agencies.InAsync(arrival.PartnershipId, stop), await people.InAsync(arrival.PartnershipId, stop), choices);
        var withoutDate = 0;
        var lines = entries.Select(e => Of(e, read.Numbers[(e.Table, e.Row)], mapping, choices, names, ref withoutDate)).ToList();
        await CompareWithAsync(mapping.Kind, stop);
        return new Plan(choices, mapping.Kind, Alike(lines, choices))
        {
            Agencies = names.Agencies, People = names.People, WithoutDate = withoutDate,
            Groups = mapping.Kind == ListKind.Actions ? await GroupsAsync(lines, choices, stop) : [],
            Statuses = Unknown(entries, mapping),
        };
    }

    private Line Of(Entry entry, int number, Mapping mapping, Choices choices, Names names, ref int withoutDate)
    {
        var problems = entry.Problems.ToList();
        var (due, today) = (entry.Due, clock.Today());
        if (mapping.Kind == ListKind.Actions)
        {
            var standsForNone = entry[TrackerField.Due] is { } text && due is null && Vocabulary.Field.StandsForNoDate(text);
            due ??= entry.Done ?? (entry.Status == TrackerStatus.Done ? choices.AsOf : null);
            if (due is null && (standsForNone || entry[TrackerField.Due] is null))
            {
                withoutDate++;
                due = choices.DateForNone;
                if (entry[TrackerField.Due] is null && due is null)
                {
                    problems.Add(new Remark(entry.Place, "No date by which it is due. Write one, or choose a date for all lines without one"));
                }
            }

            if (standsForNone && due is not null)
            {
                problems.RemoveAll(p => p.Words.Contains("Write the day by which", StringComparison.Ordinal));
            }
        }

        foreach (var (day, what) in new[] { (entry.Done, "was done"), (entry.Raised, "was raised") })
        {
            if (day > today)
            {
                problems.Add(new Remark(entry.Place, $"The date it {what}, {Design.Dates.Full(day.Value)}, lies in the future. Correct it"));
            }
        }

        if (entry.Texts.FirstOrDefault(t => t.Value.Length > Limit(t.Key)) is { Value: not null } long_)
        {
            problems.Add(new Remark(entry.Place, $"“{long_.Key.Words()}” is {long_.Value.Length} characters long. Shorten it to {Limit(long_.Key)}"));
        }

        var (agency, owner, left) = names.Of(entry);
        return new Line(number, entry, problems)
        {
            Text = entry[mapping.Main] ?? "", Due = due, AgencyId = agency, OwnerId = owner, OwnerName = left, Group = Group(entry),
        };
    }

    private static int Limit(TrackerField field) => field switch
    {
        TrackerField.Change => ImprovementAction.ChangeLimit,
        TrackerField.Theme => Finding.ThemeLimit,
        TrackerField.Owner or TrackerField.Lead => ArrivalRow.OwnerLimit,
        _ => Finding.FoundLimit - 1_000,
    };

    /// <summary>The finding that an action serves: the recommendation, the issue, the source, the theme or the line above, whichever the list has first.</summary>
    internal static string GroupText(Entry entry) =>
        entry[TrackerField.Recommendation] ?? entry[TrackerField.Finding] ?? entry[TrackerField.Source] ?? entry[TrackerField.Theme] ?? entry.Section ?? "";

    private static string Group(Entry entry) => Vocabulary.Plain(GroupText(entry));

    private async Task CompareWithAsync(ListKind kind, CancellationToken stop)
    {
        if (existing?.Kind == kind)
        {
            return;
        }

        var (texts, there) = (await ExistingAsync(kind, stop), new Likeness());
        foreach (var (_, text) in texts)
        {
            there.Add(text);
        }

        compared.Clear();
        within = null;
        existing = (kind, texts, there);
    }

    private Likeness.Found? There(string text)
    {
        if (!compared.TryGetValue(text, out var found))
        {
            compared[text] = found = existing!.Value.Likeness.Nearest(text);
        }

        return found;
    }

    private async Task<IReadOnlyList<(Guid Id, string Text)>> ExistingAsync(ListKind kind, CancellationToken stop)
    {
        var present = access.Person.PartnershipId;
        var mayCases = access.May(Can.ReadCaseLevel);
        if (kind == ListKind.Actions)
        {
            var actions = await db.VisibleTo<ImprovementAction>(access, Can.ReadActions).AsNoTracking().Where(a => a.PartnershipId == present && (mayCases || !a.IsCaseLevel))
                .OrderBy(a => a.AddedAt).Select(a => new { a.Id, a.What }).ToListAsync(stop);
            return [.. actions.Select(a => (a.Id, a.What))];
        }

        // What a list recommends may stand there as a recommendation, or as a finding of an earlier list.
        var recommended = kind != ListKind.Recommendations ? [] : await db.VisibleTo<Recommendation>(access, Can.ReadFindings).AsNoTracking()
            .Where(r => r.PartnershipId == present && (mayCases || !r.IsCaseLevel)).OrderBy(r => r.AddedAt).Select(r => new { r.Id, r.Text }).ToListAsync(stop);
        return [.. recommended.Select(r => (r.Id, r.Text)), .. (await FindingsAsync(stop)).Select(f => (f.Id, f.Title))];
    }

    private async Task<IReadOnlyList<(Guid Id, string Title)>> FindingsAsync(CancellationToken stop, bool onlyOpen = false)
    {
        var (present, mayCases) = (access.Person.PartnershipId, access.May(Can.ReadCaseLevel));
        var findings = await db.VisibleTo<Finding>(access, Can.ReadFindings).AsNoTracking().Where(f => f.PartnershipId == present && (mayCases || !f.IsCaseLevel) && (!onlyOpen || f.ClosedOn == null))
            .OrderBy(f => f.RecordedAt).Select(f => new { f.Id, f.Title }).ToListAsync(stop);
        return [.. findings.Select(f => (f.Id, f.Title))];
    }

    private List<Line> Alike(List<Line> lines, Choices choices)
    {
        var (texts, ready) = (existing!.Value.Texts, lines.FindAll(l => l.IsReady));
        var earlier = Earlier(ready);
        var alike = ready.Select((line, i) => (line.Number, Like: There(Shortened(line)) is { } found ? new LikelySame(texts[found.Index].Text, texts[found.Index].Id, null, found.Score, null)
            : earlier[i] is { } inFile ? new LikelySame(ready[inFile.Index].Text, null, ready[inFile.Index].Number, inFile.Score, null) : null)).ToDictionary(a => a.Number, a => a.Like);
        return lines.ConvertAll(line => alike.GetValueOrDefault(line.Number) is { } like ? line with { Like = like with { Decision = Decide(line, like, choices) } } : line);
    }

    // The line above that each line is like, unless a record is: the same for as long as the same lines can be read.
    private List<Likeness.Found?> Earlier(List<Line> ready)
    {
        var texts = ready.ConvertAll(l => l.Text);
        if (within is { } known && known.Texts.SequenceEqual(texts))
        {
            return known.Found;
        }

        var (before, found) = (new Likeness(), new List<Likeness.Found?>(ready.Count));
        foreach (var line in ready)
        {
            found.Add(There(Shortened(line)) is null ? before.Nearest(line.Text) : null);
            before.Add(line.Text);
        }

        within = (texts, found);
        return found;
    }

    private static string Shortened(Line line) => Becoming.Short(line.Text, ImprovementAction.WhatLimit);

    private static Likely? Decide(Line line, LikelySame like, Choices choices) =>
        choices.Likely.TryGetValue(line.Number, out var decided) ? decided : like.Score >= 1 ? Likely.Same : choices.LikelyOthers;

    private async Task<IReadOnlyList<Named>> GroupsAsync(IReadOnlyList<Line> lines, Choices choices, CancellationToken stop)
    {
        var findings = await FindingsAsync(stop, onlyOpen: true);
        var there = new Likeness();
        foreach (var (_, title) in findings)
        {
            there.Add(title);
        }

        return [.. lines.Where(l => l.IsReady).GroupBy(l => l.Group).Select(g =>
        {
            var text = GroupText(g.First().Entry);
            var means = choices.Findings.TryGetValue(g.Key, out var chosen) ? chosen
                : text.Length > 0 && there.Nearest(Becoming.Short(text, Finding.TitleLimit)) is { Score: >= 1 } same ? findings[same.Index].Id : (Guid?)null;
            return new Named(g.Key, text, g.Count(), means);
        })];
    }

    private static List<(string Key, string Word, int Lines)> Unknown(IEnumerable<Entry> entries, Mapping mapping) =>
        [.. entries.Where(e => e.Status is null && e[TrackerField.Status] is { Length: > 0 }).Select(e => e[TrackerField.Status]!)
            .Where(w => !mapping.Statuses.ContainsKey(Vocabulary.Plain(w)))
            .GroupBy(Vocabulary.Plain).Where(g => g.Key.Length > 0).Select(g => (g.Key, g.First(), g.Count())).OrderByDescending(u => u.Item3)];
}
