using LineOfSight.QuestionnaireEngine;
using LineOfSight.Trackers;

namespace LineOfSight.FilledForms.Tests;

/// <summary>What was not understood is said by its cell, with what to change; the rest is read.</summary>
public sealed class RemarkTests
{
    private static readonly IReadOnlyList<(string Question, string Part, string Name)> Rows =
        [.. Sample.Form().Sections.SelectMany(s => s.Questions).SelectMany(q => FormPart.OfSheet(Sample.Definition, q)).Select(p => (p.Question.Id, p.Id, p.Name))];

    /// <summary>The form as a workbook, with cells as somebody typed them.</summary>
    private static FilledForm Excel(params (string Question, string Part, Cell Cell)[] typed)
    {
        var rows = new List<Row> { new(1, [new(5, CellKind.Text, "Your answer"), new(6, CellKind.Text, "Form code sample-audit/3/R-7KQ2M")]) };
        rows.AddRange(Rows.Select((r, i) => new Row(i + 2, [
            .. typed.Where(t => (t.Question, t.Part) == (r.Question, r.Part)).Select(t => t.Cell with { Column = 5 }), new(6, CellKind.Text, $"{r.Question}.{r.Part}", null, CellMarks.Hidden)])));
        return Read(new Table(TableKind.Sheet, "Answers", rows));
    }

    private static FilledForm Read(params Table[] tables)
    {
        var rows = FormRows.Of(new TrackerFile("a", tables, []));
        var answers = new FormAnswers(Sample.Definition);
        answers.Read(rows, []);
        return new(rows.Code!.Reference, rows.Code.Key, rows.Code.Version, answers.Typed, answers.Remarks);
    }

    private static Cell Text(string text) => new(5, CellKind.Text, text);

    private static string PlaceOf(string question, string part) => $"Answers!E{Rows.ToList().FindIndex(r => (r.Question, r.Part) == (question, part)) + 2}";

    public static TheoryData<string, string, string, string> NotUnderstood => new()
    {
        { "senior-lead", "chosen", "Fuly met", "is not one of the answers. Write “Fully met”, “Mostly met”" },
        { "senior-lead", "by", "soon", "Write" },
        { "senior-lead", "by", "31/02/2027", "does not exist" },
        { "policy", "chosen", "perhaps", "Write “Yes” or “No”" },
        { "policy-date", "date", "3 April", "names no year" },
        { "trained", "number", "twelve", "Enter a whole number" },
        { "trained", "number", "-1", "from 0 to 100,000" },
        { "trained", "number", "1.5", "whole number" },
        { "methods", "chosen.survey", "maybe", "is neither Yes nor empty" },
        { "checks", "cells.dbs", "often", "Write “Always”, “For some posts” or “Never”" },
        { "line", "text", "abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij abcdefghij ab", "120 characters or fewer" },
        { "lead-person", "role", "\u0007", "cannot be shown" },
    };

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public void A_cell_that_is_not_understood_is_said_with_what_to_change(string question, string part, string text, string words)
    {
        var read = Excel((question, part, Text(text)), ("agency-name", "text", Text("Police")));
        var remark = Assert.Single(read.Remarks);
        Assert.Equal((PlaceOf(question, part), question, false), (remark.Place, remark.Question, remark.IsNote));
        Assert.Contains(words, remark.Words, StringComparison.Ordinal);
        Assert.Equal("Police", read.Answers["agency-name"].Text);
    }

