using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace LineOfSight.Trackers.Tests;

/// <summary>Writes small Excel workbooks and Word documents for tests, with whatever is wrong with them.</summary>
internal sealed class Book
{
    private readonly StringBuilder rows = new();
    private readonly List<string> merges = [];
    private readonly Dictionary<string, string> extra = [];
    private int row;

    public string Columns { get; init; } = "";

    public string Properties { get; init; } = "";

    public string SheetState { get; init; } = "";

    public string SheetName { get; init; } = "Actions";

    public string Prologue { get; init; } = "";

    public static byte[] Of(params string[][] lines)
    {
        var book = new Book();
        foreach (var line in lines)
        {
            book.Row(line);
        }

        return book.Make();
    }

    /// <summary>A row of texts; an empty one is a cell that is not there.</summary>
    public Book Row(params string[] texts) => Cells([.. texts.Select((t, i) => t.Length == 0 ? "" : Text(i + 1, t))]);

    /// <summary>A row of cells as they stand in the file.</summary>
    public Book Cells(params string[] cells) => Cells("", cells);

    public Book Cells(string attributes, string[] cells)
    {
        row++;
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\" {attributes}>").AppendJoin("", cells.Select(c => c.Replace("@", $"{row}", StringComparison.Ordinal))).Append("</row>");
        return this;
    }

    public Book Skip(int count)
    {
        row += count;
        return this;
    }

    public Book EmptyRows(int count)
    {
        for (var i = 0; i < count; i++)
        {
            row++;
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\" s=\"1\"/>");
        }

        return this;
    }

    public Book Merge(string range)
    {
        merges.Add(range);
        return this;
    }

    public Book With(string part, string content)
    {
        extra[part] = content;
        return this;
    }

    // "@" stands for the number of the row.
    public static string Text(int column, string text) => $"<c r=\"{Table.Letters(column)}@\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(Escaped(text)).Replace("@", "&#64;", StringComparison.Ordinal)}</t></is></c>";

    public static string Number(int column, string value, int style = 0) => $"<c r=\"{Table.Letters(column)}@\" s=\"{style}\"><v>{value}</v></c>";

    /// <summary>The style of dates.</summary>
    public const int DateStyle = 1;

    // As Excel does: what XML cannot hold, and what would look like that.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var looksEscaped = text[i] == '_' && i + 1 < text.Length && text[i + 1] == 'x';
            escaped.Append(text[i] < ' ' && text[i] is not '\n' and not '\t' || looksEscaped || text[i] is '\uFFFE' or '\uFFFF' ? $"_x{(int)text[i]:X4}_" : text[i].ToString());
        }

        return escaped.ToString();
    }

    public byte[] Make() => Zipped(
    [
        .. new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>",
            ["_rels/.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{Properties}<sheets><sheet name=\"{SecurityElement.Escape(SheetName)}\" sheetId=\"1\" {SheetState} r:id=\"rId1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
            ["xl/styles.xml"] = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[$-809]dd\\ mmmm\\ yyyy;@\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
            ["xl/worksheets/sheet1.xml"] = $"{Prologue}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{(Columns.Length == 0 ? "" : $"<cols>{Columns}</cols>")}<sheetData>{rows}</sheetData>{(merges.Count == 0 ? "" : $"<mergeCells count=\"{merges.Count}\">{string.Concat(merges.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>")}</worksheet>",
        }.Where(p => !extra.ContainsKey(p.Key)),
        .. extra,
    ]);

    /// <summary>A Word document whose body is this.</summary>
    public static byte[] Word(string body) => Zipped(
    [
        new("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        new("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        new("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"),
    ]);

    public static string WordTable(params string[][] lines) =>
        $"<w:tbl>{string.Concat(lines.Select(l => $"<w:tr>{string.Concat(l.Select(t => t.StartsWith('<') ? t : $"<w:tc><w:p><w:r><w:t>{SecurityElement.Escape(t)}</w:t></w:r></w:p></w:tc>"))}</w:tr>"))}</w:tbl>";

    public static byte[] Zipped(IEnumerable<KeyValuePair<string, string>> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }
}
