using System.Text.RegularExpressions;
using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Files;

/// <summary>What no file of the project may be called, hold or grow to.</summary>
internal static partial class Rules
{
    /// <summary>A file past this is two files.</summary>
    public const int MostLines = 300;

    /// <summary>Names that say nothing. A tag helper is the framework's own word.</summary>
    public static bool SaysNothing(string name) => Empty().IsMatch(name) && !name.EndsWith("TagHelper", StringComparison.Ordinal) && !name.EndsWith("TagHelpers", StringComparison.Ordinal);

    public static IEnumerable<string> Names(Tree tree) => tree.Files.Where(InCode)
        .SelectMany(f => f.Path.Split('/').Select(part => part.Split('.')[0]).Where(SaysNothing).Select(part => $"{f.Path}: '{part}' says nothing"));

    public static IEnumerable<string> Names(IEnumerable<Type> types) =>
        types.Where(t => !t.Name.StartsWith('<') && SaysNothing(t.Name.Split('`')[0])).Select(t => $"{t.FullName} says nothing");

    public static IEnumerable<string> Lengths(Tree tree) => tree.Files.Where(f => InCode(f) && f.Is(".cs"))
        .Select(f => (f.Path, Lines: f.Text.Count(c => c == '\n'))).Where(f => f.Lines > MostLines).Select(f => $"{f.Path} has {f.Lines} lines, {MostLines} at most");

    /// <summary>Paths of somebody's machine and addresses of package registries: the project builds anywhere.</summary>
    public static IEnumerable<string> Portable(Tree tree) => tree.Files
        .SelectMany(f => f.Lines.Where(l => MachinePath().IsMatch(l.Text) || Registry().IsMatch(l.Text)).Select(l => $"{f.Path}:{l.Number} names a machine or a registry: {l.Text.Trim()}"));

    /// <summary>What the content security policy would block, or what would let a stored text run.</summary>
    public static IEnumerable<string> Markup(Tree tree) => tree.Files.Where(f => f.Is(".cshtml"))
        .SelectMany(f => Inline().Matches(f.Text).Select(m => $"{f.Path}: {m.Value.Trim()}"));

    /// <summary>
    /// What would outlive its transaction on a connection that others use next: nothing is reset in between. The migrator, whoever makes
    /// the roles, and the demonstration of many lines open connections of their own and close them.
    /// </summary>
    public static IEnumerable<string> Sessions(Tree tree) => tree.Files
        .Where(f => f.In("src") && (f.Is(".cs") || f.Is(".sql")) && !f.Path.EndsWith("Data/Migrator.cs", StringComparison.Ordinal) && !f.Path.EndsWith("Data/Databases.cs", StringComparison.Ordinal) && !f.Path.EndsWith("Demo/ManyLines.cs", StringComparison.Ordinal))
        .SelectMany(f => f.Lines.Where(l => OutlivesItsTransaction().IsMatch(l.Text)).Select(l => $"{f.Path}:{l.Number} tells a connection what the next transaction still knows: {l.Text.Trim()}"));

    private static bool InCode(Source file) => file.In("src") || file.In("tests") || file.In("bench");

    [GeneratedRegex("^(Utils?|Utilit(y|ies)|Helpers?|Common|Misc|Shared?Kernel|Base[A-Z].*|.*[a-z](Utils?|Utilit(y|ies)|Helpers?|Common|Manager|Base))$")]
    private static partial Regex Empty();

    [GeneratedRegex(@"(?<![\w.~-])/(root|work|home/[a-z][\w-]*|Users/[A-Za-z][\w-]*)/[\w.]|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://[\w.-]*(npmj[s]|nuge[t]\.org|pyp[i]\.org|artifactor[y]|jfro[g]|crates\.i[o]|proxy\.golan[g]|registr[y])", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();

    [GeneratedRegex("""\sstyle=["'@]|\son[a-z]+=["'@]|<style\b|<script\b(?![^>]*\ssrc=)|javascript:|Html\.Raw|@Raw\(|new HtmlString\(|srcdoc=""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""\b(pg_(try_)?advisory_lock(_shared)?\(|set_config\([^;]*,\s*false\)|set (session|role) |listen \w+["';]|create temp(orary)? table(?!.*on commit drop)|declare \w+ cursor with hold)""", RegexOptions.IgnoreCase)]
    private static partial Regex OutlivesItsTransaction();
}
