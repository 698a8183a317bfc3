using System.Net;
using AngleSharp.Html.Dom;

namespace LineOfSight.Improvement.Tests.Edit;

/// <summary>/improvement/edit/finding/{finding}, and the other edits.</summary>
public sealed class FindingTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task A_conflict_shows_both_texts_and_loses_neither()
    {
        var id = await house.RaiseAsync(house.Manager, house.Said());
        var url = $"/improvement/edit/finding/{id}";
        using var mine = house.Browser(house.Manager);
        using var theirs = house.Browser(await house.PersonAsync("Terry Two", "business-manager", house.Keeper));
        var opened = await mine.GetAsync(url);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.PostAsync(url, new { Input_Found = "What they wrote" })).Status);

        var refused = await mine.SendAsync((IHtmlFormElement)opened.Document.QuerySelector("main form")!, url, new { Input_Found = "What I wrote" });
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        var conflict = refused.Document.QuerySelector(".los-stale")!.TextContent;
        Assert.Contains("What they wrote", conflict, StringComparison.Ordinal);
        Assert.Contains("What I wrote", conflict, StringComparison.Ordinal);
        Assert.Contains("Terry Two", conflict, StringComparison.Ordinal);
        Assert.Equal("What I wrote", ((IHtmlTextAreaElement)refused.Document.QuerySelector("[name='Input.Found']")!).Value);
        Assert.Equal("What they wrote", await house.SqlAsync<string>("select found from improvement.finding where id = $1", id));

        var saved = await mine.SendAsync((IHtmlFormElement)refused.Document.QuerySelector("main form")!, url);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal("What I wrote", await house.SqlAsync<string>("select found from improvement.finding where id = $1", id));
        Assert.Contains("What they wrote", (await mine.GetAsync($"/improvement/activity/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_edit_refuses_an_old_version()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var action = await house.AddActionAsync(house.Manager, finding);
        var answer = await house.WriteAnswerAsync(house.Manager, finding);
        var evidence = await house.SqlAsync<Guid>("select id from improvement.evidence where finding_id = $1", finding);
        using var browser = house.Browser(house.Manager);
        (string Url, string Field)[] edits =
        [
            ($"/improvement/edit/evidence/{evidence}", "Input.Words"),
            ($"/improvement/edit/action/{action}", "Input.What"),
            ($"/improvement/edit/answer/{answer}", "Input.Words"),
            ($"/improvement/update/progress/{action}", "Input.Note"),
        ];
        foreach (var (url, field) in edits)
        {
            var refused = await browser.PostAsync(url, new Dictionary<string, string> { [field] = "Mine", ["Input.Version"] = "7" });
            Assert.True(refused.Document.QuerySelector(".los-stale") is not null, $"{url}: {refused.Status} {refused.Errors}");
            Assert.Contains("Somebody else changed this", refused.Errors, StringComparison.Ordinal);
            var again = await browser.SendAsync((IHtmlFormElement)refused.Document.QuerySelector("main form")!, url);
            Assert.True(again.Status == HttpStatusCode.Redirect, $"{url}: {again.Status} {again.Errors}");
        }
    }

    [Fact]
    public async Task Is_not_there_for_who_may_not_edit()
    {
        var id = await house.RaiseAsync(house.Manager, house.Said());
        foreach (var person in (Guid[])[house.Scrutineer, house.Analyst, house.PoliceLead, house.Stranger])
        {
            using var browser = house.Browser(person);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/improvement/edit/finding/{id}")).Status);
        }
    }

    [Fact]
    public async Task Kinds_of_evidence_are_added_and_corrected()
    {
        var id = await house.RaiseAsync(house.Manager, house.Said());
        using var browser = house.Browser(house.Manager);
        var figure = new Dictionary<string, string>
        {
            ["Input.Kind"] = "Figure", ["Input.Counts"] = "Schools that offer a session", ["Input.Count"] = "1,010", ["Input.Base"] = "1,099",
            ["Input.Source"] = "Section 11 audit", ["Input.GivenOn.Day"] = "1", ["Input.GivenOn.Month"] = "4", ["Input.GivenOn.Year"] = "2026",
        };
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/improvement/add/evidence/{id}", figure)).Status);
        var document = new Dictionary<string, string>(figure) { ["Input.Kind"] = "Document", ["Input.Document"] = "Strategy 2026", ["Input.DocumentReference"] = "page 12" };
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/improvement/add/evidence/{id}", document)).Status);
        var page = await browser.GetAsync($"/improvement/finding/{id}");
        Assert.Contains("1,010 of 1,099 counted (92%)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Strategy 2026", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, page.Text.Count(c => c == '%'));

        var refused = await browser.PostAsync($"/improvement/add/evidence/{id}", new Dictionary<string, string>(figure) { ["Input.Base"] = "" });
        Assert.Contains("Enter out of how many", refused.Errors, StringComparison.Ordinal);
        var more = await browser.PostAsync($"/improvement/add/evidence/{id}", new Dictionary<string, string>(figure) { ["Input.Count"] = "2000" });
        Assert.Contains("How many were counted must not be more than out of how many", more.Errors, StringComparison.Ordinal);

        var evidence = await house.SqlAsync<Guid>("select id from improvement.evidence where finding_id = $1 and kind = 'Figure'", id);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/improvement/edit/evidence/{evidence}", new { Input_Count = "10" })).Status);
        Assert.Contains("10 of 1,099 counted", (await browser.GetAsync($"/improvement/finding/{id}")).Text, StringComparison.Ordinal);
    }
}
