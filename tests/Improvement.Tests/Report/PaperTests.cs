using System.Net;
using DocumentFormat.OpenXml.Packaging;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests.Report;

/// <summary>/improvement/report: what a board paper states, what it rests on, and what has changed since.</summary>
public sealed class PaperTests(PaperTests.Reported house) : IClassFixture<PaperTests.Reported>
{
    public sealed class Reported : ImprovementHouse;

    [Fact]
    public async Task One_click_states_what_was_answered_and_late_and_a_changed_source_turns_it_amber()
    {
        var answered = await house.RaiseAsync(house.Manager, house.Said("Nobody told us"));
        await house.DeliverAsync(house.Manager, await house.WriteAnswerAsync(house.Manager, answered));
        var late = await house.AddActionAsync(house.Manager, answered, "Ask the schools", days: 1);
        await house.RaiseAsync(house.Manager, house.Said("One child’s secret", isCaseLevel: true));
        await house.SqlAsync("update improvement.action set due_on = '2026-04-01', blocked_by = 'No trainer is free', blocked_on = '2026-04-02' where id = $1", late);
        using var manager = house.Browser(house.Manager);
        var made = await manager.PostAsync("/improvement/report/make", Period("The spring"));
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Errors);
        var paper = await manager.GetAsync(made.Location!);
        Assert.Contains("were told on the same day, at the youth council, about: Nobody told us", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Ask the schools was due on 1 April 2026, 14 days ago (Northshire Council). Blocked: No trainer is free", paper.Text, StringComparison.Ordinal);
        Assert.Contains("No decision became final in this time.", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", paper.Text, StringComparison.Ordinal);
        Assert.Empty(paper.Document.QuerySelectorAll(".los-paper__statement--changed"));
        Assert.All(paper.Document.QuerySelectorAll(".los-paper__statement"), s => Assert.NotNull(s.QuerySelector("a[href^='/improvement/']")));

        var word = await manager.Client.GetAsync(new Uri($"{made.Location}?handler=Word", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.Content.Headers.ContentType!.MediaType);
        using (var document = WordprocessingDocument.Open(await word.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), false))
        {
            Assert.Contains("Ask the schools was due on 1 April 2026", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
            Assert.Contains("Action A-", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        }

        // The source changes: every statement that uses it turns amber, in the page and in the file; the others stand.
        await manager.PostAsync($"/improvement/update/progress/{late}", new { Input_Status = "AtRisk", Input_Note = "Two said no" });
        var after = await manager.GetAsync(made.Location!);
        var amber = Assert.Single(after.Document.QuerySelectorAll(".los-paper__statement--changed"));
        Assert.Contains("Ask the schools", amber.TextContent, StringComparison.Ordinal);
        Assert.Contains("What this rests on has changed since", amber.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 3 statements rests on something that has changed since", after.Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'improvement.paper.taken' and subject_id = $1", Guid.Parse(made.Location!.Split('/')[^1])));
    }

    [Fact]
    public async Task A_paper_belongs_to_its_partnership_and_to_who_may_read_papers()
    {
        using var manager = house.Browser(house.Manager);
        var made = await manager.PostAsync("/improvement/report/make", Period("For us"));
        foreach (var (person, status) in new[] { (house.Scrutineer, HttpStatusCode.OK), (house.Analyst, HttpStatusCode.NotFound), (house.PoliceLead, HttpStatusCode.NotFound), (house.Stranger, HttpStatusCode.NotFound) })
        {
            using var browser = house.Browser(person);
            foreach (var url in new[] { made.Location!, $"{made.Location}?handler=Word" })
            {
                Assert.Equal(status, (await browser.Client.GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
            }
        }

        var backwards = Period("Backwards");
        backwards["Input.FromDay.Year"] = "2027";
        Assert.Contains("The first day must be on or before the last day", (await manager.PostAsync("/improvement/report/make", backwards)).Errors, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Period(string title) => new()
    {
        ["Input.Title"] = title, ["Input.FromDay.Day"] = "1", ["Input.FromDay.Month"] = "1", ["Input.FromDay.Year"] = "2026",
        ["Input.UntilDay.Day"] = "15", ["Input.UntilDay.Month"] = "4", ["Input.UntilDay.Year"] = "2026",
    };
}
