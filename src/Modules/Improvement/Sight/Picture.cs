using System.Globalization;
using LineOfSight.Contracts;
using LineOfSight.Design;
using LineOfSight.Design.Chain;

namespace LineOfSight.Improvement.Sight;

/// <summary>Draws a chain: said, found, done, answered.</summary>
internal static class Picture
{
    private const string RestrictedTitle = "A restricted record";

    public static ChainPicture Of(Chain chain, string sentence, DateOnly today) => new(
        $"Line of sight of {Name(chain)}",
        sentence,
        [
            new ChainColumn("Said", [.. chain.Evidence.Select(Said)], "No evidence yet"),
            new ChainColumn("Found", [.. chain.Findings.Select(f => Found(chain, f))]),
            new ChainColumn("Done", [.. chain.Actions.Select(a => Done(chain, a, today))], "No action yet"),
            new ChainColumn("Answered", [.. chain.Answers.Select(a => Answered(chain, a))], "No answer yet"),
        ],
        [.. Edges(chain)]);

    private static string Name(Chain chain) => chain.Seen switch
    {
        Seen.Finding => $"finding {chain.Finding.Reference}",
        Seen.Action => $"action {chain.Action.Reference}",
        _ => $"the answer to finding {chain.Finding.Reference}",
    };

    private static ChainNode Said(EvidenceLink evidence) => new(
        evidence.Id.ToString(),
        evidence.Kind switch
        {
            EvidenceKind.Quotation => $"“{evidence.Text}”",
            EvidenceKind.Figure => $"{Number(evidence.Count)} of {Number(evidence.Base)}: {evidence.Text}",
            _ => evidence.Text,
        },
        $"{evidence.Source} · {Dates.Brief(evidence.GivenOn)}",
        $"/improvement/finding/{evidence.FindingId}#evidence-{evidence.Id}");

    private static ChainNode Found(Chain chain, FindingLink finding) => finding.IsOpen
        ? new(
            finding.Id.ToString(),
            finding.Title,
            $"{(finding.IsConcern ? "Concern" : "Strength")} · {finding.Theme}",
            $"/improvement/finding/{finding.Id}",
            finding.Id == chain.RecordId ? ChainState.Current : ChainState.None)
        : Restricted(finding.Id);

    private static ChainNode Done(Chain chain, ActionLink action, DateOnly today)
    {
        if (!action.IsOpen)
        {
            return Restricted(action.Id);
        }

        var when = action.DoneOn is { } done ? $"done {Dates.Brief(done)}"
            : action.IsLate(today) ? $"overdue since {Dates.Brief(action.DueOn!.Value)}"
            : action.DueOn is { } due ? $"due {Dates.Brief(due)}" : "paused";
        var state = action.Id == chain.RecordId ? ChainState.Current
            : action.DoneOn is not null ? ChainState.Done
            : action.IsLate(today) ? ChainState.Late
            : ChainState.None;
        return new(action.Id.ToString(), action.What, $"{action.AgencyName ?? action.OwnerName ?? "Nobody yet"} · {when}", $"/improvement/action/{action.Id}", state);
    }

    private static ChainNode Answered(Chain chain, AnswerLink answer)
    {
        var finding = chain.Findings.Single(f => f.Id == answer.FindingId);
        var (title, detail) = answer.DeliveredOn is { } on
            ? ($"Told {Sentence.Inside(answer.AddressedTo)}",
                $"{answer.Way} · {Dates.Brief(on)} · {Sentence.Days(on.DayNumber - finding.RaisedOn.DayNumber)} after they spoke")
            : ($"Answer to {Sentence.Inside(answer.AddressedTo)}", "Written, not delivered yet");
        return new(
            answer.Id.ToString(), title, detail, $"/improvement/answer/{answer.Id}",
            answer.Id == chain.RecordId ? ChainState.Current : ChainState.None);
    }

    private static ChainNode Restricted(Guid id) => new(id.ToString(), RestrictedTitle, null, null, ChainState.Restricted);

    private static IEnumerable<ChainEdge> Edges(Chain chain)
    {
        var shown = chain.Actions.Select(a => a.Id).ToHashSet();
        foreach (var evidence in chain.Evidence)
        {
            yield return Edge(evidence.Id, evidence.FindingId);
        }

        foreach (var (finding, action) in chain.Serves.Where(s => shown.Contains(s.Action)))
        {
            yield return Edge(finding, action);
        }

        // What was done leads to the answer; where nothing was done, the answer still answers the finding.
        foreach (var answer in chain.Answers)
        {
            var actions = chain.ActionsOf(answer.FindingId).Where(a => shown.Contains(a.Id)).ToList();
            foreach (var from in actions.Count == 0 ? [answer.FindingId] : actions.Select(a => a.Id))
            {
                yield return Edge(from, answer.Id);
            }
        }
    }

    private static ChainEdge Edge(Guid from, Guid to) => new(from.ToString(), to.ToString());

    private static string Number(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