    public static TheoryData<string, string, Cell, string> Understood => new()
    {
        { "senior-lead", "chosen", Text("  MOSTLY   met. "), "{\"chosen\":[\"mostly\"],\"scheme\":\"met\"}" },
        { "senior-lead", "chosen", Text("mostly"), "{\"chosen\":[\"mostly\"],\"scheme\":\"met\"}" },
        { "scale", "chosen", new Cell(5, CellKind.Number, "2"), "{\"chosen\":[\"2\"],\"scheme\":\"0-3\"}" },
        { "policy", "chosen", new Cell(5, CellKind.Truth, "Yes"), "{\"chosen\":[\"yes\"]}" },
        { "policy-date", "date", new Cell(5, CellKind.Date, "3 April 2026", new DateOnly(2026, 4, 3)), "{\"date\":\"2026-04-03\"}" },
        { "policy-date", "date", Text("31/03/26"), "{\"date\":\"2026-03-31\"}" },
        { "policy-date", "date", Text("2 May 1948"), "{\"date\":\"1948-05-02\"}" },
        { "trained", "number", Text("1,204"), "{\"number\":1204}" },
        { "methods", "chosen.group", Text("x"), "{\"chosen\":[\"group\"]}" },
        { "methods", "chosen.group", Text("a standing group of young people"), "{\"chosen\":[\"group\"]}" },
        { "checks", "cells.refs", Text("for some posts"), "{\"cells\":{\"refs\":\"some\"}}" },
        { "line", "text", new Cell(5, CellKind.Number, "7"), "{\"text\":\"7\"}" },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void A_cell_is_read_as_people_write(string question, string part, Cell cell, string json)
    {
        var read = Excel((question, part, cell));
        Assert.Empty(read.Remarks);
        Assert.Equal(json, AnswerReader.Read(Sample.Definition, Sample.Definition.Find(question)!, read.Answers[question]).Answer.ToJson());
    }

    [Fact]
    public void What_could_be_read_otherwise_and_what_is_left_out_are_notes()
    {
        var read = Excel(("policy-date", "date", Text("03/04/2026")), ("senior-lead", "chosen", Text("Fully met")), ("senior-lead", "next", Text("Nothing")), ("senior-lead", "how", new Cell(5, CellKind.Error, "#REF!")));
        Assert.Equal([(PlaceOf("senior-lead", "how"), false), (PlaceOf("policy-date", "date"), true), (PlaceOf("senior-lead", "next"), true)], read.Remarks.Select(r => (r.Place, r.IsNote)));
        Assert.Contains("the day first", read.Remarks[1].Words, StringComparison.Ordinal);
        Assert.Contains("left out", read.Remarks[2].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_are_unknown_doubled_missing_or_beside_the_form_are_said()
    {
        Row Line(int number, string code, string text) => new(number, [new(5, CellKind.Text, text), .. code.Length == 0 ? Array.Empty<Cell>() : [new(6, CellKind.Text, code)]]);
        var read = Read(new Table(TableKind.Sheet, "Answers",
        [
            new(1, [new(5, CellKind.Text, "Your answer"), new(6, CellKind.Text, "Form code sample-audit/3/")]),
            Line(2, "last-year.text", "A"), Line(3, "lead-person.text", "Jo"), Line(4, "lead-person.text", "Sam"), Line(5, "lead-person.shoe", "9"), Line(6, "", "lost"), new(7, [new(6, CellKind.Text, "line.text"), new(8, CellKind.Text, "a comment")]),
        ]));
        (string Place, string Words)[] expected =
        [
            ("Answers!E2", "no question with the code “last-year”"), ("Answers!E4", "stands twice"), ("Answers!E5", "is not asked by the question"),
            ("Answers!E3", "The row “Role” of this question is missing"), ("Answers!E6", "not of the form"), ("Answers!H7", "beside the form"),
        ];
        Assert.Equal(expected.Select(e => e.Place), read.Remarks.Select(r => r.Place));
        Assert.All(expected.Zip(read.Remarks), pair => Assert.Contains(pair.First.Words, pair.Second.Words, StringComparison.Ordinal));
        Assert.Equal("Jo", read.Answers["lead-person"].Text);
        Assert.Equal("", read.Reference);
    }

    [Fact]
    public void In_a_document_places_are_tables_and_rows()
    {
        var word = Tampered.Part(Sample.Word(Sample.Form(Sample.Filled())), "word/document.xml", x => x.Replace(">Mostly met<", ">Nearly<", StringComparison.Ordinal).Replace(">Chief nurse<", ">Choose an item.<", StringComparison.Ordinal).Replace("Code: trained", "Code: traind", StringComparison.Ordinal));
        var read = Sample.Read(word, "a.docx");
        Assert.Equal(["Table 2, row 2", "Table 9, row 2"], read.Remarks.Select(r => r.Place));
        Assert.Contains("“Nearly” is not one of the answers", read.Remarks[0].Words, StringComparison.Ordinal);
        Assert.Contains("no question with the code “traind”", read.Remarks[1].Words, StringComparison.Ordinal);
        Assert.Null(read.Answers["lead-person"].Role);
    }

    [Theory]
    [InlineData("☒ Surveys, on paper or online\n☐ None of these", "survey", null)]
    [InlineData("[x] A standing group of young people\n[ ] None of these", "group", null)]
    [InlineData("Surveys, on paper or online; a standing group of young people", "survey group", null)]
    [InlineData("survey, group", "survey group", null)]
    [InlineData("Visits; conversations at home", "visits", null)]
    [InlineData("x visits\nx group", "visits group", null)]
    [InlineData("☒ Letters", "", "Letters")]
    [InlineData("survey, letters", "", "survey, letters")]
    public void Boxes_and_lists_are_read_by_their_words(string text, string chosen, string? unknown)
    {
        var read = Choosing.Read(Choosing.Told(Sample.Definition.Find("methods")!.Choices), text, isMany: true);
        Assert.Equal((chosen, unknown), (string.Join(' ', read.Chosen), read.Unknown));
    }
}
