using System.Text.RegularExpressions;
using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Records;

/// <summary>A module's tables stand in its own schema, and its SQL reaches into no other module's.</summary>
internal static partial class Schemas
{
    /// <summary>What a change script of a module makes outside its schema.</summary>
    public static IEnumerable<string> Made(Tree tree) =>
        from script in tree.Files
        where script.Is(".sql") && ModuleOf(script) is not null
        from made in Make().Matches(Bare(script.Text))
        where made.Groups["schema"].Value != ModuleOf(script)
        select $"{script.Path} makes {made.Groups["what"].Value} {made.Groups["name"].Value} outside the schema {ModuleOf(script)}";

    /// <summary>SQL of a module, in scripts and in code, that names another module's schema.</summary>
    public static IEnumerable<string> Foreign(Tree tree, IEnumerable<(string Module, Use Use)> uses, IReadOnlyCollection<string> modules)
    {
        var scripts = tree.Files.Where(f => f.Is(".sql") && ModuleOf(f) is not null).Select(f => (Module: ModuleOf(f)!, Place: f.Path, Text: Bare(f.Text)));
        var texts = uses.Where(u => u.Use.Kind == UseKind.Text && Statement().IsMatch(u.Use.Target)).Select(u => (u.Module, u.Use.Place, Text: u.Use.Target));
        return from sql in scripts.Concat(texts)
               from named in Reach().Matches(sql.Text)
               let schema = named.Groups["schema"].Value.ToLowerInvariant()
               where schema != sql.Module && modules.Contains(schema)
               select $"{sql.Place} reaches into {schema}: {named.Value}";
    }

    private static string? ModuleOf(Source file) => file.Path.Split('/') is ["src", "Modules", var module, "Changes", _] ? module.ToLowerInvariant() : null;

    private static string Bare(string sql) => Comment().Replace(sql, "");

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"\bcreate\s+(or\s+replace\s+)?(unlogged\s+)?(?<what>table|materialized view|view|function|procedure|type|domain|sequence|aggregate)\s+(if\s+not\s+exists\s+)?(?<name>""?((?<schema>\w+)""?\.)?""?\w+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Make();

    [GeneratedRegex(@"(?<![\w./-])""?(?<schema>[a-z_]\w*)""?\.""?[a-z_]\w*", RegexOptions.IgnoreCase)]
    private static partial Regex Reach();

    // A permission or an address has dots too, but none of these words.
    [GeneratedRegex(@"\b(select|insert|update|delete|from|join|truncate|copy|call)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();
}
