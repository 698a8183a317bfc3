using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Trackers;
using LineOfSight.WorkingDays;

namespace LineOfSight.Improvement.Arrive;

/// <summary>
/// What the lines of a list become. This is the one place that knows: a list of actions becomes a finding for each thing they answer and the
/// actions that serve it; a list of recommendations becomes a finding for each source and the recommendations that answer it, proposed and
/// not agreed, because a list says neither outcome nor measure; findings and risks become findings. All of them pass the rules of their records.
/// </summary>
internal sealed class Becoming(Arrival arrival, Plan plan, Guid person, DateOnly today, DateTimeOffset now, WorkingCalendar calendar, Func<char, string> reference)
{
    private const int NoteRoom = 1_900;
    private readonly Choices choices = plan.Choices;
    private readonly Dictionary<int, Guid> records = [];

    public List<MakeMany.Made> Findings { get; } = [];

    public List<MakeMany.Made> Recommendations { get; } = [];

    public List<MakeMany.Made> Actions { get; } = [];

    /// <summary>The record of each line that is one, made or there already.</summary>
    public IReadOnlyDictionary<int, Guid> Records => records;

    public string RecordKind => plan.Kind == ListKind.Actions ? nameof(ImprovementAction) : plan.AreRecommendations ? nameof(Recommendation) : nameof(Finding);

    public void Make()
    {
        var groups = plan.Kind == ListKind.Actions ? Groups() : plan.AreRecommendations ? Sources() : [];
        foreach (var line in plan.Ready)
        {
            if (line.Decision == Likely.New)
            {
                records[line.Number] = plan.Kind == ListKind.Actions ? Action(line, groups[line.Group])
                    : plan.AreRecommendations ? Recommend(line, groups[Source(line)])
                    : Raise(line);
            }
            else if (line.Decision == Likely.Same && (line.Like!.RecordId ?? (line.Like.Line is { } earlier && records.TryGetValue(earlier, out var made) ? made : null)) is { } there)
            {
                records[line.Number] = there;
            }
        }
    }

    /// <summary>A text within a limit, cut at a word; the whole text is kept beside it.</summary>
    public static string Short(string text, int limit)
    {
        var plain = text.ReplaceLineEndings(" ").Trim();
        if (plain.Length <= limit)
        {
            return plain;
        }

        var cut = plain.LastIndexOf(' ', limit - 2);
        var at = cut > limit / 2 ? cut : limit - 1;
        return plain[..(char.IsHighSurrogate(plain[at - 1]) ? at - 1 : at)].TrimEnd() + "…";
    }

    // A finding for each group with an action that is made, unless it serves one that is there.
    private Dictionary<string, Guid> Groups()
    {
        var findings = new Dictionary<string, Guid>();
        foreach (var group in plan.Ready.Where(l => l.Decision == Likely.New).GroupBy(l => l.Group))
        {
            if (plan.Groups.FirstOrDefault(g => g.Key == group.Key)?.Means is { } there)
            {
                findings[group.Key] = there;
                continue;
            }

            var first = group.First().Entry;
            var text = DryRun.GroupText(first) is { Length: > 0 } said ? said : $"Actions of {arrival.FileName}";
            var raised = group.Select(l => l.Entry.Raised).OfType<DateOnly>().DefaultIfEmpty(choices.AsOf).Min();
            findings[group.Key] = Finding(text, text, isConcern: true, first, raised, $"{first.Place} to {group.Last().Entry.Place}");
        }

        return findings;
    }

    // A finding for each review, audit or meeting that recommended something.
    private Dictionary<string, Guid> Sources() => plan.Ready.Where(l => l.Decision == Likely.New).GroupBy(Source).ToDictionary(
        g => g.Key,
        g => Finding(
            $"What was found: {Source(g.First())}", $"{Source(g.First())} led to {g.Count():N0} {(g.Count() == 1 ? "recommendation" : "recommendations")} of the list {arrival.FileName}.",
            isConcern: true, g.First().Entry, g.Select(l => l.Entry.Raised).OfType<DateOnly>().DefaultIfEmpty(choices.AsOf).Min(), $"{g.First().Entry.Place} to {g.Last().Entry.Place}"));

    private string Source(Line line) => line.Entry[TrackerField.Source] ?? line.Entry.Section ?? line.Entry[TrackerField.Theme] ?? arrival.FileName;

    private Guid Recommend(Line line, Guid finding)
    {
        var raised = line.Entry.Raised ?? choices.AsOf;
        var recommendation = Recommendation.Propose(
            arrival.PartnershipId, reference('R'),
            new Recommendation.Particulars(
                Short(line.Text, Recommendation.TextLimit), line.Entry[TrackerField.Expected] is { } expected ? Short(expected, Recommendation.OutcomeLimit) : null, null, line.OwnerId, null),
            choices.IsCaseLevel, raised > today ? today : raised, now);
        Recommendations.Add(new(recommendation, [new FindingRecommendation { FindingId = finding, RecommendationId = recommendation.Id }]));
        return recommendation.Id;
    }

    private Guid Raise(Line line)
    {
        var entry = line.Entry;
        var found = string.Join('\n', Parts(line));
        var isConcern = entry[TrackerField.Judgement] is { } judged ? Vocabulary.Field.IsConcern(judged) ?? true : true;
        return Finding(line.Text, found, isConcern, entry, entry.Raised ?? choices.AsOf, entry.Place);
    }

    // All of the line that a finding has no place of its own for.
    private static IEnumerable<string> Parts(Line line)
    {
        yield return line.Text;
        foreach (var (field, text) in line.Entry.Texts)
        {
            if (text != line.Text && field is not (TrackerField.Theme or TrackerField.Source or TrackerField.Judgement))
            {
                yield return $"{field.Words()}: {text}";
            }
        }

        foreach (var note in line.Entry.Notes)
        {
            yield return $"{note.Heading}: {note.Text}";
        }
    }

