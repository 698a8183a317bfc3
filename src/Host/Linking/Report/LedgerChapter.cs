using System.Xml.Linq;
using LineOfSight.Charts;
using LineOfSight.Figures;
using LineOfSight.Linkage.Scoring;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>Every weight that a pair can be given.</summary>
internal static class LedgerChapter
{
    public static XElement Of(ReportFacts facts, Ledger ledger) => Chapter(
        "ledger", "The ledger of weights",
        P($"A pair starts at {Waterfall.WithSign(ledger.Start)} bits: about 1 pair in {ledger.OneIn:N0} picked at random is of one person. Each comparison then gives or takes the weight of its level. One bit doubles the odds that both records are of one person, and minus one bit halves them. The sum is the pair's weight; {Waterfall.WithSign(Odds.Weight(facts.Linked.LinkThreshold))} bits or more is a link."),
        P("m is how often pairs of one person are at the level, u how often other pairs are", facts.Linked.Households is null ? "." : ", and s how often different children of one household are. Whatever makes a pair as likely to be brothers or sisters is taken off its weight."),
        ledger.Comparisons.Any(c => c.Levels.Any(l => l.Rarity is not null)) ? P("Where a level says that rare values count for more, its weight is for a value of middling rarity: a rarer one adds to it, a commoner one takes from it.") : null,
        ledger.Comparisons.Select((c, i) => One(facts, c, i)));

    private static IEnumerable<XElement> One(ReportFacts facts, LedgerComparison comparison, int at)
    {
        var spoken = comparison.Levels.Where(l => l.M is not null).ToList();
        var households = facts.Linked.Households is not null;
        if (spoken.Count > 0)
        {
            var (most, least) = (spoken.MaxBy(l => l.Bits)!, spoken.MinBy(l => l.Bits)!);
            yield return Figure(
                new Waterfall(
                    $"{comparison.Name}: from {Waterfall.WithSign(least.Bits)} to {Waterfall.WithSign(most.Bits)} bits", "Weight of each level, in bits: to the right it speaks for one person, to the left against", "Level", "bits",
                    [.. spoken.Select(l => new Amount(l.Label, l.Bits))], null, null, new Origin("log2 of m / u.", $"the model of {facts.Settings}", facts.On)),
                $"weights-{at + 1}", "h3", source: false);
        }
        else
        {
            yield return Tag("h3", comparison.Name);
        }

        yield return Table(
            $"Levels of {comparison.Name}", ["Level", "m: of pairs of one person", "u: of other pairs", .. households ? ["s: of brothers and sisters"] : Array.Empty<string>(), "Bits", "Makes one person"],
            [households ? 5 : 4], comparison.Levels.Select(l => Row(l, households)));
    }

    private static IReadOnlyList<object?> Row(LedgerLevel level, bool households)
    {
        var notes = new[] { level.Rarity is { } column ? $"Rare values of {column} count for more." : null, level.IsAssumed ? "Never trained: taken for granted." : null }.OfType<string>().ToList();
        object name = notes.Count == 0 ? level.Label : new object[] { level.Label, Tag("span", ("class", "note"), string.Join(" ", notes)) };
        return level is { M: { } m, U: { } u }
            ? [name, Told.Rate(m), Told.Rate(u), .. households ? [level.S is { } s ? Told.Rate(s) : "–"] : Array.Empty<object?>(), Waterfall.WithSign(level.Bits), Odds.Times(level.Bits)]
            : [name, "–", "–", .. households ? ["–"] : Array.Empty<object?>(), "0.00", "says nothing"];
    }
}
