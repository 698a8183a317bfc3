using LineOfSight.Linkage.Comparing;
using LineOfSight.Linkage.Conditions;

namespace LineOfSight.Linkage.Pairing;

/// <summary>
/// Turns a condition into the ways in which it holds: masks of equal and missing features, and measures with thresholds. NULL is neither
/// true nor false, as in SQL, so the ways of a negation are compiled apart.
/// </summary>
internal sealed class ConditionCompiler(Features features)
{
    private const int MostWays = 512;

    public Clause[] Compile(string sql)
    {
        var ways = Ways(ConditionReader.Read(sql), truth: true);
        IsOneWay |= !ways.TrueForAll(w => ways.Exists(o => o.Count == w.Count && w.TrueForAll(l => o.Exists(m => IsMirror(l, m)))));
        return [.. ways.Select(Made).OfType<Clause>()];
    }

    /// <summary>Whether some condition may hold in one order of a pair and not in the other.</summary>
    public bool IsOneWay { get; private set; }

    private bool IsMirror(Literal one, Literal other)
    {
        if (one.Kind != LiteralKind.Check || other.Kind != LiteralKind.Check)
        {
            var turned = one.Kind switch
            {
                LiteralKind.LeftNull => LiteralKind.RightNull,
                LiteralKind.RightNull => LiteralKind.LeftNull,
                var same => same,
            };
            return other == one with { Kind = turned };
        }

        Measure a = features.Measures[one.Check.Measure], b = features.Measures[other.Check.Measure];
        return one.Check with { Measure = 0 } == other.Check with { Measure = 0 } && a.Shape == b.Shape && a.IsMirroredBySwap
            && ReferenceEquals(a.Left, b.Right) && ReferenceEquals(a.Right, b.Left);
    }

    // None for a way that asks for something and its opposite: it never holds.
    private Clause? Made(List<Literal> way)
    {
        ulong set = 0, unset = 0;
        var checks = new List<Check>();
        foreach (var literal in way)
        {
            var equal = 1UL << literal.Feature;
            var missing = equal << Features.Most;
            switch (literal.Kind)
            {
                case LiteralKind.Equal:
                    set |= equal;
                    break;
                case LiteralKind.Different:
                    unset |= equal | missing;
                    break;
                case LiteralKind.EitherNull:
                    (set, unset) = literal.Truth ? (set | missing, unset) : (set, unset | missing);
                    break;
                case LiteralKind.LeftNull or LiteralKind.RightNull:
                    checks.Add(OneNull(literal));
                    break;
                default:
                    checks.Add(literal.Check);
                    break;
            }
        }

        if ((set & unset) != 0)
        {
            return null;
        }

        foreach (var check in checks)
        {
            features.Measures[check.Measure].Asked(check.Threshold);
        }

        return new Clause(set | unset, set, [.. checks]);
    }

    private Check OneNull(Literal literal)
    {
        var feature = features.All[literal.Feature];
        var isLeft = literal.Kind == LiteralKind.LeftNull;
        var measure = features.Add(new MissingMeasure($"{(isLeft ? "left" : "right")} missing {feature.Shape}", feature, isLeft));
        return new Check(measure, literal.Truth ? Passing.AtLeast : Passing.Under, 1);
    }

    private List<List<Literal>> Ways(Term term, bool truth)
    {
        if (term is not CallTerm call)
        {
            throw new ConditionRefused($"\"{term.Shape}\" is no condition");
        }

        switch (call.Name)
        {
            case "not":
                return Ways(call.Parts[0], !truth);
            case "and" or "or":
                return call.Name == "and" == truth ? All(call, truth) : Any(call, truth);
            case "is null" or "is not null":
                return [[Missing(call, call.Name == "is null" == truth)]];
            case "=" or "<>" when Opposite(call) is var (left, right):
                return [[Same(left, right, call.Name == "=" == truth)]];
            default:
                return [[Checked(call, truth)]];
        }
    }

    // "a is missing left or right" is one bit.
    private List<List<Literal>> Any(CallTerm call, bool truth)
    {
        var ways = call.Parts.SelectMany(p => Ways(p, truth)).ToList();
        return Limited(Merged(ways));
    }

    private List<List<Literal>> All(CallTerm call, bool truth)
    {
        List<List<Literal>> ways = [[]];
        foreach (var part in call.Parts)
        {
            var more = Ways(part, truth);
            ways = Limited([.. ways.SelectMany(w => more.Select(m => Joined(w, m)))]);
        }

        return ways;
    }

    // "a is there left and right" is one bit too.
    private static List<Literal> Joined(List<Literal> one, List<Literal> other)
    {
        var all = one.Concat(other).Distinct().ToList();
        foreach (var left in all.Where(l => l is { Kind: LiteralKind.LeftNull, Truth: false }).ToList())
        {
            var right = Literal.Of(LiteralKind.RightNull, left.Feature, truth: false);
            if (all.Remove(right))
            {
                all.Remove(left);
                all.Add(Literal.Of(LiteralKind.EitherNull, left.Feature, truth: false));
            }
        }

        return all;
    }

