using LineOfSight.Kit;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>One line of the ledger: a door, how the record stands to who knocks, and what each column finds.</summary>
internal sealed record Line(Door Door, Relation Relation, string Letters)
{
    public char Of(int column) => Letters[column];
}

/// <summary>The ledger as people read it.</summary>
internal static class Ledger
{
    public const char Reached = 'y';
    public const char NotThere = 'n';
    public const char SignIn = 's';
    public const char Wrong = '!';

    private static readonly Dictionary<Relation, string> Words = new()
    {
        [Relation.None] = "-",
        [Relation.Mine] = "mine",
        [Relation.OwnAgency] = "own agency",
        [Relation.Case] = "one child's case",
        [Relation.OtherAgency] = "other agency",
        [Relation.Shared] = "shared with us",
        [Relation.OtherPartnership] = "other partnership",
    };

    public static string Path { get; } = System.IO.Path.Combine(Shared.Root, "tests/Walls.Tests/Access/ledger.txt");

    private static readonly Lazy<Dictionary<string, string>> Committed = new(() => Read(File.ReadAllText(Path)));

    public static string Write(IReadOnlyList<Column> columns, IReadOnlyList<Line> lines)
    {
        var head = $"# {string.Join(' ', columns.Select(c => c.Code))}";
        var text = new List<string>
        {
            "# Who reaches what. Written by a test that knocks at every door as everybody; any difference fails it. After a change that is",
            "# meant: LINEOFSIGHT_WRITE_LEDGER=1 dotnet run --project tests/Walls.Tests, and read the difference before it is committed.",
            "#",
            "#   y  reached: the page, a redirect elsewhere, or the form again with its errors (forms are sent empty, with a valid token)",
            "#   n  404, in every byte and header the same as a page that is not there",
            "#   s  sent to sign in",
            "#",
            "# Whose the record is: mine (our partnership, led by my agency, I own it), own agency (a colleague's), one child's case (as own",
            "# agency, and marked so), other agency (of our partnership), shared with us (another partnership keeps it), other partnership;",
            "# - where no record of a partnership is named.",
            "#",
        };
        text.AddRange(columns.Select(c => $"#   {c.Code}  {c.Name}"));
        foreach (var module in lines.GroupBy(l => l.Door.Model?.Assembly.GetName().Name ?? l.Door.Module))
        {
            text.AddRange(["", head]);
            text.AddRange(module.Select(Write));
        }

        return string.Join('\n', text) + "\n";
    }

    /// <summary>One line: letters first, so that they stand under each other and a longer address moves nothing.</summary>
    public static string Write(Line line) =>
        $"  {string.Join("  ", line.Letters.ToCharArray())}{EndOf(line.Door, line.Relation)}";

    /// <summary>What stands in one text and not in the other, in the order of the ledger.</summary>
    public static IReadOnlyList<string> Difference(string committed, string found)
    {
        var (before, now) = (committed.Split('\n'), found.Split('\n'));
        return [.. before.Except(now).Select(l => (Line: l, Sign: '-')).Concat(now.Except(before).Select(l => (Line: l, Sign: '+')))
            .OrderBy(l => l.Line.Contains('/', StringComparison.Ordinal) ? l.Line[l.Line.IndexOf('/', StringComparison.Ordinal)..] : "", StringComparer.Ordinal)
            .Select(l => $"{l.Sign}{l.Line}")];
    }

    /// <summary>The committed letter of a knock.</summary>
    public static char LetterOf(World world, Walk.Try t) =>
        Find(world, t) ?? throw new InvalidOperationException($"The ledger has no line for {t.Door.Name} ({t.Relation}).");

    /// <summary>The committed letter of a knock; null when the ledger has no such line, or is of other columns.</summary>
    public static char? Find(World world, Walk.Try t) =>
        Committed.Value.TryGetValue(EndOf(t.Door, t.Relation), out var letters) && letters.Length == world.Columns.Count ? letters[t.Column] : null;

    // Three spaces follow the letters, and two stand between them.
    private static Dictionary<string, string> Read(string text) => text.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal))
        .Select(l => (Line: l, End: l.IndexOf("   ", 2, StringComparison.Ordinal))).ToDictionary(l => l.Line[l.End..], l => l.Line[2..l.End].Replace(" ", "", StringComparison.Ordinal));

    private static string EndOf(Door door, Relation relation) => $"   {Words[relation],-18} {door.Name}   [{string.Join(" + ", door.Policies)}]";
}
