using System.Text;
using System.Text.RegularExpressions;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms;

/// <summary>Choices as words on a form, and those words as choices again: upper and lower case, spaces and the shape of quotation marks do not count.</summary>
internal static partial class Choosing
{
    private const int MostListed = 8;
    private static readonly HashSet<string> Yes = ["yes", "y", "x", "true", "1", "✓", "✔", "☑", "☒", "✗", "✘", "tick", "ticked"];
    private static readonly HashSet<string> No = ["no", "n", "false", "0", "☐", "□", "-", "–"];

    /// <summary>The choices in words that no two of them share; where they would, the id stands behind the words.</summary>
    public static IReadOnlyList<Choice> Told(IEnumerable<Choice> choices)
    {
        var all = choices.Select(c => c with { Words = FormText.OneLine(c.Words) }).ToList();
        var twice = all.GroupBy(c => Plain(c.Words)).Where(g => g.Count() > 1).SelectMany(g => g).ToHashSet();
        return twice.Count == 0 ? all : [.. all.Select(c => twice.Contains(c) ? c with { Words = $"{c.Words} ({c.Id})" } : c)];
    }

    /// <summary>The choice that a text names, by its words or by its id; null for none.</summary>
    public static string? Named(IReadOnlyList<Choice> choices, string text) => Plain(text) is var plain && plain.Length == 0 ? null
        : (choices.FirstOrDefault(c => Plain(c.Words) == plain) ?? choices.FirstOrDefault(c => c.Id == plain))?.Id;

    /// <summary>True or false as people mark a box; null when it is neither.</summary>
    public static bool? Ticked(string text) => Plain(text) is var plain && Yes.Contains(plain) ? true : No.Contains(plain) ? false : null;

    /// <summary>What was chosen: one name, several on lines of their own, or lines with boxes of which some are ticked.</summary>
    /// <returns>The ids; and the text that names no choice, or null when all do.</returns>
    public static (List<string> Chosen, string? Unknown) Read(IReadOnlyList<Choice> choices, string text, bool isMany)
    {
        if (Named(choices, text) is { } whole)
        {
            return ([whole], null);
        }

        // No honest answer is longer than all choices with their boxes.
        if (text.Length > choices.Sum(c => 20 + (2 * c.Words.Length)))
        {
            return ([], text);
        }

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Any(l => Box().IsMatch(l) && Named(choices, l) is null))
        {
            return Boxes(choices, lines);
        }

        var chosen = new List<string>();
        foreach (var name in isMany ? Split(choices, lines) : [text])
        {
            if (Named(choices, name) is not { } id)
            {
                return ([], name);
            }

            chosen.Add(id);
        }

        return (chosen, null);
    }

    /// <summary>What to write instead of a text that names no choice.</summary>
    public static string Instead(IReadOnlyList<Choice> choices, string text) => choices.Count <= MostListed
        ? $"“{FormText.Short(text)}” is not one of the answers. Write {FormText.Either([.. choices.Select(c => $"“{c.Words}”")])}"
        : $"“{FormText.Short(text)}” is not one of the answers. Write one of those that are listed";

    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant())
        {
            if (!char.IsWhiteSpace(letter))
            {
                plain.Append(letter switch { '’' or '‘' => '\'', '“' or '”' => '"', '–' or '—' or '‑' => '-', _ => letter });
            }
        }

        return plain.ToString().TrimEnd('.');
    }

    private static (List<string> Chosen, string? Unknown) Boxes(IReadOnlyList<Choice> choices, string[] lines)
    {
        var chosen = new List<string>();
        foreach (var line in lines)
        {
            var box = Box().Match(line);
            if (box.Groups["empty"].Success)
            {
                continue;
            }

            var words = box.Success ? line[box.Length..] : line;
            if (Named(choices, words) is not { } id)
            {
                return ([], words);
            }

            chosen.Add(id);
        }

        return (chosen, null);
    }

    // Semicolons and commas part the names only where the words between them are names.
    private static IEnumerable<string> Split(IReadOnlyList<Choice> choices, string[] lines)
    {
        foreach (var line in lines)
        {
            var parts = Named(choices, line) is not null ? [line] : line.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            foreach (var part in parts)
            {
                var smaller = part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                foreach (var name in Named(choices, part) is null && smaller.All(s => Named(choices, s) is not null) ? smaller : [part])
                {
                    yield return name;
                }
            }
        }
    }

    [GeneratedRegex(@"^(?:(?<empty>☐|□|▢|◻|\[\s*\]|\(\s*\))|☒|☑|✓|✔|✗|✘|■|\[[xX✓✔]\]|\([xX✓✔]\)|[xX](?=\s))\s*", RegexOptions.None, 500)]
    private static partial Regex Box();
}
