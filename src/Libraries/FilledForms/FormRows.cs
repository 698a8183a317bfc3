using System.Text.RegularExpressions;
using LineOfSight.Trackers;

namespace LineOfSight.FilledForms;

/// <summary>A row of a filled form, as it stands in the file.</summary>
/// <param name="Place">Where a person finds it.</param>
/// <param name="Question">The id of its question; null when nothing says it.</param>
/// <param name="Part">The part's id in a sheet, its name in a document.</param>
/// <param name="Answer">The cell of the answer, or null when it is empty.</param>
internal sealed record FormRow(string Place, string? Question, string Part, Cell? Answer);

/// <summary>The rows of a filled form, found by the codes that stand in it.</summary>
internal sealed partial class FormRows
{
    // A code, with the words before it, is no longer than this; how long a stranger's text is, nobody knows.
    private const int LongestCode = 250;

    private FormRows(FormCode? code, IReadOnlyList<FormRow> rows, IReadOnlyList<FormRemark> beside, bool isSheet) => (Code, Rows, Beside, IsSheet) = (code, rows, beside, isSheet);

    /// <summary>What it is a form of; null when nothing says it.</summary>
    public FormCode? Code { get; }

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<FormRow> Rows { get; }

    /// <summary>What stands beside the form and was not read.</summary>
    public IReadOnlyList<FormRemark> Beside { get; }

    /// <summary>True for a workbook.</summary>
    public bool IsSheet { get; }

    public static FormRows Of(TrackerFile file) => file.Tables.Any(t => t.Kind == TableKind.WordTable) ? OfDocument(file) : OfWorkbook(file);

    private static FormRows OfWorkbook(TrackerFile file)
    {
        foreach (var table in file.Tables)
        {
            foreach (var head in table.Rows)
            {
                if (head.Cells.FirstOrDefault(c => c.Text.Length <= LongestCode && c.Text.StartsWith(FormCode.Name, StringComparison.Ordinal)) is { } cell && FormCode.In(cell.Text[FormCode.Name.Length..]) is { } code)
                {
                    return OfSheet(table, head, cell.Column, code);
                }
            }
        }

        return new(null, [], [], isSheet: true);
    }

    private static FormRows OfSheet(Table table, Row head, int codes, FormCode code)
    {
        var answers = head.Cells.FirstOrDefault(c => Choosing.Plain(c.Text) == Choosing.Plain(ExcelAnswers.Answer))?.Column ?? codes - 1;
        var (rows, beside) = (new List<FormRow>(), new List<FormRemark>());
        foreach (var row in table.Rows.Where(r => r.Number > head.Number))
        {
            var place = table.Address(row.Number, answers);
            if (row.At(codes)?.Text is { } id && id.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
            {
                rows.Add(new(place, id[..dot], id[(dot + 1)..], row.At(answers)));
            }
            else if (row.At(answers) is { } lost)
            {
                beside.Add(new(place, $"“{FormText.Short(lost.Text)}” stands in a row that is not of the form, and was not read. Put it into the row of its question"));
            }

            beside.AddRange(row.Cells.Where(c => c.Column > codes && !c.Marks.HasFlag(CellMarks.Merged))
                .Select(c => new FormRemark(table.Address(row.Number, c.Column), $"“{FormText.Short(c.Text)}” stands beside the form, and was not read. Put it into the column “{ExcelAnswers.Answer}”")));
        }

        return new(code, rows, beside, isSheet: true);
    }

    private static FormRows OfDocument(TrackerFile file)
    {
        var (code, rows, beside) = ((FormCode?)null, new List<FormRow>(), new List<FormRemark>());
        foreach (var table in file.Tables)
        {
            var head = table.Rows[0];
            if (head.Cells[^1].Text.Length <= LongestCode && CodeAtEnd().Match(head.Cells[^1].Text) is { Success: true } match)
            {
                rows.AddRange(table.Rows.Skip(1).Where(r => r.At(1) is { } name && !name.Marks.HasFlag(CellMarks.Merged))
                    .Select(r => new FormRow(Place(table, r.Number), match.Groups["id"].Value, r.At(1)!.Text.Split('\n')[0], r.At(2))));
            }
            else if (table.Rows.FirstOrDefault(r => r.At(1)?.Text.Trim() == FormCode.Name)?.At(2) is { Text.Length: <= LongestCode } cell)
            {
                code ??= FormCode.In(cell.Text);
            }
            else
            {
                beside.Add(new(Place(table, 0), "This table is not of the form, and was not read. Put what it says into the boxes for answers"));
            }
        }

        return new(code, rows, beside, isSheet: false);
    }

    private static string Place(Table table, int row) => Capital(row == 0 ? table.Name : table.Address(row, 0));

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"Code:\s*(?<id>[a-z0-9][a-z0-9-]{0,59})\s*$", RegexOptions.None, 500)]
    private static partial Regex CodeAtEnd();
}
