using System.IO.Compression;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kit;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms.Tests;

/// <summary>What was written is read back as it was, whatever people answered. Files are left out: they do not travel in a form.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Nasty =
    [
        "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'quoted'", "'", "’tis", "1/2", "007", "1e5", "31/03/2026", "3 April 2026", "TRUE", "Yes", "#REF!", "_x000D_", "_x005F_x0041_", "<w:p/>", "]]>", "&amp;",
        "a\nb\n\nc", "a\tb", "שלום עולם", "مرحبا 12", "👩🏽‍⚕️🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301", "a\u00a0b", "\u200bzero", "a  b", "\ufffd", "☒ ticked", "Form code a/1/x", "Code: policy", "sample-audit/3/R-1", ";,", "\"", "—", new('x', 4000), new('w', 120),
    ];

    public static TheoryData<string, bool> Ways => new() { { "a.docx", false }, { "a.docx", true }, { "a.xlsx", false } };

    private static byte[] Write(Form form, string name, bool forPaper) => name.EndsWith("docx", StringComparison.Ordinal) ? Sample.Word(form, forPaper) : Sample.Excel(form);

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_filled_return_comes_back_as_it_was(string name, bool forPaper)
    {
        var file = Write(Sample.Form(Sample.Filled()), name, forPaper);
        Sample.Keep(file, forPaper ? "filled-paper.docx" : $"filled{Path.GetExtension(name)}");
        var read = Sample.Read(file, name);
        Assert.Equal(("R-7KQ2M", "sample-audit", 3), (read.Reference, read.Key, read.Version));
        Assert.Equal(Sample.Lines(Sample.WithoutFiles(Sample.Filled())), Sample.Lines(Sample.Understood(read.Answers)));
        Assert.Empty(read.Remarks);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_blank_form_comes_back_empty_with_every_question_that_can_be_asked(string name, bool forPaper)
    {
        var file = Write(Sample.Form(), name, forPaper);
        Sample.Keep(file, forPaper ? "paper.docx" : $"blank{Path.GetExtension(name)}");
        var read = Sample.Read(file, name);
        Assert.Empty(read.Remarks);
        Assert.Empty(Sample.Understood(read.Answers));
        Assert.Equal(Sample.Definition.Questions.Select(q => q.Id).Except(["police-only"]), read.Answers.Keys);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_a_reader_is_told_of_a_question_is_shown_and_never_read_back(string name, bool forPaper)
    {
        const string told = "Moorland Ambulance Service does not share this answer with you: =cmd|' /C calc'!A0";
        var form = Sample.Form(Sample.Filled()) with { Notes = new Dictionary<string, string> { ["line"] = told } };
        var file = Write(form, name, forPaper);
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.Contains(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)), e =>
        {
            using var text = new StreamReader(e.Open());
            return text.ReadToEnd().Contains("does not share this answer with you", StringComparison.Ordinal);
        });
        var read = Sample.Read(file, name);
        Assert.Equal(Sample.Lines(Sample.WithoutFiles(Sample.Filled())), Sample.Lines(Sample.Understood(read.Answers)));
        Assert.Empty(read.Remarks);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Any_answers_come_back_as_they_were(string name, bool forPaper) => Any(Sample.Form(), name, forPaper, 150);

    public static TheoryData<string, string> Shipped => [.. Directory.GetFiles(Path.Combine(Shared.Root, "src/Modules/Questionnaires/Definitions"), "*.yaml")
        .SelectMany(f => new[] { "a.docx", "a.xlsx" }.Select(n => (Path.GetFileName(f), n)))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Any_answers_to_the_questionnaires_of_the_product_come_back_as_they_were(string file, string name)
    {
        var definition = DefinitionFile.Read(File.ReadAllText(Path.Combine(Shared.Root, "src/Modules/Questionnaires/Definitions", file)));
        Any(Sample.Form() with { Definition = definition, Respondent = new("police", "primary") }, name, forPaper: false, 10);
    }

    private static void Any(Form form, string name, bool forPaper, int times)
    {
        var asked = form.Sections.SelectMany(s => s.Questions).ToList();
        Prop.ForAll(Answers(form.Definition, asked).ToArbitrary(), answers =>
        {
            var read = FormReader.Read(new MemoryStream(Write(form with { Answers = answers }, name, forPaper)), name, (_, _) => form.Definition);
            Assert.Equal(Sample.Lines(answers), Sample.Lines(Sample.Understood(read.Answers, form.Definition)));
            Assert.Equal(asked.Select(q => q.Id), read.Answers.Keys);
            Assert.DoesNotContain(read.Remarks, r => !r.IsNote);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(times));
    }

    // Texts that broke other programs, from the public list of naughty strings.
    [Theory]
    [MemberData(nameof(Ways))]
    public void Naughty_texts_come_back_as_they_were(string name, bool forPaper)
    {
        var naughty = JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Shared.File("corpora/naughty-strings/blns.json")))!
            .Concat(File.ReadLines(Shared.File("corpora/csv-formula/patt-csv-injection.txt"))).Concat(File.ReadLines(Shared.File("corpora/csv-formula/own-cells.txt")));
        var question = Sample.Definition.Find("last-words")!;
        var count = 0;
        foreach (var text in naughty)
        {
            var (answer, wrongs) = AnswerReader.Read(Sample.Definition, question, new TypedAnswer { Text = text });
            // A text of blanks alone is no answer; U+FFFE and U+FFFF are no characters, and no document holds them.
            if (wrongs.Count > 0 || answer.IsEmpty || answer.Text!.Any(c => c is '\ufffe' or '\uffff'))
            {
                continue;
            }

            var read = Sample.Read(Write(Sample.Form(new Dictionary<string, Answer> { ["last-words"] = answer }), name, forPaper), name);
            Assert.Equal(answer, AnswerReader.Read(Sample.Definition, question, read.Answers["last-words"]).Answer);
            count++;
        }

        Assert.InRange(count, 450, 2000);
    }

    private static Gen<Dictionary<string, Answer>> Answers(Definition definition, IReadOnlyList<Question> asked)
    {
        var text = Gen.OneOf(Gen.Elements(Nasty), ArbMap.Default.GeneratorFor<UnicodeString>().Select(u => string.Concat((u?.Get ?? "").EnumerateRunes().Where(r => r.Value is not (0xfffe or 0xffff)).Select(r => r.ToString()))), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));
        var day = Gen.Choose(0, 60_000).Select(n => (DateOnly?)new DateOnly(1901, 1, 1).AddDays(n));
        var number = Gen.OneOf(Gen.Choose(0, 100_000).Select(n => (decimal)n), Gen.Elements(0.1m, 99_999.99m, 999_999_999_999.99m, -12.5m, 0m));
        return Gen.CollectToArray(asked, q => Typed(definition, q, text, day, number).Select(t => (q, t))).Select(all => all
            .Select(p => (p.q.Id, AnswerReader.Read(definition, p.q, p.t).Answer)).Where(a => !a.Answer.IsEmpty).ToDictionary(a => a.Id, a => a.Answer));
    }

    private static Gen<TypedAnswer> Typed(Definition definition, Question question, Gen<string> text, Gen<DateOnly?> day, Gen<decimal> number)
    {
        var ids = (definition.SchemeOf(question)?.Grades.Select(g => g.Id) ?? question.Choices.Select(c => c.Id)).ToArray();
        var most = question.Kind == QuestionKind.Many ? ids.Length : Math.Min(1, ids.Length);
        return from texts in text.ListOf(5)
               from days in day.ListOf(2)
               from count in Gen.Choose(0, most)
               from chosen in ids.Length == 0 ? Gen.Constant(Array.Empty<string>()) : Gen.Shuffle(ids)
               from cells in Gen.CollectToArray(question.Rows, r => Gen.Elements<string?>([null, .. question.Choices.Select(c => c.Id)]).Select(c => (r.Id, c)))
               from amount in number
               select new TypedAnswer
               {
                   Text = texts[0], Role = texts[1], How = texts[2], Next = texts[3], Reason = texts[4], Owner = texts[1], Date = days[0], By = days[1],
                   Number = amount.ToString(System.Globalization.CultureInfo.InvariantCulture), Chosen = [.. chosen.Take(count)], Cells = cells.ToDictionary(c => c.Id, c => (string?)c.c),
               };
    }
}
