using System.IO.Compression;
using System.Text;

namespace LineOfSight.Trackers.Tests;

/// <summary>Files that were made to harm, or that came to harm: refused with words that say what to do, and never a fault of another kind.</summary>
public sealed class HostileTests
{
    private static string Refused(string name, byte[] content) => Assert.Throws<TrackerRefused>(() => TrackerReader.Read(name, content)).Message;

    [Theory]
    [InlineData("tracker.xlsm", "macros")]
    [InlineData("tracker.xls", "Save this file as an Excel workbook (.xlsx)")]
    [InlineData("plan.doc", "Save this file as a Word document (.docx)")]
    [InlineData("plan.pdf", "must be an Excel workbook")]
    [InlineData("tracker", "must be an Excel workbook")]
    public void Other_kinds_of_file_are_refused_with_what_to_do(string name, string words) => Assert.Contains(words, Refused(name, [1]), StringComparison.Ordinal);

    [Fact]
    public void Macros_in_a_file_that_says_it_has_none_are_refused() =>
        Assert.Contains("macros", Refused("a.xlsx", new Book().Row("Action").With("xl/vbaProject.bin", "x").Make()), StringComparison.Ordinal);

    [Fact]
    public void Definitions_and_entities_are_refused() => Assert.Contains(
        "definitions", Refused("a.xlsx", new Book { Prologue = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" }.Row("Action").Make()), StringComparison.Ordinal);

    [Fact]
    public void A_bomb_is_refused_by_what_it_declares()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 220; i++)
            {
                part.Write(zeros);
            }
        }

        Assert.Contains("unpacks to far more", Refused("a.xlsx", file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_gives_more_than_it_declares_is_refused()
    {
        var book = new Book().Row([.. Enumerable.Repeat("Action", 50)]).Make();
        // The directory says that the sheet is ten bytes long.
        var name = Encoding.ASCII.GetBytes("xl/worksheets/sheet1.xml");
        for (var at = 0; at < book.Length - 46; at++)
        {
            if (book.AsSpan(at).StartsWith("PK\u0001\u0002"u8) && book.AsSpan(at + 46).StartsWith(name))
            {
                BitConverter.TryWriteBytes(book.AsSpan(at + 24), 10);
            }
        }

        Refused("a.xlsx", book);
    }

    [Fact]
    public void Ten_million_shared_texts_are_refused()
    {
        var texts = new StringBuilder("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        for (var i = 0; i < 10_000_000 && texts.Length < 100_000_000; i++)
        {
            texts.Append("<si><t/></si>");
        }

        Assert.Contains("more text than a list", Refused("a.xlsx", new Book().Row("Action").With("xl/sharedStrings.xml", texts.Append("</sst>").ToString()).Make()), StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_that_would_fill_the_sheet_again_and_again_are_refused()
    {
        var book = new Book();
        for (var i = 0; i < 2_000; i++)
        {
            book.Row([.. Enumerable.Repeat("x", 60)]);
        }

        for (var i = 1; i <= 2_000; i++)
        {
            book.Merge($"A{i}:XFD1048576");
        }

        Assert.Contains("merged", Refused("a.xlsx", book.Make()), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_rows_are_refused()
    {
        var book = new Book();
        for (var i = 0; i <= Limits.Rows; i++)
        {
            book.Row("x");
        }

        Assert.Contains("Split it", Refused("a.xlsx", book.Make()), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_cells_at_one_place_are_refused() =>
        Assert.Contains("at one place", Refused("a.xlsx", new Book().Cells(Book.Text(1, "a"), Book.Text(1, "b")).Make()), StringComparison.Ordinal);

    [Fact]
    public void Links_to_other_files_are_said_and_never_opened()
    {
        var file = TrackerReader.Read("a.xlsx", new Book().Row("Action").With("xl/externalLinks/externalLink1.xml", "<x/>").Make());
        Assert.Contains(file.Remarks, r => r.Words.Contains("not opened", StringComparison.Ordinal));
    }

    // Every prefix and every changed byte: refused in words or read, and nothing else.
    [Fact]
    public void Damaged_files_are_refused_or_read_and_nothing_else()
    {
        foreach (var (name, whole) in new[]
        {
            ("a.xlsx", new Book().Row("Action", "Owner", "Due").Row("Train", "Jo", "31/03/26").Merge("A1:B1").Make()),
            ("a.docx", Book.Word(Book.WordTable(["Action", "Owner"], ["Train", "Jo"]))),
        })
        {
            for (var at = 0; at < whole.Length; at += 3)
            {
                Try(name, whole[..at]);
                var changed = (byte[])whole.Clone();
                changed[at] ^= 0x55;
                Try(name, changed);
            }
        }

        static void Try(string name, byte[] content)
        {
            try
            {
                TrackerReader.Read(name, content);
            }
            catch (TrackerRefused refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        }
    }
}
