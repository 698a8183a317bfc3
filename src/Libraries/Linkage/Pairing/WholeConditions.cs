using System.Text.Json;
using LineOfSight.Linkage.Conditions;

namespace LineOfSight.Linkage.Pairing;

/// <summary>Conditions that are worked out as they stand, pair by pair: distances on the globe, shares of a difference, functions over lists.</summary>
internal static class WholeConditions
{
    public static WholeCondition Of(CallTerm condition, Features features)
    {
        var left = Columns(condition, Side.Left);
        var right = Columns(condition, Side.Right);
        if (left.Length == 0 && right.Length == 0)
        {
            throw new ConditionRefused($"{condition.Shape} reads neither record");
        }

        Feature of(string[] columns, Side side) => features.Of(columns.Length == 1
            ? new ColumnTerm(columns[0], side)
            : new CallTerm(Evaluation.Pack, [.. columns.Select(c => new ColumnTerm(c, side))]));
        var (l, r) = (left.Length == 0 ? right : left, right.Length == 0 ? left : right);

        // Tried once, so that a function that is not known is refused before any record is read.
        Try(condition);
        return new WholeCondition(condition.Shape + string.Concat(Terms(condition).Select(t => t.On)), of(l, Side.Left), of(r, Side.Right), (a, b) =>
        {
            var lefts = Unpacked(a, l);
            var rights = Unpacked(b, r);
            return Evaluation.Of(condition, c => (c.On == Side.Left ? lefts : rights)[c.Name]);
        });
    }

    private static void Try(CallTerm condition)
    {
        try
        {
            _ = Evaluation.Of(condition, _ => "1");
        }
        catch (InvalidCastException)
        {
            throw new ConditionRefused(condition.Shape);
        }
    }

    private static Dictionary<string, string?> Unpacked(string? text, string[] columns)
    {
        var values = columns.Length == 1 ? [text] : text is null ? new string?[columns.Length] : JsonSerializer.Deserialize<string?[]>(text)!;
        return columns.Zip(values).ToDictionary(p => p.First, p => p.Second, StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Columns(Term term, Side side) => [.. Terms(term).Where(t => t.On == side).Select(t => t.Name).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<ColumnTerm> Terms(Term term) => term switch
    {
        ColumnTerm column => [column],
        CallTerm call => call.Parts.SelectMany(Terms),
        _ => [],
    };
}
