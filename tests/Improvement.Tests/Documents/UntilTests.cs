using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests.Documents;

/// <summary>/improvement/edit/document/{use}: until when a document is evidence, said anew.</summary>
public sealed class UntilTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task The_date_is_changed_with_a_reason_and_the_history_says_so()
    {
        var (action, edit) = await GivenAsync(house.PoliceLead);
        using var browser = house.Browser(house.PoliceLead);
        var form = await browser.GetAsync(edit);
        Assert.Equal("20", form.Document.QuerySelector("[name='Input.CurrentUntil.Day']")!.GetAttribute("value"));
        Assert.Contains("Enter why the date changes", (await browser.PostAsync(edit)).Errors, StringComparison.Ordinal);
        Assert.Contains("This is the date that it has already", (await browser.PostAsync(edit, new { Input_Because = "x" })).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(edit, Said("1", "4", "2026", "It was withdrawn on 1 April"))).Status);
        var list = await browser.GetAsync($"/improvement/documents/{action}");
        Assert.Contains("The date is changed.", list.Text, StringComparison.Ordinal);
        Assert.Contains("Expired on 1 Apr 2026", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(edit, Said("", "", "", "It holds until further notice"))).Status);
        Assert.Contains("No end date", (await browser.GetAsync($"/improvement/documents/{action}")).Text, StringComparison.Ordinal);
        var activity = await browser.GetAsync($"/improvement/activity/{action}");
        Assert.Contains("Changed until when a document is evidence", activity.Text, StringComparison.Ordinal);
        Assert.Contains("It was withdrawn on 1 April", activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_changes_wherever_the_document_is_used_and_nothing_else_of_it_ever_does()
    {
        var (first, edit) = await GivenAsync(house.PoliceLead);
        using var browser = house.Browser(house.PoliceLead);
        var second = await ActionAsync();
        var choice = $"{await house.SqlAsync<Guid>("select document_id from kernel.document_use where record_id = $1", first)}";
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/improvement/reuse/document/{second}", new { Input_DocumentId = choice })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(edit, Said("30", "4", "2027", "Renewed for a year"))).Status);
        Assert.Contains("30 Apr 2027", (await browser.GetAsync($"/improvement/documents/{second}")).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(async () =>
        {
            await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = new Npgsql.NpgsqlCommand("update kernel.document set name = 'other.pdf'", connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        });
    }

    [Fact]
    public async Task Somebody_elses_earlier_change_is_seen_and_nobody_else_finds_the_page()
    {
        var (_, edit) = await GivenAsync(house.PoliceLead);
        using var first = house.Browser(house.PoliceLead);
        using var second = house.Browser(house.Manager);
        var page = await second.GetAsync(edit);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!;
        Assert.Equal(HttpStatusCode.Redirect, (await first.PostAsync(edit, Said("1", "5", "2026", "One"))).Status);
        Assert.Contains("Somebody else changed this while you were writing", (await second.SendAsync(form, edit, Said("2", "5", "2026", "Two"))).Errors, StringComparison.Ordinal);
        foreach (var other in new[] { house.SchoolLead, house.NeighbourManager, house.Stranger, house.Analyst })
        {
            using var browser = house.Browser(other);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(edit)).Status);
        }
    }

    [Fact]
    public async Task A_partnership_does_not_change_the_date_of_a_document_that_another_keeps()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        await house.ShareAsync(house.Manager, finding, house.Neighbour);
        using var neighbour = house.Browser(house.NeighbourManager);
        Assert.Equal(HttpStatusCode.Redirect, (await DocumentsTests.AddAsync(neighbour, finding, "theirs.pdf", Papers.Pdf("theirs"))).Status);
        var theirs = await UseAsync(finding);
        Assert.Contains("/improvement/edit/document/", (await neighbour.GetAsync($"/improvement/documents/{finding}")).Raw, StringComparison.Ordinal);
        using var manager = house.Browser(house.Manager);
        Assert.DoesNotContain("/improvement/edit/document/", (await manager.GetAsync($"/improvement/documents/{finding}")).Raw, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(theirs)).Status);
    }

    private static Dictionary<string, string> Said(string day, string month, string year, string because) => new()
    {
        ["Input.CurrentUntil.Day"] = day, ["Input.CurrentUntil.Month"] = month, ["Input.CurrentUntil.Year"] = year, ["Input.Because"] = because,
    };

    private async Task<Guid> ActionAsync() => await house.AddActionAsync(house.Manager, await house.RaiseAsync(house.Manager, house.Said()), agency: ImprovementHouse.Police);

    private async Task<(Guid Action, string Edit)> GivenAsync(Guid person)
    {
        var action = await ActionAsync();
        using var browser = house.Browser(person);
        Assert.Equal(HttpStatusCode.Redirect, (await DocumentsTests.AddAsync(browser, action, "policy.pdf", Papers.Pdf($"{action}"), until: "20")).Status);
        return (action, await UseAsync(action));
    }

    private async Task<string> UseAsync(Guid record) => $"/improvement/edit/document/{await house.SqlAsync<Guid>("select id from kernel.document_use where record_id = $1", record)}";
}
