using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LineOfSight.Figures;

namespace LineOfSight.Papers;

/// <summary>Each block of a paper as parts of a Word document.</summary>
internal sealed class WordBlocks(Paper paper, MainDocumentPart main)
{
    private uint pictures;

    public IEnumerable<OpenXmlElement> Of(int index) => paper.Blocks[index] switch
    {
        Heading heading => [WordText.Paragraph($"Heading{heading.Level}", heading.Text)],
        Remark remark => [WordText.Paragraph("Normal", remark.Text)],
        Statement { Changed: { } changed } statement => [WordText.Paragraph("Statement", statement.Text), WordText.Paragraph("Changed", changed), From(statement.Source)],
        Statement statement => [WordText.Paragraph("Statement", statement.Text), From(statement.Source)],
        Points points => points.Items.Select(Point),
        Grid grid => [WordText.Paragraph("Caption", grid.Caption), Table(grid.Caption, grid.Headings, grid.Rows, grid.Numeric), From(grid.Source)],
        Number number => [WordText.Paragraph("Figure", number.Figure.Text), WordText.Paragraph("Statement", number.Figure.Origin.Definition), From(number.Figure.Origin)],
        Counts { Table: var table } => OfCounts(table),
        Drawn drawn => OfChart(drawn.Chart, PaperRules.LevelAt(paper.Blocks, index)),
        var other => throw new NotSupportedException($"Word has no way to show a {other.GetType().Name}."),
    };

    private static IEnumerable<OpenXmlElement> OfCounts(PublishedTable table)
    {
        var rows = table.Rows.Zip(table.Cells, (name, cells) => (IReadOnlyList<string>)[name, .. cells.Select(c => c.Text)]).ToList();
        yield return WordText.Paragraph("Caption", table.Of.Title);
        yield return Table(table.Of.Title, [Capital(table.Of.Unit), .. table.Columns], rows, Enumerable.Range(1, table.Columns.Count).ToHashSet());
        if (table.Notes.Count > 0)
        {
            yield return WordText.Paragraph("Measure", string.Join(" ", table.Notes));
        }

        yield return From(table.Of.Origin);
    }

    private IEnumerable<OpenXmlElement> OfChart(Charts.Chart chart, int level) =>
    [
        WordText.Paragraph($"Heading{level}", chart.Title),
        WordText.Paragraph("Measure", chart.Measure),
        new Paragraph(new ParagraphProperties(new KeepNext()), new Run(WordChart.Put(chart, main, ++pictures))),
        Table($"The numbers of: {chart.Title}", chart.Headings, chart.Rows, Enumerable.Range(1, chart.Headings.Count - 1).ToHashSet()),
        From(chart.Origin),
    ];

    private Paragraph Point(Statement statement)
    {
        var line = WordText.Paragraph("ListBullet", statement.Text);
        line.Append(WordText.Run(" ("), Linked(statement.Source), WordText.Run(")"));
        return line;
    }

    private Paragraph From(Source source) => new(new ParagraphProperties(new ParagraphStyleId { Val = "Source" }), WordText.Run("Source: "), Linked(source));

    private static Paragraph From(Origin origin) =>
        WordText.Paragraph("Source", $"Source: {origin.Source}, as of {origin.On.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}");

    private OpenXmlElement Linked(Source source)
    {
        if (paper.Reach(source) is not { } address)
        {
            return WordText.Run(source.Words);
        }

        var run = WordText.Run(source.Words);
        run.PrependChild(new RunProperties(new Color { Val = "1F5A5E" }, new Underline { Val = UnderlineValues.Single }));
        return new Hyperlink(run) { Id = main.AddHyperlinkRelationship(address, isExternal: true).Id };
    }

    private static Table Table(string caption, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlySet<int> numeric)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 8, Color = "1F5A5E" }, new BottomBorder { Val = BorderValues.Single, Size = 8, Color = "1F5A5E" },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "B1B4B6" }),
                new TableCellMarginDefault(new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }),
                new TableLook { Val = "04A0", FirstRow = true, FirstColumn = true, NoVerticalBand = true, LastRow = false, LastColumn = false, NoHorizontalBand = false },
                new TableCaption { Val = WordText.Clean(caption) }),
            new TableGrid(headings.Select(_ => new GridColumn { Width = (9864 / headings.Count).ToString(CultureInfo.InvariantCulture) })));
        table.Append(Row(headings, isHead: true, numeric));
        foreach (var row in rows)
        {
            table.Append(Row(row, isHead: false, numeric));
        }

        return table;
    }

    private static TableRow Row(IReadOnlyList<string> cells, bool isHead, IReadOnlySet<int> numeric)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (isHead)
        {
            row.GetFirstChild<TableRowProperties>()!.Append(new TableHeader());
        }

        foreach (var (text, column) in cells.Select((c, i) => (c, i)))
        {
            var look = new ParagraphProperties(new SpacingBetweenLines { After = "0" });
            if (numeric.Contains(column))
            {
                look.Append(new Justification { Val = JustificationValues.Right });
            }

            row.Append(new TableCell(new TableCellProperties(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Top }), new Paragraph(look, WordText.Run(text, bold: isHead || column == 0))));
        }

        return row;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
