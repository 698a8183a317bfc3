using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineOfSight.Trackers;

/// <summary>The words that lists are written in: headings, statuses and what stands in the place of a date (<c>words.json</c>).</summary>
public sealed class Vocabulary
{
    private const int Exact = 1_000;

    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<string, TrackerField> headings = [];
    private readonly Dictionary<string, TrackerStatus> statuses = [];
    private readonly HashSet<string> strengths;
    private readonly HashSet<string> concerns;
    private readonly HashSet<string> noDate;

    private Vocabulary(Content content)
    {
        foreach (var (field, words) in content.Fields)
        {
            foreach (var word in words)
            {
                headings.TryAdd(Plain(word), field);
            }
        }

        foreach (var (status, words) in content.Statuses)
        {
            foreach (var word in words)
            {
                statuses.TryAdd(Plain(word), status);
            }
        }

        (strengths, concerns, noDate) = ([.. content.Strengths.Select(Plain)], [.. content.Concerns.Select(Plain)], [.. content.NoDate.Select(Plain)]);
    }

    private sealed record Content(
        Dictionary<TrackerField, string[]> Fields, Dictionary<TrackerStatus, string[]> Statuses, string[] Strengths, string[] Concerns, string[] NoDate);

    /// <summary>The words that come with the library.</summary>
    public static Vocabulary Field { get; } = Load();

    private static Vocabulary Load()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("LineOfSight.Trackers.words.json")!;
        return new Vocabulary(JsonSerializer.Deserialize<Content>(stream, Written)!);
    }

    /// <summary>Letters and digits in small letters, with one space between words.</summary>
    /// <param name="text">Any text.</param>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>The field that a heading names, and how sure that is: 0 for not at all, 1,000 for the very word.</summary>
    internal (TrackerField Field, int Sure) FieldOf(string heading)
    {
        var plain = Plain(heading);
        if (headings.TryGetValue(plain, out var exact))
        {
            return (exact, Exact);
        }

        var (best, sure) = (TrackerField.Reference, 0);
        if (plain.Length > 80)
        {
            return (best, sure);
        }

        foreach (var (word, field) in headings)
        {
            // Short words such as "no" and "from" stand in too many sentences.
            if (word.Length > 4 && word.Length > sure && $" {plain} ".Contains($" {word} ", StringComparison.Ordinal))
            {
                (best, sure) = (field, word.Length);
            }
        }

        return (best, sure);
    }

    internal TrackerStatus? StatusOf(string plain) => statuses.TryGetValue(plain, out var status) ? status : null;

    /// <summary>True for words that stand where a date would, such as "ongoing".</summary>
    /// <param name="text">What stands in the cell.</param>
    public bool StandsForNoDate(string text) => noDate.Contains(Plain(text));

    /// <summary>True for a concern, false for a strength, null for neither.</summary>
    /// <param name="text">What stands in the cell.</param>
    public bool? IsConcern(string text)
    {
        var plain = Plain(text);
        return concerns.Contains(plain) ? true : strengths.Contains(plain) ? false : null;
    }
}
