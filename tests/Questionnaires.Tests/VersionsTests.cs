using System.Net;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests;

/// <summary>Rounds of several versions side by side: a question that was renamed goes on in its row, through versions in between too.</summary>
public class VersionsTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private static string Text(string key, int version, string id, string label, string carries = "") =>
        $$"""
        questionnaire: {{key}}
        version: {{version}}
        title: Renamed, version {{version}}
        source: Invented for these tests
        for: agencies
        scheme: met
        evidence: yes
        sections:
          - id: all
            title: All
            questions:
              - { id: {{id}}, ask: "Is it so in version {{version}}?", short: {{label}} }
        {{carries}}
        """;

    // A round in which the police answer the one question.
    private async Task<(Guid Round, Guid Return)> AnsweredAsync(string title, string text, string id, string grade, int days)
    {
        var round = await house.OpenRoundAsync(title, text, days);
        var of = await house.ReturnAsync(round, QuestionnairesHouse.Police);
        var pat = house.Browser(house.PoliceLead);
        await pat.PostAsync($"/questionnaires/fill/question/{of}/{id}", new Dictionary<string, string> { [$"Input.Answers[{id}].Chosen"] = grade, [$"Input.Answers[{id}].Next"] = "Next" });
        var signed = await pat.PostAsync($"/questionnaires/fill/check/{of}", new { Input_SignerName = "Pat Police", Input_SignerRole = "Chief", Input_IsAccurate = "true" });
        Assert.True(signed.Status == HttpStatusCode.Redirect, signed.Text);
        return (round, of);
    }

    private static string[] Cells(Page page, string row) =>
        [.. page.Document.QuerySelectorAll("main tbody tr").First(r => r.Children[0].TextContent.Trim() == row).Children.Skip(1).Select(c => c.TextContent.Trim())];

    [Fact]
    public async Task A_renamed_question_goes_on_in_its_row_through_the_versions_in_between()
    {
        await AnsweredAsync("First round", Text("renamed", 1, "leader", "Leader"), "leader", "fully", 20);
        await AnsweredAsync("Second round", Text("renamed", 2, "lead", "Lead", "carries: [{ from: 1, questions: { leader: lead } }]"), "lead", "mostly", 30);
        var (third, _) = await AnsweredAsync("Third round", Text("renamed", 3, "chief", "Chief", "carries: [{ from: 2, questions: { lead: chief } }]"), "chief", "not", 40);
        var page = await house.Browser(house.Manager).GetAsync($"/assurance/compare/standard/{third}/chief");
        Assert.Equal(["0", "0", "1"], Cells(page, "Fully met"));
        Assert.Equal(["0", "1", "0"], Cells(page, "Mostly met"));
        Assert.Equal(["1", "0", "0"], Cells(page, "Not met"));
        Assert.Contains("First round asked this as “Leader”", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_version_says_what_became_of_a_question_the_row_says_so()
    {
        await AnsweredAsync("Before the break", Text("broken", 1, "leader", "Leader"), "leader", "fully", 20);
        var (now, _) = await AnsweredAsync("After the break", Text("broken", 2, "chief", "Chief"), "chief", "fully", 30);
        var page = await house.Browser(house.Manager).GetAsync($"/assurance/compare/standard/{now}/chief");
        Assert.Equal(["1", "–"], Cells(page, "Fully met"));
        Assert.Equal(["1", "Cannot be compared: nothing says what became of the questions of version 1"], Cells(page, "All that answered"));
    }

    [Fact]
    public async Task From_a_compared_cell_to_the_answer_and_its_file()
    {
        var round = await house.OpenRoundAsync("With a file", Text("filed", 1, "leader", "Leader"));
        var of = await house.ReturnAsync(round, QuestionnairesHouse.Police);
        var pat = house.Browser(house.PoliceLead);
        await pat.UploadAsync($"/questionnaires/fill/evidence/{of}/leader", "Input.File", "minutes.pdf", "%PDF-1.4 minutes %%EOF"u8.ToArray());
        await pat.PostAsync($"/questionnaires/fill/question/{of}/leader", new Dictionary<string, string> { ["Input.Answers[leader].Chosen"] = "fully" });
        await pat.PostAsync($"/questionnaires/fill/check/{of}", new { Input_SignerName = "Pat Police", Input_SignerRole = "Chief", Input_IsAccurate = "true" });
        var sam = house.Browser(house.Scrutineer);
        var cell = (await sam.GetAsync($"/assurance/compare/{round}")).Document.QuerySelectorAll("main td a").Single(a => a.TextContent.StartsWith("Fully met", StringComparison.Ordinal));
        var answer = await sam.GetAsync(cell.GetAttribute("href")!);
        var file = answer.Document.QuerySelectorAll("main a[href^='/documents/']").Single();
        Assert.Equal("minutes.pdf", file.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync(file.GetAttribute("href")!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.HealthLead).GetAsync(cell.GetAttribute("href")!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.HealthLead).GetAsync(file.GetAttribute("href")!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.Stranger).GetAsync(file.GetAttribute("href")!)).Status);

        // Opened again, it is a draft: neither the answer nor its file is anybody else's.
        var version = await house.SqlAsync<int>("select version from questionnaires.return where id = $1", of);
        await house.AsAsync(house.Manager, s => s.GetRequiredService<Reopen.ReopenReturn>().HandleAsync(of, new() { Reason = "A mistake", Version = version }, CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, (await sam.GetAsync(cell.GetAttribute("href")!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sam.GetAsync(file.GetAttribute("href")!)).Status);
    }
}
