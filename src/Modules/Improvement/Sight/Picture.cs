using System.Globalization;
using LineOfSight.Contracts;
using LineOfSight.Design;
using LineOfSight.Design.Chain;

namespace LineOfSight.Improvement.Sight;

/// <summary>Draws a chain: said, found, recommended, decided, done, changed, answered. A step that nobody took is not drawn between others, save the four that every line needs.</summary>
internal static class Picture
{
    public const string RestrictedTitle = "A restricted record";

    public static ChainPicture Of(Chain chain, string sentence, DateOnly today) => new(
        $"Line of sight of {Name(chain)}",
        sentence,
        [.. Columns(chain, today)],
        [.. Edges(chain)]);

    private static IEnumerable<ChainColumn> Columns(Chain chain, DateOnly today)
    {
        // What was shared without its finding still answers one: that it is not shown is not that it is not there.
        var isUnseen = chain.Findings.Count == 0;
        yield return new ChainColumn("Said", [.. chain.Evidence.Select(e => Said(chain, e, today))], isUnseen ? "Not shown" : "No evidence yet");
        yield return new ChainColumn("Found", isUnseen ? [Restricted(Guid.Empty)] : [.. chain.Findings.Select(f => Found(chain, f))]);
        if (chain.Recommendations.Count > 0)
        {
            yield return new ChainColumn("Recommended", [.. chain.Recommendations.Select(r => Recommended(chain, r, today))]);
            yield return new ChainColumn("Decided", [.. chain.Decisions.Select(d => Decided(chain, d))], "No decision yet");
        }

        yield return new ChainColumn("Done", [.. chain.Actions.Select(a => Done(chain, a, today))], "No action yet");
        if (chain.Measures.Count > 0 || chain.Recommendations.Count > 0)
        {
            yield return new ChainColumn("Changed", [.. chain.Measures.Select(m => Changed(chain, m))], "No measure yet");
        }

        yield return new ChainColumn("Answered", [.. chain.Answers.Select(a => Answered(chain, a))], isUnseen ? "Not shown" : "No answer yet");
    }

    private static string Name(Chain chain) => new RecordHead(chain, "") is var head && chain.Seen is Seen.Answer or Seen.Evidence
        ? $"the {char.ToLowerInvariant(head.Name[0])}{head.Name[1..]}"
        : $"{char.ToLowerInvariant(head.Name[0])}{head.Name[1..]}";

    private static ChainNode Said(Chain chain, EvidenceLink evidence, DateOnly today) => !evidence.IsOpen
        ? Restricted(evidence.Id)
        : new(
            evidence.Id.ToString(),
            evidence.HasNoConsent(today) ? "Words that may no longer be used"
                : evidence.Kind == EvidenceKind.Quotation ? $"“{evidence.Text}”"
                : evidence.Base is null ? evidence.Text
                : $"{Number(evidence.Count)} of {Number(evidence.Base)}: {evidence.Text}",
            $"{evidence.Source} · {Dates.Brief(evidence.GivenOn)}",
            $"/improvement/finding/{evidence.FindingId}#evidence-{evidence.Id}",
            State(chain, evidence.Id));

    private static ChainNode Found(Chain chain, FindingLink finding) => !finding.IsOpen
        ? Restricted(finding.Id)
        : new(
            finding.Id.ToString(),
            finding.Title,
            $"{(finding.IsConcern ? "Concern" : "Strength")} · {finding.Theme}{(finding.ClosedOn is null ? "" : " · closed")}",
            $"/improvement/finding/{finding.Id}",
            State(chain, finding.Id));

    private static ChainNode Recommended(Chain chain, RecommendationLink recommendation, DateOnly today)
    {
        if (!recommendation.IsOpen)
        {
            return Restricted(recommendation.Id);
        }

        var when = recommendation.State switch
        {
            RecommendationState.Proposed => "proposed, not agreed yet",
            RecommendationState.Rejected => $"rejected {Dates.Brief(recommendation.ClosedOn!.Value)}",
            RecommendationState.Closed => $"closed: {recommendation.Outcome!.Value.Words().ToLowerInvariant()}",
            _ when recommendation.IsLate(today) => $"look again: overdue since {Dates.Brief(recommendation.RecheckOn!.Value)}",
            _ => $"look again {Dates.Brief(recommendation.RecheckOn!.Value)}",
        };
        return new(
            recommendation.Id.ToString(), recommendation.Text, $"{recommendation.OwnerName ?? "Nobody yet"} · {when}", $"/improvement/recommendation/{recommendation.Id}",
            State(chain, recommendation.Id, isDone: recommendation.ClosedOn is not null, isLate: recommendation.IsLate(today)));
    }

    private static ChainNode Decided(Chain chain, DecisionLink decision) => !decision.IsOpen
        ? Restricted(decision.Id)
        : new(
            decision.Id.ToString(),
            decision.Outcome is { } outcome ? $"{outcome.Words()}: {decision.Question}" : decision.Question,
            $"{decision.Forum} · {Dates.Brief(decision.HeldOn)} · {Sentence.Positions(decision)}",
            $"/improvement/decision/{decision.Id}",
            State(chain, decision.Id, isDone: decision.FinalOn is not null));

