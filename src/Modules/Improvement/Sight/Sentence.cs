using System.Globalization;

namespace LineOfSight.Improvement.Sight;

/// <summary>Says in words how far a finding has come: who raised it, what is done, whether they were told.</summary>
internal static class Sentence
{
    private static readonly string[] Numbers =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    // A name keeps its capital; these words have one only because they begin a sentence.
    private static readonly HashSet<string> Ordinary = new(
        ["a", "an", "the", "young", "parents", "parent", "children", "practitioners", "carers", "families", "pupils", "students", "staff", .. Numbers[1..]],
        StringComparer.OrdinalIgnoreCase);

    public static string Of(Chain chain, DateOnly today)
    {
        switch (chain.Seen)
        {
            case Seen.Action: return OfAction(chain, today);
            case Seen.Recommendation: return OfRecommendation(chain, today);
            case Seen.Decision: return OfDecision(chain);
            case Seen.Measure: return OfMeasure(chain);
            case Seen.Evidence: return $"It supports {Findings(chain)}.";
            default: break;
        }

        var finding = chain.Finding;
        var changed = Changed([.. chain.Measures.Where(m => m.IsOpen)]);
        return $"{RaisedBy(finding)} {Done([.. chain.ActionsOf(finding.Id).Where(a => a.IsOpen)])} {changed}{Told(finding, today)}";
    }

    public static string RaisedBy(FindingLink finding)
    {
        var by = finding.RaisedBy.Trim();
        var first = by.Split(' ', 2)[0];
        var counted = char.IsDigit(by[0]) || Array.Exists(Numbers, n => n.Equals(first, StringComparison.OrdinalIgnoreCase));
        var people = finding.RaisedByCount is { } count && !counted
            ? $" ({count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? "person" : "people")})"
            : "";
        return $"Raised by {Inside(by)}{people}.";
    }

    public static string Done(IReadOnlyCollection<ActionLink> actions)
    {
        var done = actions.Count(a => a.Status == ActionStatus.Done);
        return (done, actions.Count) switch
        {
            (_, 0) => "No action has been agreed yet.",
            (0, 1) => "The one action is not done yet.",
            (1, 1) => "The one action is done.",
            (0, var all) => $"None of {Number(all)} actions is done.",
            var (d, all) when d == all => all == 2 ? "Both actions are done." : $"All {Number(all)} actions are done.",
            (1, var all) => $"One of {Number(all)} actions is done.",
            var (d, all) => $"{Capital(Number(d))} of {Number(all)} actions are done.",
        };
    }

    public static string Told(FindingLink finding, DateOnly today)
    {
        if (finding.AnsweredOn is not { } told)
        {
            var waited = today.DayNumber - finding.RaisedOn.DayNumber;
            return waited == 0 ? "They have not been told yet." : $"They have waited {Days(waited)} for an answer.";
        }

        var took = told.DayNumber - finding.RaisedOn.DayNumber;
        return took == 0 ? "They were told on the same day." : $"They were told {Days(took)} after they spoke.";
    }

    /// <summary>What the measures show, with a space after it; nothing where there is no measure.</summary>
    public static string Changed(IReadOnlyCollection<MeasureLink> measures)
    {
        var read = measures.Where(m => m.Result is not null and not ReadingResult.TooEarly).ToList();
        var better = read.Count(m => m.Result == ReadingResult.Better);
        return (measures.Count, read.Count) switch
        {
            (0, _) => "",
            (_, 0) => "No reading shows yet what changed. ",
            (1, _) => $"The measure shows {Result(read[0])}. ",
            (_, 1) => $"One of {Number(measures.Count)} measures was read: it shows {Result(read[0])}. ",
            var (all, taken) => $"{Capital(Number(taken))} of {Number(all)} measures were read: {(better == 0 ? "none" : Number(better))} show{(better == 1 ? "s" : "")} a change for the better. ",
        };
    }

