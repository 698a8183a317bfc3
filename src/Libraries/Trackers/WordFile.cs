using System.Globalization;
using System.Text;
using System.Xml;

namespace LineOfSight.Trackers;

/// <summary>
/// The tables of a Word document (WordprocessingML, ECMA-376 part 1 chapter 17). Text that somebody deleted under tracked changes is left
/// out; a table within a cell is read as part of that cell's text.
/// </summary>
internal sealed class WordFile(Package package, Budget budget)
{
    private readonly List<Table> tables = [];
    private int tableNumber;

    public IReadOnlyList<Table> Read()
    {
        var main = package.Relations("").Values.FirstOrDefault(t => t.EndsWith("document.xml", StringComparison.OrdinalIgnoreCase)) ?? "word/document.xml";
        if (!package.Has(main))
        {
            throw new TrackerRefused("This file is not a Word document. Open it, save it as .docx and use that");
        }

        package.Read(main, reader =>
        {
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "tbl", IsEmptyElement: false })
                {
                    ReadTable(reader);
                }
            }
        });
        return tables;
    }

    private sealed record Draft(int Column, int Span, bool Continues, bool Restarts, string Text);

    private void ReadTable(XmlReader reader)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"table {++tableNumber}");
        string Place(int row, int column) => Table.AddressIn(TableKind.WordTable, name, row, column);
        var grid = new Grid(budget, Place);
        var (number, blocks) = (0, new List<Block>());
        var open = new Dictionary<int, Block>();
        foreach (var _ in Inside(reader, "tr"))
        {
            number++;
            var cells = ReadRow(reader);
            foreach (var cell in cells)
            {
                if (cell.Continues && open.TryGetValue(cell.Column, out var above) && above.Bottom == number - 1)
                {
                    open[cell.Column] = above with { Bottom = number };
                }
                else
                {
                    if (open.Remove(cell.Column, out var ended))
                    {
                        blocks.Add(ended);
                    }

                    open[cell.Column] = new Block(number, cell.Column, number, cell.Column + cell.Span - 1);
                }
            }

            grid.Add(number, isHidden: false, cells.Where(c => !c.Continues).Select(c => new Cell(c.Column, CellKind.Text, c.Text)));
        }

        blocks.AddRange(open.Values);
        grid.Fill(blocks.Where(b => b.Bottom > b.Top || b.Right > b.Left).OrderBy(b => b.Top).ThenBy(b => b.Left));
        if (grid.Count > 0)
        {
            tables.Add(grid.Finish(TableKind.WordTable, name, isHidden: false));
        }
    }

    private List<Draft> ReadRow(XmlReader reader)
    {
        var (cells, column) = (new List<Draft>(), 1);
        foreach (var child in Inside(reader, "tc", "gridBefore"))
        {
            if (child == "gridBefore")
            {
                column += Math.Clamp(Value(reader), 0, Limits.Columns);
                continue;
            }

            if (column > Limits.Columns)
            {
                throw new TrackerRefused("This file has a table with more columns than a page holds. Copy the list to a workbook and use that") { Why = Refusal.TooMuch };
            }

            var cell = ReadCell(reader, column);
            cells.Add(cell);
            column += cell.Span;
        }

        return cells;
    }

    private Draft ReadCell(XmlReader reader, int column)
    {
        if (reader.IsEmptyElement)
        {
            return new Draft(column, 1, Continues: false, Restarts: false, "");
        }

        var (text, span, continues, restarts, depth) = (new StringBuilder(), 1, false, false, reader.Depth);
        var more = reader.Read();
        while (more && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName is "p" && text.Length is > 0 and <= Limits.Characters)
            {
                text.Append('\n');
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "gridSpan":
                        span = Math.Clamp(Value(reader), 1, Limits.Columns);
                        break;
                    case "vMerge":
                        (continues, restarts) = (reader.GetAttribute("val", reader.NamespaceURI) is not "restart", reader.GetAttribute("val", reader.NamespaceURI) is "restart");
                        break;
                    case "delText" or "instrText":
                        if (reader.LocalName == "delText")
                        {
                            budget.Say("deleted", $"table {tableNumber}", "Text that was deleted under tracked changes was left out");
                        }

                        reader.Skip();
                        continue;
                    case "t":
                        var run = reader.ReadElementContentAsString();
                        text.Append(text.Length <= Limits.Characters ? run : "");
                        continue;
                    case "tab" when text.Length <= Limits.Characters:
                        text.Append('\t');
                        break;
                    case "br" or "cr" when text.Length <= Limits.Characters:
                        text.Append('\n');
                        break;
                    case "tbl":
                        budget.Say("nested", $"table {tableNumber}", "A table within a cell was read as that cell’s text");
                        break;
                }
            }

            more = reader.Read();
        }

        return new Draft(column, span, continues, restarts, Escapes.Clean(text.ToString()).Trim());
    }

    // The children of a table or a row, however they are wrapped (content controls, insertions); what lies deeper is read by whoever is given the child.
    private static IEnumerable<string> Inside(XmlReader reader, params string[] names)
    {
        if (reader.IsEmptyElement)
        {
            yield break;
        }

        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType == XmlNodeType.Element && names.Contains(reader.LocalName))
            {
                yield return reader.LocalName;
            }
        }
    }

    private static int Value(XmlReader reader) =>
        int.TryParse(reader.GetAttribute("val", reader.NamespaceURI), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 1;
}