    private static List<List<Literal>> Merged(List<List<Literal>> ways)
    {
        foreach (var left in ways.Where(w => w is [{ Kind: LiteralKind.LeftNull, Truth: true }]).ToList())
        {
            var right = ways.Find(w => w is [{ Kind: LiteralKind.RightNull, Truth: true } literal] && literal.Feature == left[0].Feature);
            if (right is not null)
            {
                ways.Remove(right);
                ways[ways.IndexOf(left)] = [Literal.Of(LiteralKind.EitherNull, left[0].Feature)];
            }
        }

        return ways;
    }

    private static List<List<Literal>> Limited(List<List<Literal>> ways) =>
        ways.Count <= MostWays ? ways : throw new ConditionRefused($"it holds in more than {MostWays} ways");

    private Literal Missing(CallTerm call, bool truth) => call.Parts[0].Side switch
    {
        Side.Left => Literal.Of(LiteralKind.LeftNull, features.Of(call.Parts[0]).Index, truth),
        Side.Right => Literal.Of(LiteralKind.RightNull, features.Of(call.Parts[0]).Index, truth),
        _ => Checked(call, truth),
    };

    private static (Term Left, Term Right)? Opposite(CallTerm call) => (call.Parts[0].Side, call.Parts[1].Side) switch
    {
        (Side.Left, Side.Right) => (call.Parts[0], call.Parts[1]),
        (Side.Right, Side.Left) => (call.Parts[1], call.Parts[0]),
        _ => null,
    };

    private Literal Same(Term left, Term right, bool truth)
    {
        Feature one = features.Of(left), other = features.Of(right);
        if (ReferenceEquals(one, other))
        {
            return Literal.Of(truth ? LiteralKind.Equal : LiteralKind.Different, one.Index);
        }

        features.Cross(one, other);
        var measure = features.Add(new SameMeasure("same", one, other));
        return Held(new Check(measure, truth ? Passing.AtLeast : Passing.Under, 1));
    }

    private static Literal Held(Check check) => new(LiteralKind.Check, 0, Truth: true, check);

    private Literal Checked(CallTerm call, bool truth)
    {
        if (call.Parts is [CallTerm of, NumberTerm threshold] && How(call.Name, truth) is { } how && Known(of) is { } measure)
        {
            return Held(new Check(features.Add(measure), how, threshold.Value));
        }

        if (call.Name is not ("=" or "<>" or "<" or ">" or "<=" or ">=" or "is null" or "is not null"))
        {
            throw new ConditionRefused($"{call.Name}() is no condition");
        }

        return Held(new Check(features.Add(WholeConditions.Of(call, features)), truth ? Passing.AtLeast : Passing.Under, 1));
    }

    private static Passing? How(string sign, bool truth) => (sign, truth) switch
    {
        (">=", true) or ("<", false) => Passing.AtLeast,
        (">", true) or ("<=", false) => Passing.Over,
        ("<=", true) or (">", false) => Passing.AtMost,
        ("<", true) or (">=", false) => Passing.Under,
        _ => null,
    };

    private Measure? Known(CallTerm call)
    {
        if (call.Is("abs", 1) && call.Parts[0] is CallTerm minus && minus.Is("-", 2) && Opposite(minus) is var (a, b))
        {
            return new DifferenceMeasure("difference", features.Of(a), features.Of(b));
        }

        if (call.Parts.Count == 1 && call.Name is "array_length" or "array_size" or "list_length" or "len" or "size" or "cardinality"
            && call.Parts[0] is CallTerm { Name: "list_intersect" or "array_intersect", Parts.Count: 2 } shared && Opposite(shared) is var (c, d) && c.Shape == d.Shape)
        {
            return new SharedElements("shared elements", features.Of(c), features.Of(d));
        }

        if (call.Parts.Count != 2 || Opposite(call) is not var (left, right))
        {
            return null;
        }

        return call.Name switch
        {
            "jaro_winkler_similarity" or "jaro_winkler" => Text<JaroWinkler>("jaro-winkler", left, right),
            "jaro_similarity" or "jaro_sim" or "jaro" => Text<Jaro>("jaro", left, right),
            "levenshtein" or "levenshtein_distance" => Text<Levenshtein>("levenshtein", left, right),
            "damerau_levenshtein" => Text<DamerauLevenshtein>("damerau-levenshtein", left, right),
            "jaccard" or "jaccard_sim" => Text<Jaccard>("jaccard", left, right),
            _ => null,
        };
    }

    private TextMeasure<T> Text<T>(string shape, Term left, Term right)
        where T : struct, ITextComparer => new(shape, features.Of(left), features.Of(right));
}
