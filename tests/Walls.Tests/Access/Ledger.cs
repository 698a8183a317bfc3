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

    private static readonly Lazy<string> Committed = new(() => File.ReadAllText(Path));

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
        $"  {string.Join("  ", line.Letters.ToCharArray())}   {Words[line.Relation],-18} {line.Door.Name}   [{string.Join(" + ", line.Door.Policies)}]";

    /// <summary>What stands in one text and not in the other, in the order of the ledger.</summary>
    public static IReadOnlyList<string> Difference(string committed, string found)
    {
        var (before, now) = (committed.Split('\n'), found.Split('\n'));
        return [.. before.Except(now).Select(l => (Line: l, Sign: '-')).Concat(now.Except(before).Select(l => (Line: l, Sign: '+')))
            .OrderBy(l => l.Line.Contains('/', StringComparison.Ordinal) ? l.Line[l.Line.IndexOf('/', StringComparison.Ordinal)..] : "", StringComparer.Ordinal)
            .Select(l => $"{l.Sign}{l.Line}")];
    }

    /// <summary>Reads the committed letters of a line back; null when the ledger has no such line.</summary>
    public static string? LettersOf(string committed, Line line)
    {
        var end = Write(line)[(2 + (3 * line.Letters.Length) - 2)..];
        return committed.Split('\n').FirstOrDefault(l => l.EndsWith(end, StringComparison.Ordinal) && !l.StartsWith('#'))?[..(2 + (3 * line.Letters.Length) - 2)]
            .Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>The committed letter of a knock.</summary>
    public static char LetterOf(World world, Walk.Try t) =>
        LettersOf(Committed.Value, new Line(t.Door, t.Relation, new string('?', world.Columns.Count))) is { } letters
            ? letters[t.Column]
            : throw new InvalidOperationException($"The ledger has no line for {t.Door.Name} ({t.Relation}).");
}
