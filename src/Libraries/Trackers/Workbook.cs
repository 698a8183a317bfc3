using System.Globalization;
using System.Xml;

namespace LineOfSight.Trackers;

/// <summary>
/// An Excel workbook (SpreadsheetML, ECMA-376 part 1 chapter 18), read from beginning to end without a tree in memory. Formulas are never
/// worked out: the value saved with them is taken. Nothing outside the file is opened.
/// </summary>
internal sealed class Workbook(Package package, Budget budget)
{
    private IReadOnlyList<string> shared = [];
    private readonly List<bool> dateStyles = [];
    private bool is1904;

    private sealed record Sheet(string Name, string Part, bool IsHidden);

    public IReadOnlyList<Table> Read()
    {
        var (sheets, styles, texts) = Parts();
        shared = SharedTexts.Read(package, texts);
        ReadStyles(styles);
        return [.. sheets.Select(ReadSheet).OfType<Table>()];
    }

    private (IReadOnlyList<Sheet> Sheets, string Styles, string Texts) Parts()
    {
        var main = package.Relations("").Values.FirstOrDefault(package.Has) ?? "xl/workbook.xml";
        var root = package.Relations("").Values.FirstOrDefault(t => t.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)) ?? main;
        var relations = package.Relations(root);
        var sheets = new List<Sheet>();
        package.Read(root, reader =>
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (reader.LocalName == "workbookPr")
                {
                    is1904 = reader.GetAttribute("date1904") is "1" or "true";
                }
                else if (reader.LocalName == "sheet" && reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") is { } id
                    && relations.TryGetValue(id, out var part))
                {
                    sheets.Add(new Sheet(reader.GetAttribute("name") ?? "Sheet", part, reader.GetAttribute("state") is "hidden" or "veryHidden"));
                }
            }
        });
        if (sheets.Count == 0)
        {
            throw new TrackerRefused("This file is not an Excel workbook, or has no sheets. Open it, save it as .xlsx and use that");
        }

        if (package.Names.Any(n => n.Contains("externalLinks/", StringComparison.OrdinalIgnoreCase)))
        {
            budget.Say("links", "The file", "It takes values from other files. They were not opened: the values saved in this file were read");
        }

        var folder = root[..(root.LastIndexOf('/') + 1)];
        return (sheets, folder + "styles.xml", relations.Values.FirstOrDefault(t => t.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)) ?? folder + "sharedStrings.xml");
    }

    private void ReadStyles(string part)
    {
        var formats = new Dictionary<int, bool>();
        var inFormats = false;
        package.Read(part, reader =>
        {
            while (reader.Read())
            {
                if (reader.LocalName == "cellXfs")
                {
                    inFormats = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
                }
                else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && Whole(reader.GetAttribute("numFmtId")) is { } id)
                {
                    formats[id] = SerialDays.IsDate(reader.GetAttribute("formatCode") ?? "");
                }
                else if (inFormats && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" } && dateStyles.Count < Limits.SharedTexts)
                {
                    var format = Whole(reader.GetAttribute("numFmtId")) ?? 0;
                    dateStyles.Add(formats.TryGetValue(format, out var isDate) ? isDate : SerialDays.IsDate(format));
                }
            }
        });
    }

    private Table? ReadSheet(Sheet sheet)
    {
        string Place(int row, int column) => Table.AddressIn(TableKind.Sheet, sheet.Name, row, column);
        var grid = new Grid(budget, Place);
        var (hiddenColumns, blocks, last) = (new List<(int From, int To)>(), new List<Block>(), 0);
        package.Read(sheet.Part, reader =>
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                switch (reader.LocalName)
                {
                    case "col" when reader.GetAttribute("hidden") is "1" or "true":
                        hiddenColumns.Add((Whole(reader.GetAttribute("min")) ?? 1, Whole(reader.GetAttribute("max")) ?? 1));
                        break;
                    case "row":
                        last = ReadRow(reader, last, grid, hiddenColumns, Place);
                        break;
                    case "mergeCell" when blocks.Count < Limits.Cells && References.Block(reader.GetAttribute("ref")) is { } block:
                        blocks.Add(block);
                        break;
                }
            }
        });
        grid.Fill(blocks);
        if (grid.Count == 0)
        {
            return null;
        }

        foreach (var (from, to) in hiddenColumns.Where(h => h.From <= Limits.Columns))
        {
            budget.Say("hidden", $"{sheet.Name}!{Table.Letters(from)} to {Table.Letters(Math.Min(to, Limits.Columns))}", "Hidden columns were read too");
        }

        if (sheet.IsHidden)
        {
            budget.Say("hidden", sheet.Name, "This sheet is hidden");
        }

        return grid.Finish(TableKind.Sheet, sheet.Name, sheet.IsHidden);
    }

    private int ReadRow(XmlReader reader, int last, Grid grid, List<(int From, int To)> hiddenColumns, Func<int, int, string> place)
    {
        var number = Whole(reader.GetAttribute("r")) ?? last + 1;
        if (number is < 1 or > 1_048_576)
        {
            throw new TrackerRefused("This file has a row that no sheet has. Open it, save it again and use the new file");
        }

        if (reader.IsEmptyElement)
        {
            return number;
        }

        var isHidden = reader.GetAttribute("hidden") is "1" or "true";
        List<Cell>? cells = null;
        var (depth, column) = (reader.Depth, 0);
        var more = reader.Read();
        while (more && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = References.Column(reader.GetAttribute("r")) ?? column + 1;
                if (!reader.IsEmptyElement && ReadCell(reader, column, () => place(number, column)) is { Text.Length: > 0 } cell)
                {
                    var marks = isHidden || hiddenColumns.Exists(h => h.From <= cell.Column && cell.Column <= h.To) ? CellMarks.Hidden : CellMarks.None;
                    (cells ??= []).Add(cell with { Marks = cell.Marks | marks });
                }
            }

            more = reader.Read();
        }

        if (cells is not null)
        {
            grid.Add(number, isHidden, cells);
            if (isHidden)
            {
                budget.Say("hidden-row", place(number, 0), "This row is hidden or filtered away; it was read too");
            }
        }

        return number;
    }

    private Cell? ReadCell(XmlReader reader, int column, Func<string> place)
    {
        var (type, style) = (reader.GetAttribute("t") ?? "n", Whole(reader.GetAttribute("s")) ?? 0);
        var (value, inline, isFormula, depth) = ((string?)null, (string?)null, false, reader.Depth);
        var more = reader.Read();
        while (more && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "f":
                        isFormula = true;
                        reader.Skip();
                        continue;
                    case "v":
                        value = reader.ReadElementContentAsString();
                        continue;
                    case "is":
                        inline = SharedTexts.Of(reader);
                        break;
                }
            }

            more = reader.Read();
        }

        var marks = isFormula ? CellMarks.Formula : CellMarks.None;
        if (isFormula)
        {
            budget.Say(
                value is null ? "formula-empty" : "formula", place(),
                value is null ? "A formula without a saved value: open the file, let it be worked out, and save it again" : "A formula: the value saved with it was read");
        }

        return type switch
        {
            "s" => SharedText(value, column, marks, place),
            "inlineStr" => Text(inline, column, marks),
            "str" => Text(value is null ? null : Escapes.Undo(value), column, marks),
            "b" => value is null ? null : new Cell(column, CellKind.Truth, value is "1" or "true" ? "Yes" : "No", null, marks),
            "e" => Error(value, column, marks, place),
            "d" => Iso(value, column, marks),
            _ => Number(value, style, column, marks),
        };
    }

    private static Cell? Text(string? text, int column, CellMarks marks) =>
        string.IsNullOrWhiteSpace(text) ? null : new Cell(column, CellKind.Text, text.Trim(), null, marks);

    private Cell? SharedText(string? value, int column, CellMarks marks, Func<string> place)
    {
        if (Whole(value) is { } index && index >= 0 && index < shared.Count)
        {
            return Text(shared[index], column, marks);
        }

        if (value is not null)
        {
            budget.Say("shared", place(), "This cell points to a text that is not in the file");
        }

        return null;
    }

    private Cell? Error(string? value, int column, CellMarks marks, Func<string> place)
    {
        budget.Say("error", place(), $"This cell holds the error {value ?? "of its formula"}. Put the value in its place");
        return new Cell(column, CellKind.Error, value ?? "#N/A", null, marks);
    }

    private static Cell? Iso(string? value, int column, CellMarks marks) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? SerialDays.Cell(DateOnly.FromDateTime(at.UtcDateTime), column, marks)
            : Text(value, column, marks);

    private Cell? Number(string? value, int style, int column, CellMarks marks)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return Text(value, column, marks);
        }

        return style >= 0 && style < dateStyles.Count && dateStyles[style] && SerialDays.Day(number, is1904) is { } day
            ? SerialDays.Cell(day, column, marks)
            : new Cell(column, CellKind.Number, number.ToString("0.###############", CultureInfo.InvariantCulture), null, marks);
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
