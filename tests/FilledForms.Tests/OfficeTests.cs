using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LineOfSight.FilledForms.Tests;

/// <summary>
/// The files are what Office programs expect, and what another program saves of them is read as well. One thing is lost on that way: into
/// documents LibreOffice writes "_x0041_" as "_x005F_x0041_", and no program reads it back, so the sample has no such text.
/// </summary>
public sealed class OfficeTests
{
    [Theory]
    [InlineData("a.docx", false)]
    [InlineData("a.docx", true)]
    [InlineData("a.xlsx", false)]
    public async Task A_return_that_LibreOffice_saved_again_comes_back_as_it_was(string name, bool forPaper)
    {
        var form = Sample.Form(Sample.Filled());
        var again = await Office.SaveAgainAsync(name == "a.docx" ? Sample.Word(form, forPaper) : Sample.Excel(form), name, Path.GetExtension(name)[1..]);
        var read = Sample.Read(again, name);
        Assert.Equal(Sample.Lines(Sample.WithoutFiles(Sample.Filled())), Sample.Lines(Sample.Understood(read.Answers)));
        Assert.Empty(read.Remarks);
    }

    // OpenDocument knows few of the controls: on the way there and back most become plain words.
    [Theory]
    [InlineData("a.docx", "odt")]
    [InlineData("a.xlsx", "ods")]
    public async Task A_return_that_went_through_OpenDocument_comes_back_as_it_was(string name, string ending)
    {
        var form = Sample.Form(Sample.Filled());
        var open = await Office.SaveAgainAsync(name == "a.docx" ? Sample.Word(form) : Sample.Excel(form), name, ending);
        var read = Sample.Read(await Office.SaveAgainAsync(open, Path.ChangeExtension(name, ending), Path.GetExtension(name)[1..]), name);
        Assert.Equal(Sample.Lines(Sample.WithoutFiles(Sample.Filled())), Sample.Lines(Sample.Understood(read.Answers)));
        Assert.Empty(read.Remarks);
    }

    [Fact]
    public async Task A_blank_form_that_LibreOffice_saved_again_is_still_blank()
    {
        Assert.Empty(Sample.Understood(Sample.Read(await Office.SaveAgainAsync(Sample.Word(Sample.Form()), "a.docx", "docx"), "a.docx").Answers));
        Assert.Empty(Sample.Understood(Sample.Read(await Office.SaveAgainAsync(Sample.Excel(Sample.Form()), "a.xlsx", "xlsx"), "a.xlsx").Answers));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void The_document_is_valid_accessible_and_says_what_it_is(bool isFilled, bool forPaper)
    {
        var form = isFilled ? Sample.Form(Sample.Filled()) : Sample.Form();
        using var document = WordprocessingDocument.Open(new MemoryStream(Sample.Word(form, forPaper)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(("Section 11 audit 2026", "en-GB", "sample-audit/3/R-7KQ2M"), (document.PackageProperties.Title, document.PackageProperties.Language, document.PackageProperties.Identifier));
        var body = document.MainDocumentPart!.Document.Body!;
        var questions = body.Elements<Table>().Skip(1).ToList();
        Assert.Equal(19, questions.Count);
        Assert.All(questions, t => Assert.NotNull(t.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
        Assert.All(body.Elements<Table>(), t => Assert.NotEmpty(t.Descendants<TableCaption>().Single().Val!.Value!));
        // Each table stands right under its heading, its hints or its box, and keeps to them.
        Assert.All(questions, t => Assert.Contains(t.PreviousSibling<Paragraph>()!.ParagraphProperties!.ParagraphStyleId!.Val!.Value, new[] { "Heading3", "Hint", "Asked" }));
        Assert.Equal(forPaper, !body.Descendants<SdtRun>().Any());
        Assert.Equal(body.Descendants<SdtId>().Count(), body.Descendants<SdtId>().Select(i => i.Val!.Value).Distinct().Count());
        Assert.StartsWith("Official-sensitive when completed. R-7KQ2M", document.MainDocumentPart.FooterParts.Single().Footer.InnerText, StringComparison.Ordinal);
        Assert.Contains("Answer this only if the answer to question 3 is “No”.", body.InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain("domestic abuse team", body.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workbook_is_valid_has_no_formula_and_lists_what_can_be_chosen()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Sample.Excel(Sample.Form(Sample.Filled()))), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        var sheets = document.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList();
        Assert.Equal(["About", "Answers", "Guidance", "Lists"], sheets.Select(s => s.Name!.Value));
        var answers = ((WorksheetPart)document.WorkbookPart.GetPartById(sheets[1].Id!.Value!)).Worksheet;
        Assert.Empty(document.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()));
        var rules = answers.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>().ToList();
        Assert.Contains(rules, r => r.Type!.Value == DocumentFormat.OpenXml.Spreadsheet.DataValidationValues.List);
        Assert.All(rules.Where(r => r.Type!.Value == DocumentFormat.OpenXml.Spreadsheet.DataValidationValues.List), r => Assert.StartsWith("Lists!$", r.Formula1!.Text, StringComparison.Ordinal));
        Assert.Equal(1, answers.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single().VerticalSplit!.Value);
    }
}
