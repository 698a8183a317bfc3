using System.Text;
using System.Text.Unicode;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Persons;

/// <summary>Reads decided pairs from CSV.</summary>
internal static class LinkDecisionReader
{
    public const string LeftId = "left_id";
    public const string RightId = "right_id";
    public const string Decision = "decision";
    private const string LeftSource = "left_source";
    private const string RightSource = "right_source";
    private static readonly string[] Columns = [LeftSource, LeftId, RightSource, RightId, Decision];

    public static List<LinkDecision> Read(Stream from, string file)
    {
        var rows = new RowReader(from);
        RecordsRefusedException Refused(string? column, string what) => new(new RecordFault(file, Math.Max(rows.Line, 1), column, what));
        try
        {
            if (!rows.Read())
            {
                throw Refused(null, $"the file is empty: a header is wanted, {string.Join(',', Columns)}");
            }

            var places = Header(rows, Refused);
            var width = rows.Count;
            var decisions = new List<LinkDecision>();
            while (rows.Read())
            {
                if (rows.Wrong is { } wrong)
                {
                    throw Refused(null, wrong);
                }

                if (rows.Count != width)
                {
                    throw Refused(null, $"{rows.Count} fields where the header has {width}");
                }

                decisions.Add(Decided(rows, places, Refused));
            }

            return decisions;
        }
        catch (InvalidDataException broken)
        {
            throw Refused(null, broken.Message);
        }
    }

    private static int[] Header(RowReader rows, Func<string?, string, RecordsRefusedException> refused)
    {
        if (rows.Wrong is { } wrong)
        {
            throw refused(null, wrong);
        }

        var names = Enumerable.Range(0, rows.Count).Select(i => Encoding.UTF8.GetString(rows[i]).TrimStart('\uFEFF').Trim().ToLowerInvariant()).ToList();
        if (names.Find(n => !Columns.Contains(n)) is { } other)
        {
            // Above all no reason: why two records are kept apart may itself give away who is who.
            throw refused(other, $"there is no such column here; only {string.Join(", ", Columns)} may be");
        }

        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw refused(twice.Key, "two columns have this name");
        }

        return Array.Find([LeftId, RightId, Decision], c => !names.Contains(c)) is { } missing
            ? throw refused(missing, "the column is missing")
            : [.. Columns.Select(c => names.IndexOf(c))];
    }

    private static LinkDecision Decided(RowReader rows, int[] places, Func<string?, string, RecordsRefusedException> refused)
    {
        string Text(int column)
        {
            if (places[column] < 0)
            {
                return "";
            }

            var text = rows[places[column]];
            return Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : throw refused(Columns[column], "the text is not UTF-8");
        }

        RecordKey Key(int source, int id) =>
            Text(id) is { Length: > 0 } text ? new RecordKey(Text(source), text) : throw refused(Columns[id], "the record has no id");

        var (left, right) = (Key(0, 1), Key(2, 3));
        return new LinkDecision(left, right, Text(4).Trim().ToLowerInvariant() switch
        {
            "blocked" => LinkDecisionKind.Blocked,
            "wrong" => LinkDecisionKind.Wrong,
            "right" => LinkDecisionKind.Right,
            _ => throw refused(Decision, "one of blocked, wrong and right is wanted"),
        }, rows.Line);
    }
}