    /// <summary>How the partners stand: "3 positions, 1 disagrees".</summary>
    public static string Positions(DecisionLink decision)
    {
        var counting = decision.Counting.ToList();
        var against = counting.Count(p => p.Stance == Stance.Against);
        var given = counting.Count == 1 ? "1 position" : $"{counting.Count} positions";
        return against == 0 ? given : $"{given}, {against} disagree{(against == 1 ? "s" : "")}";
    }

    private static string Result(MeasureLink measure) => measure.Result!.Value.Words() is var words ? char.ToLowerInvariant(words[0]) + words[1..] : "";

    private static string OfRecommendation(Chain chain, DateOnly today)
    {
        var recommendation = chain.Recommendation;
        var state = recommendation.State switch
        {
            RecommendationState.Proposed => "It is proposed and not agreed yet.",
            RecommendationState.Agreed => "It is agreed.",
            RecommendationState.Rejected => "It was rejected.",
            RecommendationState.CarriedOut when recommendation.IsLate(today) => "It was carried out, and the re-check is overdue.",
            RecommendationState.CarriedOut => "It was carried out and will be looked at again.",
            _ => $"It is closed: {recommendation.Outcome!.Value.Words().ToLowerInvariant()}.",
        };
        var answers = chain.Findings.Count == 0 ? "" : $"It answers {Findings(chain)}. ";
        return $"{answers}{state} {Done([.. chain.ActionsOf(recommendation.Id).Where(a => a.IsOpen)])} {Changed([.. chain.Measures.Where(m => m.IsOpen)])}".Trim();
    }

    private static string OfDecision(Chain chain)
    {
        var decision = chain.Decision;
        var state = decision.FinalOn is null
            ? "It is not final."
            : $"It is final: {decision.Outcome!.Value.Words().ToLowerInvariant()}.";
        return $"{state} {Capital(Positions(decision))}. {Done([.. chain.Actions.Where(a => a.IsOpen)])}";
    }

    private static string OfMeasure(Chain chain)
    {
        var measure = chain.Measure;
        return measure.BaselineOn is null ? "It has no baseline yet, so nobody can say what changed."
            : measure.Last is null ? "It has a baseline and no reading yet."
            : $"The last reading shows {Result(measure)}.";
    }

    private static string Findings(Chain chain) => chain.Findings.Count == 1 ? "one finding" : $"{Number(chain.Findings.Count)} findings";

    private static string OfAction(Chain chain, DateOnly today)
    {
        var (action, open) = (chain.Action, chain.Findings.Where(f => f.IsOpen).ToList());
        var serves = open.Count switch { 0 => "This serves a restricted record.", 1 => "This serves one finding.", var many => $"This serves {Number(many)} findings." };
        var state = action.DoneOn is not null ? "It is done."
            : action.IsLate(today) ? "It is overdue."
            : action.DueOn is null ? "Its clock stands still."
            : action.Status == ActionStatus.NotStarted ? "It has not been started."
            : $"It is {action.Status.Words().ToLowerInvariant()}.";
        var told = open.Count switch
        {
            0 => "",
            1 => $" {RaisedBy(open[0])} {Told(open[0], today)}",
            _ => open.Count(f => f.AnsweredOn is not null) switch
            {
                0 => " None of them was answered yet.",
                var answered when answered == open.Count => " All of them were answered.",
                1 => " One of them was answered.",
                var answered => $" {Capital(Number(answered))} of them were answered.",
            },
        };
        return $"{serves} {state}{told}";
    }

    /// <summary>A name or description as it stands inside a sentence.</summary>
    public static string Inside(string words)
    {
        var trimmed = words.Trim();
        return Ordinary.Contains(trimmed.Split(' ', 2)[0]) ? char.ToLowerInvariant(trimmed[0]) + trimmed[1..] : trimmed;
    }

    public static string Days(int days) => days == 1 ? "1 day" : $"{days.ToString("N0", CultureInfo.InvariantCulture)} days";

    private static string Number(int number) => number < Numbers.Length ? Numbers[number] : number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
