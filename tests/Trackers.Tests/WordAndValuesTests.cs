using System.Text;

namespace LineOfSight.Trackers.Tests;

/// <summary>Tables in Word documents, and separated values.</summary>
public sealed class WordAndValuesTests
{
    private static TrackerFile Values(string text) => TrackerReader.Read("list.csv", Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Tables_of_a_document_are_read_with_their_places()
    {
        var file = TrackerReader.Read("plan.docx", Book.Word("<w:p><w:r><w:t>Plan</w:t></w:r></w:p>" + Book.WordTable(["Action", "Owner"], ["Train", "Jo"]) + Book.WordTable(["x"])));
        Assert.Equal(["table 1", "table 2"], file.Tables.Select(t => t.Name));
        Assert.Equal("Jo", file.Tables[0].Rows[1].At(2)!.Text);
        Assert.Equal("table 1, row 2, column 2", file.Tables[0].Address(2, 2));
    }

    [Fact]
    public void Merged_cells_spans_deletions_and_tables_within_are_understood()
    {
        static string Cell(string properties, string inside) => $"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>";
        static string Text(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";
        var file = TrackerReader.Read("plan.docx", Book.Word(Book.WordTable(
            [Cell("<w:gridSpan w:val=\"2\"/>", Text("Both")), "Third"],
            [Cell("<w:vMerge w:val=\"restart\"/>", Text("Rec 1")), "a", "<w:tc><w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p></w:tc>"],
            [Cell("<w:vMerge/>", "<w:p/>"), "b", Cell("", Book.WordTable(["in"]) + "<w:p/>")])));
        var table = Assert.Single(file.Tables);
        Assert.Equal(["Both", "Both", "Third"], table.Rows[0].Cells.Select(c => c.Text));
        Assert.Equal(["Rec 1", "a", "new\ntwo\nthree"], table.Rows[1].Cells.Select(c => c.Text));
        Assert.Equal(["Rec 1", "b", "in"], table.Rows[2].Cells.Select(c => c.Text));
        Assert.Contains(file.Remarks, r => r.Words.Contains("deleted", StringComparison.Ordinal));
    }

    [Fact]
    public void Separated_values_keep_quotes_breaks_and_separators()
    {
        var table = Assert.Single(Values("Action;Owner\r\n\"Say \"\"yes\"\"; then\ngo\";Jo\n").Tables);
        Assert.Equal("Say \"yes\"; then\ngo", table.Rows[1].At(1)!.Text);
        Assert.Equal("B2", table.Address(2, 2));
        Assert.Contains("never closes", Assert.Throws<TrackerRefused>(() => Values("Action,Owner\n\"open,Jo")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Older_encodings_are_read_and_said()
    {
        var file = TrackerReader.Read("list.csv", [.. "Owner,Action\nZo"u8.ToArray(), 0xEB, .. ",x \n"u8.ToArray(), 0x80, (byte)',', (byte)'y']);
        Assert.Equal("Zoë", file.Tables[0].Rows[1].At(1)!.Text);
        Assert.Equal("€", file.Tables[0].Rows[2].At(1)!.Text);
        Assert.Contains(file.Remarks, r => r.Words.Contains("Windows-1252", StringComparison.Ordinal));
        Assert.Equal("Zoë", TrackerReader.Read("list.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Zoë")]).Tables[0].Rows[0].Cells[0].Text);
    }
}
