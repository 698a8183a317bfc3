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
        if (chain.Seen == Seen.Action)
        {
            return OfAction(chain, today);
        }

        var finding = chain.Finding;
        return $"{RaisedBy(finding)} {Done([.. chain.ActionsOf(finding.Id).Where(a => a.IsOpen)])} {Told(finding, today)}";
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