    private Guid Finding(string title, string found, bool isConcern, Entry entry, DateOnly raised, string place)
    {
        var source = entry[TrackerField.Source];
        var finding = Improvement.Finding.Raise(
            NewId.Next(), arrival.PartnershipId, reference('F'),
            new Finding.Particulars(
                Short(title, Improvement.Finding.TitleLimit), found.Length > Improvement.Finding.FoundLimit ? found[..(Improvement.Finding.FoundLimit - 1)] + "…" : found, isConcern,
                Short(entry[TrackerField.Theme] ?? entry.Section ?? source ?? "Imported", Improvement.Finding.ThemeLimit), Short(source ?? arrival.FileName, Improvement.Finding.RaisedByLimit),
                null, raised > today ? today : raised, null, choices.IsCaseLevel),
            person, today, now);
        var evidence = Evidence.Give(
            finding,
            new Evidence.Particulars(
                EvidenceKind.Document, Short(source is null ? arrival.FileName : $"{source} ({arrival.FileName})", Evidence.TextLimit), null, null, null, null,
                entry[TrackerField.Reference] is { } number ? Short($"Number {number} in the list", Evidence.DocumentReferenceLimit) : null,
                Short($"{arrival.FileName}, {place}", Evidence.SourceLimit), choices.AsOf),
            today, now);
        Findings.Add(new(finding, [evidence]));
        return finding.Id;
    }

    private Guid Action(Line line, Guid finding)
    {
        var entry = line.Entry;
        var action = ImprovementAction.Add(
            arrival.PartnershipId, reference('A'),
            new ImprovementAction.Particulars(Short(line.Text, ImprovementAction.WhatLimit), line.AgencyId, line.AgencyId is null && line.OwnerId is null ? choices.Keeper ?? person : line.OwnerId),
            choices.IsCaseLevel, now);
        var isDone = entry.Status == TrackerStatus.Done || (entry.Status is null && entry.Done is not null);
        var done = isDone ? entry.Done ?? choices.AsOf : (DateOnly?)null;
        var started = new[] { entry.Raised ?? choices.AsOf, line.Due!.Value, done ?? line.Due.Value }.Min();
        var clock = RunningClock.Start(action, DeadlineRule.ChosenDate, new ClockEvent.Started(started, line.Due), calendar, person, now);
        var parts = new List<object>();
        var at = Noon(choices.AsOf);
        var status = isDone ? ActionStatus.OnTrack : Status(entry.Status);
        foreach (var note in Notes(line))
        {
            parts.Add(action.Report(status, note, person, at));
            at = at.AddSeconds(1);
        }

        if (done is { } on)
        {
            var change = entry[TrackerField.Change];
            parts.Add(action.Finish(
                on, change, change is null ? $"Imported from {arrival.FileName}: the list does not say what changed" : null,
                entry.Done is null ? "Imported: the list gives no date on which it was done, so the day of the list is taken" : null, person, today, at));
            clock.Add(new ClockEvent.Met(on < started ? started : on, "Imported as done from the list"), calendar, person, now);
        }

        action.Follow(clock);
        parts.Add(new FindingAction { FindingId = finding, ActionId = action.Id });
        Actions.Add(new(action, [clock, .. clock.Entries, .. parts]));
        return action.Id;
    }

    private IEnumerable<string> Notes(Line line)
    {
        var entry = line.Entry;
        var first = $"Imported from {arrival.FileName}, {entry.Place}.";
        first += entry[TrackerField.Reference] is { } number ? $" Number in the list: {Short(number, 100)}." : "";
        first += line.OwnerName is { } name ? $" Owner in the list, who has no account here: {Short(name, ArrivalRow.OwnerLimit)}." : "";
        first += entry[TrackerField.Due] is { } said && entry.Due is null ? $" The list says for when it was due: {Short(said, 100)}." : "";
        first += entry[TrackerField.Status] is { } status && !status.Equals(entry.Status?.Words(), StringComparison.OrdinalIgnoreCase) ? $" Status in the list: {Short(status, 200)}." : "";
        yield return first;
        if (line.Text.Length > ImprovementAction.WhatLimit)
        {
            foreach (var piece in Pieces("In full: " + line.Text))
            {
                yield return piece;
            }
        }

        foreach (var field in new[] { TrackerField.Expected, TrackerField.Change })
        {
            if (entry[field] is { } text && !(field == TrackerField.Change && (entry.Status == TrackerStatus.Done || entry.Done is not null)))
            {
                foreach (var piece in Pieces($"{field.Words()}: {text}"))
                {
                    yield return piece;
                }
            }
        }

        foreach (var note in entry.Notes)
        {
            foreach (var piece in Pieces(note.Heading.Length > 0 && entry.Notes.Count > 1 ? $"{note.Heading}: {note.Text}" : note.Text))
            {
                yield return piece;
            }
        }
    }

    // Nothing that was written is cut off: what is longer than a note becomes several.
    private static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(NoteRoom, text.Length - at);
            length -= at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]) ? 1 : 0;
            if (!string.IsNullOrWhiteSpace(text.Substring(at, length)))
            {
                yield return text.Substring(at, length);
            }

            at += length;
        }
    }

    private static ActionStatus Status(TrackerStatus? status) => status switch
    {
        TrackerStatus.OnTrack => ActionStatus.OnTrack,
        TrackerStatus.AtRisk => ActionStatus.AtRisk,
        _ => ActionStatus.NotStarted,
    };

    private DateTimeOffset Noon(DateOnly day)
    {
        var noon = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        return noon < now ? noon : now;
    }
}
