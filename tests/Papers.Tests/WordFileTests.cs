using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Style = DocumentFormat.OpenXml.Wordprocessing.Style;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace LineOfSight.Papers.Tests;

public sealed class WordFileTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 50, 0, TimeSpan.Zero);

    [Fact]
    public void The_document_is_valid_and_says_its_title_and_language()
    {
        using var document = Open(SamplePaper.Make());
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(("Improvement: what was decided, done and answered", "en-GB"), (document.PackageProperties.Title, document.PackageProperties.Language));
        Assert.Equal("en-GB", document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
    }

    [Fact]
    public void Headings_are_headings_in_the_order_of_the_paper()
    {
        using var document = Open(SamplePaper.Make());
        var headings = Body(document).Elements<Paragraph>().Select(p => (Style: p.ParagraphProperties?.ParagraphStyleId?.Val?.Value, p.InnerText)).Where(p => p.Style?.StartsWith("Heading", StringComparison.Ordinal) == true).ToList();
        Assert.Equal(("Heading1", "Improvement: what was decided, done and answered"), headings[0]);
        Assert.Equal(["What was decided", "What is late, and why", "What changed", "What was answered"], headings.Where(h => h.Style == "Heading2").Select(h => h.InnerText));
        Assert.Equal(3, headings.Count(h => h.Style == "Heading3"));
        Assert.All(document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Where(s => s.StyleId!.Value!.StartsWith("Heading", StringComparison.Ordinal)), s => Assert.StartsWith("heading ", s.StyleName!.Val!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_table_has_a_marked_heading_row_and_says_what_it_holds()
    {
        using var document = Open(SamplePaper.Make());
        var tables = Body(document).Elements<Table>().ToList();
        Assert.Equal(5, tables.Count);
        Assert.All(tables, t =>
        {
            Assert.NotNull(t.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
            Assert.All(t.Elements<TableRow>().Skip(1), r => Assert.Null(r.TableRowProperties!.GetFirstChild<TableHeader>()));
            Assert.NotEmpty(t.Descendants<TableCaption>().Single().Val!.Value!);
        });
    }

    [Fact]
    public void Every_chart_has_words_in_its_place_and_its_numbers_under_it()
    {
        using var document = Open(SamplePaper.Make());
        var pictures = Body(document).Descendants<Wp.DocProperties>().ToList();
        Assert.Equal(3, pictures.Count);
        Assert.All(pictures, p => Assert.True(p.Description!.Value!.Length > 60));
        Assert.Equal(3, pictures.Select(p => p.Id!.Value).Distinct().Count());
        Assert.Equal(3, document.MainDocumentPart!.ChartParts.Count());
        Assert.Contains(Body(document).Elements<Table>(), t => t.InnerText.Contains("Nov 2026", StringComparison.Ordinal));
        // A value that is not there is no point of the line.
        var police = document.MainDocumentPart.ChartParts.SelectMany(c => c.ChartSpace.Descendants<LineChartSeries>()).Single(s => s.InnerText.Contains("Police", StringComparison.Ordinal));
        Assert.Equal(10, police.Descendants<NumericPoint>().Count());
    }

    [Fact]
    public void Every_statement_has_its_source_and_every_sheet_its_foot()
    {
        using var document = Open(SamplePaper.Make());
        var text = Body(document).InnerText;
        Assert.Contains("Source: Executive, 14 March 2026, item 4", text, StringComparison.Ordinal);
        Assert.Contains("two trainers left. (Action A-7KQ2)", text, StringComparison.Ordinal);
        Assert.Contains("23 of 99 secondary schools (23%)", text, StringComparison.Ordinal);
        Assert.Contains("4 of 7 young people", text, StringComparison.Ordinal);
        Assert.DoesNotContain("214", text, StringComparison.Ordinal);
        Assert.Contains("https://los.example.gov.uk/improvement/finding/1", document.MainDocumentPart!.HyperlinkRelationships.Select(r => r.Uri.AbsoluteUri));
        var foot = document.MainDocumentPart.FooterParts.Single().Footer;
        Assert.StartsWith("Official-sensitive when completed. Printed by Ruth \"R\" Adeyemi, 21 November 2026 at 9:50am, BP-2026-11", foot.InnerText, StringComparison.Ordinal);
        Assert.Equal(["PAGE", "NUMPAGES"], foot.Descendants<SimpleField>().Select(f => f.Instruction!.Value));
    }

    [Fact]
    public void Hostile_words_are_only_words()
    {
        const string hostile = "<w:p/>\u0001\ufffe&\"'</w:t>\ud800";
        using var document = Open(SamplePaper.Make() with
        {
            Title = hostile, Subtitle = hostile,
            Blocks = [new Statement(hostile, new Source(hostile, "javascript:alert(1)")), new Grid(hostile, [hostile], [[hostile]], new Source(hostile, "//elsewhere.example/x"))],
        });
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(document.MainDocumentPart!.HyperlinkRelationships, r => r.Uri.Scheme == "javascript");
    }

    public static TheoryData<string> Broken => ["level", "first", "row", "list", "source"];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_paper_that_somebody_could_not_follow_is_refused(string what)
    {
        var source = new Source("Somewhere");
        Block[] blocks = what switch
        {
            "level" => [new Heading(2, "A"), new Heading(4, "B")],
            "first" => [new Heading(3, "A")],
            "row" => [new Grid("T", ["A", "B"], [["1"]], source)],
            "list" => [new Points([])],
            _ => [new Statement("So it is", new Source(" "))],
        };
        Assert.Throws<ArgumentException>(() => WordFile.Write(SamplePaper.Make() with { Blocks = blocks }, At));
    }

    private static WordprocessingDocument Open(Paper paper)
    {
        var file = WordFile.Write(paper, At);
        if (Environment.GetEnvironmentVariable("LINEOFSIGHT_PAPERS") is { } folder && paper.Title.StartsWith("Improvement", StringComparison.Ordinal))
        {
            File.WriteAllBytes(Path.Combine(folder, "sample.docx"), file);
        }

        return WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
    }

    private static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document.Body!;
}
