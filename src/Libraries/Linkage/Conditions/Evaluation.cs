using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LineOfSight.Linkage.Comparing;
using LineOfSight.Linkage.Identifiers;

namespace LineOfSight.Linkage.Conditions;

/// <summary>
/// Works out a term as SQL does. A value is a text, a number, an instant in seconds (a number), a truth, a list, or null for NULL. Used once
/// per distinct value for what is read of one record, and per pair only for conditions that have no shorter way.
/// </summary>
internal sealed class Evaluation(Func<ColumnTerm, string?> column)
{
    /// <summary>Columns packed into one text, so that a condition may read several of a record.</summary>
    public const string Pack = "pack";

    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);
    private static readonly Dictionary<string, Regex> Patterns = [];
    private readonly Dictionary<string, object?> bound = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Works out a term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="column">What a column holds; null when nothing.</param>
    public static object? Of(Term term, Func<ColumnTerm, string?> column) => new Evaluation(column).Value(term);

    public static double? Number(object? value) => value switch
    {
        double number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private object? Value(Term term) => term switch
    {
        ColumnTerm of => column(of),
        TextTerm text => text.Value,
        NumberTerm number => number.Value,
        BoundTerm name => bound.TryGetValue(name.Name, out var value) ? value : throw new ConditionRefused($"\"{name.Name}\" outside its function"),
        CallTerm call => Logic(call),
        _ => throw new ConditionRefused($"\"{term.Shape}\""),
    };

    private object? Logic(CallTerm call)
    {
        switch (call.Name)
        {
            case "and" or "or":
                var truths = call.Parts.Select(p => Value(p) as bool?).ToList();
                var decides = call.Name == "or";
                return truths.Contains(decides) ? decides : truths.Contains(null) ? null : !decides;
            case "not":
                return Value(call.Parts[0]) is bool truth ? !truth : null;
            case "is null":
                return Value(call.Parts[0]) is null;
            case "is not null":
                return Value(call.Parts[0]) is not null;
            case "case":
                var at = 0;
                while (at + 1 < call.Parts.Count && Value(call.Parts[at]) is not true)
                {
                    at += 2;
                }

                return Value(call.Parts[Math.Min(at + 1, call.Parts.Count - 1)]);
            case "list_transform" when call.Parts is [_, CallTerm { Name: "->" } lambda]:
                return List(call.Parts[0])?.Select(e => Bound(lambda, e)).ToList();
            case "=" or "<>" or "<" or ">" or "<=" or ">=":
                return Value(call.Parts[0]) is { } one && Value(call.Parts[1]) is { } other ? Compared(call.Name, one, other) : null;
            default:
                return Called(call.Name, [.. call.Parts.Select(Value)]);
        }
    }

    private object? Bound(CallTerm lambda, object? element)
    {
        bound[((BoundTerm)lambda.Parts[0]).Name] = element;
        return Value(lambda.Parts[1]);
    }

    private List<object?>? List(Term term) => AsList(Value(term));

    private static List<object?>? AsList(object? value) => value switch
    {
        null => null,
        List<object?> list => list,
        string text => [.. Lists.Elements(text)],
        _ => throw new ConditionRefused("something else where a list is wanted"),
    };

    // Everything in a file is text: what stands in an order is a number where both are, and a day where the other is one.
    private static bool? Compared(string sign, object one, object other)
    {
        var isNumeric = one is double || other is double || (sign is not ("=" or "<>") && Number(one) is not null && Number(other) is not null);
        if (one is List<object?> || other is List<object?>)
        {
            throw new ConditionRefused("lists compared as a whole");
        }

        if (!isNumeric)
        {
            return Holds(sign, string.CompareOrdinal(one.ToString(), other.ToString()));
        }

        return (Number(one) ?? Day(one)) is { } left && (Number(other) ?? Day(other)) is { } right && !double.IsNaN(left + right) ? Holds(sign, left.CompareTo(right)) : null;
    }

    private static double? Day(object value) => value is string text ? Instants.Parse(text, "%Y-%m-%d") : null;

    private static bool Holds(string sign, int order) =>
        sign switch { "=" => order == 0, "<>" => order != 0, "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 };

    private static object? Called(string name, object?[] parts) => name switch
    {
        Pack => JsonSerializer.Serialize(parts),
        "list" => parts.ToList(),
        "coalesce" => Array.Find(parts, p => p is not null),
        "concat" => string.Concat(parts.Select(Text)),
        "nullif" when parts.Length == 2 => parts[0] is { } kept && !kept.Equals(parts[1]) ? kept : null,
        _ when Array.Exists(parts, p => p is null) => null,
        "||" => Text(parts[0]) + Text(parts[1]),
        "valid_nhs_number" => NhsNumber.IsValid(Text(parts[0])) ? Text(parts[0]) : null,
        "valid_upn" => UniquePupilNumber.IsValid(Text(parts[0])) ? Text(parts[0])!.ToUpperInvariant() : null,
        "lower" => Text(parts[0])!.ToLowerInvariant(),
        "upper" => Text(parts[0])!.ToUpperInvariant(),
        "trim" => Text(parts[0])!.Trim(),
        "length" or "len" when parts[0] is string measured => (double)measured.EnumerateRunes().Count(),
        "substring" or "substr" when parts.Length is 2 or 3 => Substring(Text(parts[0])!, Number(parts[1]) ?? 1, parts.Length == 3 ? Number(parts[2]) ?? 0 : int.MaxValue),
        "regexp_extract" when parts.Length is 2 or 3 => Extract(Text(parts[0])!, Text(parts[1])!, parts.Length == 3 ? (int)(Number(parts[2]) ?? 0) : 0),
        "try_strptime" or "strptime" when parts.Length == 2 => Instants.Parse(Text(parts[0]), Text(parts[1])),
        "cast" => Cast(parts[0]!, (string)parts[1]!),
        "[]" => Element(AsList(parts[0]), Number(parts[1])),
        "list_intersect" or "array_intersect" => AsList(parts[0])!.Distinct().Intersect(AsList(parts[1])!).ToList(),
        "array_length" or "array_size" or "list_length" or "len" or "length" or "cardinality" or "size" => (double)AsList(parts[0])!.Count,
        "flatten" => AsList(parts[0])!.SelectMany(e => AsList(e)!).ToList(),
        "list_min" or "array_min" => AsList(parts[0])!.Min(Number),
        "list_max" or "array_max" => AsList(parts[0])!.Max(Number),
        "array_cosine_similarity" or "list_cosine_similarity" => Cosine([.. AsList(parts[0])!.Select(Number)], [.. AsList(parts[1])!.Select(Number)]),
        "jaro_similarity" or "jaro_sim" or "jaro" => Jaro.Long(Bytes(parts[0]), Bytes(parts[1])),
        "jaro_winkler_similarity" or "jaro_winkler" => JaroWinkler.Similarity(Bytes(parts[0]), Bytes(parts[1])),
        "levenshtein" or "levenshtein_distance" => Levenshtein.Distance(Bytes(parts[0]), Bytes(parts[1])) * 1.0,
        "damerau_levenshtein" => DamerauLevenshtein.Distance(Bytes(parts[0]), Bytes(parts[1])) * 1.0,
        "jaccard" or "jaccard_sim" => Jaccard.Similarity(Bytes(parts[0]), Bytes(parts[1])),
        _ when Array.TrueForAll(parts, p => Number(p) is not null) => Arithmetic.Of(name, [.. parts.Select(p => Number(p)!.Value)]),
        _ => null,
    };

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        double number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new ConditionRefused("something else where a text is wanted"),
    };

    private static byte[] Bytes(object? value) => Encoding.UTF8.GetBytes(Text(value) ?? "");

    // As DuckDB counts, in characters and not in bytes: from 1; below 0 from the end; 0 is the place before the first.
    private static string Substring(string text, double from, double length)
    {
        var runes = System.Text.Ascii.IsValid(text) ? null : text.EnumerateRunes().ToArray();
        var size = runes?.Length ?? text.Length;
        var start = from > 0 ? Math.Min(size, from - 1) : Math.Max(from < 0 ? size + from : 0, 0);
        length -= from == 0 ? 1 : 0;
        var end = Math.Clamp(start + length, from == 0 ? start : 0, size);
        var (first, last) = ((int)Math.Min(start, end), (int)Math.Max(start, end));
        return runes is null ? text[first..last] : string.Concat(runes[first..last].Select(r => r.ToString()));
    }

    private static string Extract(string text, string pattern, int group)
    {
        try
        {
            return Extract(text, Compiled(pattern, RegexOptions.Compiled), group);
        }
        catch (RegexMatchTimeoutException)
        {
            // Slower for most, but never for ever: what DuckDB's own way of matching promises too.
            lock (Patterns)
            {
                Patterns.Remove(pattern);
            }

            return Extract(text, Compiled(pattern, RegexOptions.NonBacktracking), group);
        }
    }

    private static Regex Compiled(string pattern, RegexOptions how)
    {
        lock (Patterns)
        {
            if (!Patterns.TryGetValue(pattern, out var regex))
            {
                try
                {
                    Patterns.Add(pattern, regex = new Regex(pattern, RegexOptions.CultureInvariant | how, LongestMatch));
                }
                catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
                {
                    throw new ConditionRefused($"the pattern '{pattern}'");
                }
            }

            return regex;
        }
    }

    private static string Extract(string text, Regex regex, int group)
    {
        if (group == 0)
        {
            foreach (var whole in regex.EnumerateMatches(text))
            {
                return text.Substring(whole.Index, whole.Length);
            }

            return "";
        }

        var match = regex.Match(text);
        return match.Success ? match.Groups[group].Value : "";
    }

    private static object? Cast(object value, string type) => type switch
    {
        "varchar" or "string" or "text" => Text(value),
        "double" or "float" or "real" or "float8" or "decimal" => Number(value),
        "int" or "integer" or "bigint" => Number(value) is { } number ? Math.Round(number, MidpointRounding.AwayFromZero) : null,
        "date" or "timestamp" => value is double ? value : Instants.Parse(Text(value), "%Y-%m-%d"),
        _ => throw new ConditionRefused($"a cast to {type}"),
    };

    private static object? Element(List<object?>? list, double? index)
    {
        var place = index is { } at ? (int)(at < 0 ? (list?.Count ?? 0) + at : at - 1) : -1;
        return list is not null && place >= 0 && place < list.Count ? list[place] : null;
    }

    private static object? Cosine(double?[] one, double?[] other)
    {
        if (one.Length != other.Length || one.Length == 0 || Array.Exists(one, n => n is null) || Array.Exists(other, n => n is null))
        {
            return null;
        }

        var product = one.Zip(other, (a, b) => a!.Value * b!.Value).Sum();
        return product / (Math.Sqrt(one.Sum(a => a!.Value * a.Value)) * Math.Sqrt(other.Sum(b => b!.Value * b.Value)));
    }
}