    private static ChainNode Done(Chain chain, ActionLink action, DateOnly today)
    {
        if (!action.IsOpen)
        {
            return Restricted(action.Id);
        }

        var when = action.DoneOn is { } done ? $"done {Dates.Brief(done)}"
            : action.IsLate(today) ? $"overdue since {Dates.Brief(action.DueOn!.Value)}"
            : action.DueOn is { } due ? $"due {Dates.Brief(due)}" : "paused";
        var more = action.BlockedBy is not null ? " · blocked" : action.Scrutiny == Verdict.Returned ? " · returned by the scrutineer" : "";
        return new(
            action.Id.ToString(), action.What, $"{action.AgencyName ?? action.OwnerName ?? "Nobody yet"} · {when}{more}", $"/improvement/action/{action.Id}",
            State(chain, action.Id, action.DoneOn is not null, action.IsLate(today)));
    }

    private static ChainNode Changed(Chain chain, MeasureLink measure) => !measure.IsOpen
        ? Restricted(measure.Id)
        : new(
            measure.Id.ToString(),
            measure.What,
            measure.Last is { } last ? $"{last.Result.Words()} · {Amount.Of(measure, last)} · {Dates.Brief(last.OnDay)}"
                : measure.BaselineOn is { } on ? $"Baseline {Amount.OfBaseline(measure)} · {Dates.Brief(on)}"
                : "No baseline yet",
            $"/improvement/measure/{measure.Id}",
            State(chain, measure.Id, isDone: measure.Result == ReadingResult.Better));

    private static ChainNode Answered(Chain chain, AnswerLink answer)
    {
        var finding = chain.Findings.Single(f => f.Id == answer.FindingId);
        var (title, detail) = answer.DeliveredOn is { } on
            ? ($"Told {Sentence.Inside(answer.AddressedTo)}",
                $"{answer.Way} · {Dates.Brief(on)} · {Sentence.Days(on.DayNumber - finding.RaisedOn.DayNumber)} after they spoke")
            : ($"Answer to {Sentence.Inside(answer.AddressedTo)}", "Written, not delivered yet");
        return new(answer.Id.ToString(), title, detail, $"/improvement/answer/{answer.Id}", State(chain, answer.Id));
    }

    private static ChainState State(Chain chain, Guid id, bool isDone = false, bool isLate = false) =>
        id == chain.RecordId ? ChainState.Current : isDone ? ChainState.Done : isLate ? ChainState.Late : ChainState.None;

    private static ChainNode Restricted(Guid id) => new(id.ToString(), RestrictedTitle, null, null, ChainState.Restricted);

    // The picture flows from column to column. What was done, or else decided, recommended or found, leads to the answer.
    private static IEnumerable<ChainEdge> Edges(Chain chain)
    {
        foreach (var link in chain.Links.Where(l => l.ToKind != Seen.Answer))
        {
            var before = link switch
            {
                { FromKind: Seen.Recommendation, ToKind: Seen.Action } => OrElse(chain.Below(link.From, Seen.Decision), [link.From]),
                { FromKind: Seen.Recommendation, ToKind: Seen.Measure } => OrElse(chain.Below(link.From, Seen.Action), OrElse(chain.Below(link.From, Seen.Decision), [link.From])),
                _ => [link.From],
            };
            foreach (var from in before)
            {
                yield return Edge(from, link.To);
            }
        }

        foreach (var answers in chain.Answers.GroupBy(a => a.FindingId))
        {
            var last = Last(chain, answers.Key);
            foreach (var (answer, from) in answers.SelectMany(a => last, (a, from) => (a.Id, from)))
            {
                yield return Edge(from, answer);
            }
        }
    }

    private static IEnumerable<Guid> OrElse(IEnumerable<Guid> these, IEnumerable<Guid> others) => these.Any() ? these : others;

    private static IReadOnlyCollection<Guid> Last(Chain chain, Guid finding)
    {
        var actions = chain.ActionsOf(finding).Select(a => a.Id).ToHashSet();
        var recommendations = chain.RecommendationsOf(finding).Select(r => r.Id).ToList();
        var measures = chain.Links.Where(l => l.ToKind == Seen.Measure && (actions.Contains(l.From) || recommendations.Contains(l.From))).Select(l => l.To).ToHashSet();
        if (measures.Count > 0)
        {
            var measured = chain.Links.Where(l => l.ToKind == Seen.Measure && actions.Contains(l.From)).Select(l => l.From).ToHashSet();
            return [.. measures, .. recommendations.Count > 0 ? [] : actions.Except(measured)];
        }

        return actions.Count > 0 ? actions : recommendations.Count > 0 ? recommendations : [finding];
    }

    private static ChainEdge Edge(Guid from, Guid to) => new(from.ToString(), to.ToString());

    private static string Number(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
