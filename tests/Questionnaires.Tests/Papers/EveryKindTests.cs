using AngleSharp.Html.Dom;
using LineOfSight.FilledForms;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Tests.Papers;

/// <summary>A return with an answer of every kind goes there and back and loses nothing.</summary>
public class EveryKindTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private const string Text =
        """
        questionnaire: every-kind
        version: 1
        title: Every kind of question
        source: Invented for these tests
        for: agencies
        scheme: met
        how: yes
        evidence: yes
        sections:
          - id: one
            title: One
            questions:
              - { id: graded, ask: "How well is this met?" }
              - { id: not-graded, ask: "And this?" }
              - { id: line, kind: text, ask: "A line" }
              - { id: lines, kind: long-text, ask: "Lines" }
              - { id: count, kind: number, ask: "How many?", decimals: 2 }
              - { id: day, kind: date, ask: "Since when?" }
              - { id: sure, kind: yes-no, ask: "Is it so?" }
              - { id: why, kind: long-text, ask: "Why is it so?", when: { question: sure, is: [yes] } }
              - { id: which, kind: one, ask: "Which?", choices: { a: "The first, of two", b: The second } }
              - { id: many, kind: many, ask: "Which of these?", choices: { a: "Surveys, on paper", b: Groups, c: Letters } }
              - { id: table, kind: matrix, ask: "How often?", rows: { x: Checks, y: References }, choices: { always: Always, never: Never } }
              - { id: person, kind: person, ask: "Who?" }
              - { id: agency, kind: agency, ask: "With whom?" }
        """;

    private static readonly Dictionary<string, Answer> Given = new()
    {
        ["graded"] = new() { Chosen = ["partly"], Scheme = "met", How = "Line one\n\nLine three\twith a tab", Next = "+Train; 1/2", Owner = "Head of safeguarding", By = new(2027, 3, 31) },
        ["not-graded"] = new() { Chosen = ["none"], Scheme = "met", Reason = "We do not do this: “never”" }, ["line"] = new() { Text = "007" }, ["lines"] = new() { Text = "=1+1\n@cmd\n-2\nשלום 👩🏽‍⚕️ <i>" },
        ["count"] = new() { Number = 1204.5m }, ["day"] = new() { Date = new(1999, 4, 3) }, ["sure"] = new() { Chosen = ["yes"] }, ["why"] = new() { Text = "Because" }, ["which"] = new() { Chosen = ["a"] },
        ["many"] = new() { Chosen = ["a", "c"] }, ["table"] = new() { Cells = new Dictionary<string, string> { ["x"] = "always", ["y"] = "never" } },
        ["person"] = new() { Text = "Dr Zoë Adeyemi-O’Connor", Role = "Chief nurse" }, ["agency"] = new() { Text = "Northshire & Co" },
    };

    [Fact]
    public async Task It_goes_there_and_back()
    {
        var definition = DefinitionFile.Read(Text);
        var round = await house.OpenRoundAsync("Every kind", Text);
        var of = await house.ReturnAsync(round, QuestionnairesHouse.Police);
        var reference = await house.SqlAsync<string>("select reference from questionnaires.return where id = $1", of);
        var pat = house.Browser(house.PoliceLead);
        var upload = $"/questionnaires/papers/upload/{of}";
        var check = await pat.UploadAsync(upload, "Input.File", "a.docx", FilledFile.Make(reference, Given, asWord: true, definition));
        Assert.Contains("13 answers would change", check.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await pat.SendAsync((IHtmlFormElement)check.Document.QuerySelector("main form[action*=Take]")!, "")).Status);
        Assert.Contains("You have completed 13 of 13 questions", (await pat.GetAsync($"/questionnaires/fill/{of}")).Text, StringComparison.Ordinal);
        foreach (var (question, answer) in Given)
        {
            Assert.Equal(answer, Answer.FromJson(await house.SqlAsync<string>("select value::text from questionnaires.answer where return_id = $1 and question = $2", of, question)));
        }

        foreach (var kind in new[] { "word", "excel" })
        {
            var (file, name) = await FilledFile.GetAsync(pat, $"/questionnaires/papers/form/{of}?as={kind}");
            var again = await pat.UploadAsync(upload, "Input.File", name, file);
            Assert.Contains("0 answers would change", again.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("not understood", again.Text, StringComparison.Ordinal);
            var read = FormReader.Read(new MemoryStream(file), name, (_, _) => definition);
            Assert.All(Given, g => Assert.Equal(g.Value, AnswerReader.Read(definition, definition.Find(g.Key)!, read.Answers[g.Key]).Answer));
        }

        // A return with another answer before the question that hangs on it: what is not asked is left out and said.
        var changed = new Dictionary<string, Answer>(Given) { ["sure"] = new() { Chosen = ["no"] }, ["why"] = new() { Text = "Still" } };
        var left = await pat.UploadAsync(upload, "Input.File", "a.xlsx", FilledFile.Make(reference, changed, definition: definition));
        Assert.Contains("1 answer would change", left.Text, StringComparison.Ordinal);
        Assert.Contains("Left out: not asked, because of other answers", left.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_partnership_has_entered_stands_in_the_zip_for_others()
    {
        var round = await house.OpenRoundAsync("Entered");
        var of = await house.ReturnAsync(round, QuestionnairesHouse.Charity);
        await house.Browser(house.Manager).PostAsync($"/questionnaires/papers/question/{of}/contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" });
        var (file, _) = await FilledFile.GetAsync(house.Browser(house.Manager), $"/questionnaires/papers/round/{round}?handler=Forms&as=word");
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        var entry = zip.Entries.Single(e => e.Name.Contains("harbour-youth-charity", StringComparison.Ordinal));
        using var content = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(content);
        }

        Assert.Equal(["no"], FilledFile.Read(content.ToArray(), entry.Name).Answers["contracts"].Chosen);
    }
}
