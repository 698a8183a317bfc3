using System.Text.Json;

namespace LineOfSight.Linkage.Conditions;

/// <summary>Lists in a field of a CSV file.</summary>
internal static class Lists
{
    /// <summary>The elements of a list that a text spells: a JSON array, DuckDB's [a, b], or a single element.</summary>
    public static List<string> Elements(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith('[') || !trimmed.EndsWith(']'))
        {
            return [trimmed];
        }

        if (trimmed.Contains('"', StringComparison.Ordinal))
        {
            try
            {
                using var read = JsonDocument.Parse(trimmed);
                return [.. read.RootElement.EnumerateArray().Select(e => e.ToString())];
            }
            catch (JsonException)
            {
                // Not JSON: DuckDB's own way of writing a list, in which quotes are plain characters.
            }
        }

        return [.. trimmed[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }
}
