namespace LineOfSight.Linkage.Conditions;

/// <summary>
/// The functions that are understood, and how many parts each takes. What is not in here is refused when a condition is read: found only
/// when a value comes to it, it would end a run of hours.
/// </summary>
internal static class Functions
{
    private const int Any = int.MaxValue;

    private static readonly Dictionary<string, (int Least, int Most)> Known = new()
    {
        ["coalesce"] = (1, Any), ["concat"] = (1, Any), ["greatest"] = (1, Any), ["least"] = (1, Any), ["nullif"] = (2, 2),
        ["valid_nhs_number"] = (1, 1), ["valid_upn"] = (1, 1), ["lower"] = (1, 1), ["upper"] = (1, 1), ["trim"] = (1, 1), ["length"] = (1, 1), ["len"] = (1, 1),
        ["substring"] = (2, 3), ["substr"] = (2, 3), ["regexp_extract"] = (2, 3), ["try_strptime"] = (2, 2), ["strptime"] = (2, 2),
        ["list_intersect"] = (2, 2), ["array_intersect"] = (2, 2), ["list_transform"] = (2, 2), ["flatten"] = (1, 1),
        ["array_length"] = (1, 1), ["array_size"] = (1, 1), ["list_length"] = (1, 1), ["cardinality"] = (1, 1), ["size"] = (1, 1),
        ["list_min"] = (1, 1), ["array_min"] = (1, 1), ["list_max"] = (1, 1), ["array_max"] = (1, 1),
        ["array_cosine_similarity"] = (2, 2), ["list_cosine_similarity"] = (2, 2),
        ["jaro_similarity"] = (2, 2), ["jaro_sim"] = (2, 2), ["jaro"] = (2, 2), ["jaro_winkler_similarity"] = (2, 2), ["jaro_winkler"] = (2, 2),
        ["levenshtein"] = (2, 2), ["levenshtein_distance"] = (2, 2), ["damerau_levenshtein"] = (2, 2), ["jaccard"] = (2, 2), ["jaccard_sim"] = (2, 2),
        ["abs"] = (1, 1), ["epoch"] = (1, 1), ["time_to_unix"] = (1, 1), ["sin"] = (1, 1), ["cos"] = (1, 1), ["acos"] = (1, 1), ["radians"] = (1, 1),
    };

    /// <summary>What is wrong with a call; null when nothing is.</summary>
    public static string? Wrong(string name, int parts) =>
        !Known.TryGetValue(name, out var takes) ? $"{name}()"
        : parts >= takes.Least && parts <= takes.Most ? null
        : $"{name}() with {parts} {(parts == 1 ? "part" : "parts")}";

    /// <summary>Refuses what only a value would show: a name without its function, a pattern, a format or a type that is not understood.</summary>
    public static void Check(Term term) => Check(term, []);

    private static void Check(Term term, string[] bound)
    {
        switch (term)
        {
            case BoundTerm name when !bound.Contains(name.Name, StringComparer.OrdinalIgnoreCase):
                throw new ConditionRefused($"\"{name.Name}\" outside its function");
            case CallTerm { Name: "list_transform", Parts: [var list, CallTerm { Name: "->" } lambda] }:
                Check(list, bound);
                Check(lambda.Parts[1], [.. bound, ((BoundTerm)lambda.Parts[0]).Name]);
                break;
            case CallTerm { Name: "list_transform" or "->" } other:
                throw new ConditionRefused($"{other.Name} in this place");
            case CallTerm call:
                foreach (var part in call.Parts)
                {
                    Check(part, bound);
                }

                if (call.Name is "regexp_extract" or "try_strptime" or "strptime" or "cast" && call.Parts.Skip(1).All(p => p is TextTerm or NumberTerm))
                {
                    _ = Evaluation.Of(new CallTerm(call.Name, [new TextTerm("1"), .. call.Parts.Skip(1)]), _ => null);
                }

                break;
        }
    }
}
