using System.Security.Cryptography;
using System.Text;

namespace LineOfSight.Trackers;

/// <summary>A column of a list.</summary>
/// <param name="Column">The column, from 1.</param>
/// <param name="Text">Its heading as it stands, both lines of it where there are two.</param>
/// <param name="Key">The heading in plain letters, told apart where two are the same: the remembered mapping goes by it.</param>
public sealed record Heading(int Column, string Text, string Key);

/// <summary>Where the headings of a table are, and what they are.</summary>
/// <param name="First">The first row of the headings.</param>
/// <param name="Last">The last row of the headings; the list begins below it.</param>
/// <param name="Headings">The headings, from left to right.</param>
public sealed record Layout(int First, int Last, IReadOnlyList<Heading> Headings)
{
    private const int RowsLookedAt = 25;
    private const int LongestHeading = 120;

    /// <summary>A fingerprint of the headings, in any order: files of one shape are read the same way.</summary>
    public string Shape => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Headings.Select(h => h.Key).Order(StringComparer.Ordinal)))));

    /// <summary>Finds the headings of a table: the row that names most fields, joined with a row of groups above or of parts below it.</summary>
    /// <param name="table">The table.</param>
    /// <returns>Null when no row looks like headings.</returns>
    public static Layout? Find(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = table.Rows.Take(RowsLookedAt).ToList();
        var best = rows.Select((row, at) => (Row: row, At: at, Score: Score(row))).Where(r => r.Score >= 2).OrderByDescending(r => r.Score).ThenBy(r => r.At).FirstOrDefault();
        if (best.Row is null)
        {
            return null;
        }

        var (from, to) = (best.At, best.At);
        if (from > 0 && IsGroups(rows[from - 1], rows[from]))
        {
            from--;
        }
        else if (to + 1 < rows.Count && HasParts(rows[to], rows[to + 1]))
        {
            to++;
        }

        return new Layout(rows[from].Number, rows[to].Number, Join(rows[from..(to + 1)]));
    }

    // Every field counts once, and a word that is the very name of a field counts more than one that contains it.
    private static int Score(Row row) => row.Cells.Any(c => c.Kind is CellKind.Date or CellKind.Error) ? 0 : row.Cells
        .Where(c => c.Kind == CellKind.Text && c.Text.Length <= LongestHeading)
        .Select(c => Vocabulary.Field.FieldOf(c.Text)).Where(f => f.Sure > 0)
        .GroupBy(f => f.Field).Sum(g => g.Max(f => f.Sure) == 1_000 ? 2 : 1);

    // A heading over several columns, with other headings under it.
    private static bool IsGroups(Row above, Row headings) =>
        Distinct(above) >= 2 && above.Number == headings.Number - 1 && IsAcross(above) && above.Cells.All(c => c.Kind == CellKind.Text && c.Text.Length <= LongestHeading);

    private static bool HasParts(Row headings, Row below) =>
        below.Number == headings.Number + 1 && IsAcross(headings)
        && below.Cells.All(c => c.Kind == CellKind.Text && c.Text.Length <= LongestHeading)
        // Under a heading that spans several columns each has a name of its own.
        && headings.Cells.Where(c => c.Marks.HasFlag(CellMarks.Merged)).All(c => below.At(c.Column) is not null)
        && below.Cells.Any(c => headings.At(c.Column)?.Text != c.Text);

    private static int Distinct(Row row) => row.Cells.Select(c => c.Text).Distinct(StringComparer.Ordinal).Count();

    private static bool IsAcross(Row row) => row.Cells.Zip(row.Cells.Skip(1), (a, b) => b.Marks.HasFlag(CellMarks.Merged) && a.Text == b.Text && b.Column == a.Column + 1).Any(x => x);

    private static List<Heading> Join(IReadOnlyList<Row> rows)
    {
        var (headings, taken) = (new List<Heading>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var column in rows.SelectMany(r => r.Cells).Select(c => c.Column).Distinct().Order())
        {
            var text = string.Join(" ", rows.Select(r => r.At(column)?.Text.ReplaceLineEndings(" ")).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));
            text = text.Length > LongestHeading ? text[..LongestHeading] : text;
            var plain = Vocabulary.Plain(text);
            var again = taken[plain] = taken.GetValueOrDefault(plain) + 1;
            headings.Add(new Heading(column, text, again == 1 ? plain : $"{plain} {again}"));
        }

        return headings;
    }
}
