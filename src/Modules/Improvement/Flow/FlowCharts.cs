using System.Globalization;
using LineOfSight.Charts;
using LineOfSight.Figures;

namespace LineOfSight.Improvement.Flow;

/// <summary>The pictures of what comes of findings, made of nothing but dates: what is late to see in single records shows here.</summary>
internal static class FlowCharts
{
    private const int Months = 12;
    private const string Here = "Line of Sight, records of this partnership";

    /// <summary>A finding that is not about one child's case.</summary>
    /// <param name="RaisedOn">When it was raised.</param>
    /// <param name="AnsweredOn">When whoever raised it was told, or null.</param>
    /// <param name="IsActedOn">Whether an action serves it.</param>
    /// <param name="IsClosed">Whether its line is closed.</param>
    /// <param name="HasChange">Whether a reading on its line shows what came of it.</param>
    public sealed record Raised(DateOnly RaisedOn, DateOnly? AnsweredOn, bool IsActedOn, bool IsClosed, bool HasChange)
    {
        public int Stage => IsClosed && HasChange ? 0 : AnsweredOn is not null ? 1 : IsActedOn ? 2 : 3;
    }

    /// <summary>Where the findings of each of the last twelve months are today; null when none was raised.</summary>
    public static Stack? Flow(IReadOnlyCollection<Raised> findings, DateOnly today)
    {
        var months = Month.Until(today, Months);
        var recent = findings.Where(f => f.RaisedOn >= months[0].First && f.RaisedOn <= today).ToList();
        if (recent.Count == 0)
        {
            return null;
        }

        Origin origin = new(
            "Findings raised in the last twelve months, not about one child’s case. Closed with impact: the line is closed, and a reading on it shows what came of it.", Here, today);
        string[] stages = ["Closed with impact", "Answered", "Being acted on", "No action yet"];
        var closed = Figure.Share(recent.Count(f => f.Stage == 0), recent.Count, recent.Count == 1 ? "finding" : "findings", origin);
        return new Stack(
            $"Closed with impact: {Small(closed.Text)}", $"Findings by the month in which they were raised, and where they are on {Full(today)}", "findings", months,
            [.. stages.Select((s, i) => new Series(s, [.. months.Select(m => (decimal?)recent.Count(f => f.Stage == i && Month.Of(f.RaisedOn) == m))]))], origin);
    }

    /// <summary>How long open actions have been open; null when none is.</summary>
    /// <param name="added">When each open action was added.</param>
    /// <param name="today">Today in London.</param>
    public static Bars? Ages(IReadOnlyCollection<DateOnly> added, DateOnly today)
    {
        Origin origin = new("Actions that are not done, not about one child’s case, by the time since they were added", Here, today);
        (string Name, DateOnly After)[] bands =
            [("Under 1 month", today.AddMonths(-1)), ("1 to 3 months", today.AddMonths(-3)), ("3 to 6 months", today.AddMonths(-6)), ("6 to 12 months", today.AddMonths(-12)), ("More than a year", DateOnly.MinValue)];
        var old = Figure.Share(added.Count(a => a <= bands[2].After), added.Count, added.Count == 1 ? "open action" : "open actions", origin);
        return added.Count == 0 ? null : new Bars($"Open for six months or longer: {Small(old.Text)}", $"Open actions by age, {Full(today)}", "Age", "actions", Banded(bands, added, a => a), origin);
    }

    /// <summary>How long it took until whoever raised a finding was told; null when none was raised in two years.</summary>
    public static Bars? Waits(IReadOnlyCollection<Raised> findings, DateOnly today)
    {
        var recent = findings.Where(f => f.RaisedOn > today.AddYears(-2) && f.RaisedOn <= today).ToList();
        Origin origin = new("Findings raised in the last two years, not about one child’s case, by the time until the first answer was delivered", Here, today);
        var told = Figure.Share(recent.Count(f => f.AnsweredOn < f.RaisedOn.AddMonths(3)), recent.Count, recent.Count == 1 ? "finding" : "findings", origin);
        Bar Between(string name, int from, int? to) => new(name, recent.Count(f => f.AnsweredOn >= f.RaisedOn.AddMonths(from) && (to is not { } end || f.AnsweredOn < f.RaisedOn.AddMonths(end))));
        return recent.Count == 0 ? null : new Bars(
            $"Answered within three months: {Small(told.Text)}", $"Time from finding to answer, findings raised since {Full(today.AddYears(-2).AddDays(1))}", "Time to answer", "findings",
            [
                Between("Under 1 month", 0, 1), Between("1 to 3 months", 1, 3), Between("3 to 6 months", 3, 6), Between("6 to 12 months", 6, 12), Between("A year or longer", 12, null),
                new Bar("Not answered yet", recent.Count(f => f.AnsweredOn is null)),
            ],
            origin);
    }

    private static List<Bar> Banded<T>((string Name, DateOnly After)[] bands, IReadOnlyCollection<T> things, Func<T, DateOnly> on) =>
        [.. bands.Select((b, i) => new Bar(b.Name, things.Count(t => on(t) > b.After && (i == 0 || on(t) <= bands[i - 1].After))))];

    private static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Full(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
