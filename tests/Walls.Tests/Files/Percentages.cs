using System.Text.RegularExpressions;
using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Files;

/// <summary>
/// A percentage is made in one place, behind its count and base: the library Figures. Nobody else formats one: no "P0", and no % after
/// what a program puts in or works out.
/// </summary>
internal static partial class Percentages
{
    /// <summary>The one file that makes percentages.</summary>
    private const string Maker = "src/Libraries/Figures/Kinds.cs";

    public static IEnumerable<string> Made(Tree tree) => tree.Files.Where(f => f.In("src") && f.Path != Maker && (f.Is(".cs") || f.Is(".cshtml")))
        .SelectMany(f => f.Lines.Where(l => Formatted().IsMatch(l.Text) || (f.Is(".cshtml") ? OnPage() : InText()).IsMatch(Without(l.Text)))
            .Select(l => $"{f.Path}:{l.Number} makes a percentage of its own: {l.Text.Trim()}"));

    // A pattern of SQL ("%{words}%") begins with one; a remainder has a space before it; a comment makes nothing.
    private static string Without(string line) => Comment().Replace(Pattern().Replace(line, ""), "");

    [GeneratedRegex("""\{[^{}"]*:[pP]\d*\}|ToString\(\s*"[pP]\d{0,2}"|ToString\(\s*\$?"[^"]*0%|\bPercentFormat|\.Percent(Decimal|Group|Symbol)|:0[.0#]*%\}""")]
    private static partial Regex Formatted();

    // {share}%, {share} %, + "%", "%" after a number that was worked out; per cent in words.
    [GeneratedRegex("""\}\s?(%|&#37;|&percnt;|\\u0025|per ?cent\b)|\+\s*["']\s?(%|per ?cent\b)|Append\w*\(\s*["']%""")]
    private static partial Regex InText();

    // The same, and on a page what stands after @x or @(x).
    [GeneratedRegex("""\}\s?(%|&#37;|&percnt;|\\u0025|per ?cent\b)|\+\s*["']\s?(%|per ?cent\b)|@(\([^%]*\)|[\w.]+(\([^()]*\))?)(</\w+>)?\s?(%|&#37;|&percnt;|per ?cent\b)""")]
    private static partial Regex OnPage();

    [GeneratedRegex("\\$?@?\"%\\{.*\\}%\"")]
    private static partial Regex Pattern();

    [GeneratedRegex("""^\s*(///?|\*|@\*).*$""")]
    private static partial Regex Comment();
}
