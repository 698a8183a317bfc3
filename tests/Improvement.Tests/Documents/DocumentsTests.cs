using System.Net;
using System.Text;
using LineOfSight.Kernel.Files;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests.Documents;

/// <summary>/improvement/documents/{record}, and the pages that add, use again and remove; /documents/{document}.</summary>
public sealed class DocumentsTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task A_document_is_added_listed_and_handed_over_as_a_file()
    {
        var action = await ActionAsync(ImprovementHouse.Police);
        using var browser = house.Browser(house.PoliceLead);
        Assert.Contains("No evidence yet. You can add it later.", (await browser.GetAsync($"/improvement/documents/{action}")).Text, StringComparison.Ordinal);
        var form = await browser.GetAsync($"/improvement/add/document/{action}");
        Assert.Contains("Remove children’s names before you upload.", form.Text, StringComparison.Ordinal);
        Assert.Contains("Files are not checked for viruses on this installation.", form.Text, StringComparison.Ordinal);

        var pdf = Papers.Pdf("Größe");
        Assert.Equal(HttpStatusCode.Redirect, (await AddAsync(browser, action, "C:\\kim\\Minutes – Größe.pdf", pdf)).Status);
        var list = await browser.GetAsync($"/improvement/documents/{action}");
        Assert.Contains("Minutes – Größe.pdf is added.", list.Text, StringComparison.Ordinal);
        Assert.Contains("by Pat Police", list.Text, StringComparison.Ordinal);
        var link = list.Document.QuerySelector("a[href^='/documents/']")!.GetAttribute("href")!;

        using var answer = await browser.Client.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(pdf, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Minutes – Größe.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("sandbox; default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var activity = await browser.GetAsync($"/improvement/activity/{action}");
        Assert.Contains("Added a document", activity.Text, StringComparison.Ordinal);
        Assert.Contains("Opened a document", activity.Text, StringComparison.Ordinal);
        Assert.Equal(pdf.LongLength, new FileInfo(await StoredAsync(link[^36..])).Length);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(await StoredAsync(link[^36..])) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Only_who_may_open_the_record_opens_its_document()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var action = await house.AddActionAsync(house.Manager, finding, agency: ImprovementHouse.Council);
        using var manager = house.Browser(house.Manager);
        await AddAsync(manager, action, "minutes.pdf", Papers.Pdf());
        var link = (await manager.GetAsync($"/improvement/documents/{action}")).Document.QuerySelector("a[href^='/documents/']")!.GetAttribute("href")!;
        async Task<HttpStatusCode> OpenAsync(Guid person)
        {
            using var browser = house.Browser(person);
            return (await browser.GetAsync(link)).Status;
        }

        Assert.Equal(HttpStatusCode.OK, await OpenAsync(house.Scrutineer));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(house.PoliceLead));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(house.SchoolLead));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(house.NeighbourManager));
        await house.ShareAsync(house.Manager, finding, house.Neighbour);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(house.NeighbourManager));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(house.Stranger));

        using var neighbour = house.Browser(house.NeighbourManager);
        Assert.Equal(HttpStatusCode.Redirect, (await AddAsync(neighbour, action, "theirs.pdf", Papers.Pdf("theirs"))).Status);
        var theirs = (await manager.GetAsync($"/improvement/documents/{action}")).Document.QuerySelectorAll("a[href^='/documents/']").Single(a => a.TextContent == "theirs.pdf");
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(theirs.GetAttribute("href")!)).Status);
    }

    [Fact]
    public async Task A_document_of_a_case_is_for_those_who_may_open_the_case()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said(isCaseLevel: true));
        using var manager = house.Browser(house.Manager);
        Assert.Equal(HttpStatusCode.Redirect, (await AddAsync(manager, finding, "minutes.pdf", Papers.Pdf())).Status);
        var link = (await manager.GetAsync($"/improvement/documents/{finding}")).Document.QuerySelector("a[href^='/documents/']")!.GetAttribute("href")!;
        using var analyst = house.Browser(house.Analyst);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(link)).Status);
    }

    [Theory]
    [InlineData("minutes.exe", "MZ", Refusals.Type)]
    [InlineData("minutes.pdf", "no pdf", Refusals.Type)]
    [InlineData("minutes.pdf", "", Refusals.Empty)]
    [InlineData("minutes.pdf", "%PDF-1.7 /Encrypt %%EOF", Refusals.Password)]
    public async Task A_file_that_is_refused_says_why_and_keeps_what_was_typed(string name, string content, string words)
    {
        var action = await ActionAsync(ImprovementHouse.Council);
        using var browser = house.Browser(house.Manager);
        var page = await AddAsync(browser, action, name, Encoding.Latin1.GetBytes(content), until: "31");
        Assert.Contains(words, page.Errors, StringComparison.Ordinal);
        Assert.Equal("31", page.Document.QuerySelector("[name='Input.CurrentUntil.Day']")!.GetAttribute("value"));
        Assert.Contains("Select a file", (await browser.PostAsync($"/improvement/add/document/{action}", new { })).Errors, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.document_use where record_id = $1", action));
    }

    [Theory]
    [InlineData(20_900_000)]
    [InlineData(30_000_000)]
    [InlineData(70_000_000)]
    public async Task A_file_that_is_too_large_is_answered_with_a_page(int size)
    {
        var action = await ActionAsync(ImprovementHouse.Council);
        using var browser = house.Browser(house.Manager);
        var page = await AddAsync(browser, action, "minutes.pdf", new byte[size + (size < 21_000_000 ? 100_000 : 0)]);
        if (page.Location is { } location)
        {
            page = await browser.GetAsync(location);
        }

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(Refusals.Size, page.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_expires_and_is_used_again_while_it_holds()
    {
        var (first, second) = (await ActionAsync(ImprovementHouse.Police), await ActionAsync(ImprovementHouse.Police));
        using var browser = house.Browser(house.PoliceLead);
        var past = await AddAsync(browser, first, "policy.pdf", Papers.Pdf("policy"), until: "14");
        Assert.Contains("The date it is current until must be today or in the future", past.Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AddAsync(browser, first, "policy.pdf", Papers.Pdf("policy"), until: "20")).Status);
        var choose = await browser.GetAsync($"/improvement/reuse/document/{second}");
        var choice = choose.Document.QuerySelectorAll("input[type=radio]").Single(r => r.ParentElement!.TextContent.Contains("policy.pdf", StringComparison.Ordinal));
        Assert.Contains("current until 20 April 2026", choice.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Select a file you have already uploaded", (await browser.PostAsync($"/improvement/reuse/document/{second}")).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/improvement/reuse/document/{second}", new { Input_DocumentId = choice.GetAttribute("value")! })).Status);
        Assert.Contains("policy.pdf", (await browser.GetAsync($"/improvement/documents/{second}")).Text, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromDays(5));
        Assert.DoesNotContain("Expired", (await browser.GetAsync($"/improvement/documents/{second}")).Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Expired on 20 Apr 2026", (await browser.GetAsync($"/improvement/documents/{second}")).Text, StringComparison.Ordinal);
        var third = await ActionAsync(ImprovementHouse.Police);
        Assert.DoesNotContain("policy.pdf", (await browser.GetAsync($"/improvement/reuse/document/{third}")).Text, StringComparison.Ordinal);
        // A clock that was wrong and is set back takes nothing away for good.
        house.Clock.Advance(TimeSpan.FromDays(36_500));
        Assert.Contains("Expired on 20 Apr 2026", (await Later(browser, second)).Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(-36_506));
        Assert.DoesNotContain("Expired", (await browser.GetAsync($"/improvement/documents/{second}")).Text, StringComparison.Ordinal);

        async Task<Page> Later(Browser before, Guid record)
        {
            using var again = house.Browser(house.PoliceLead);
            return await again.GetAsync($"/improvement/documents/{record}");
        }
    }

    [Fact]
    public async Task Removing_hides_and_leaves_a_trail()
    {
        var action = await ActionAsync(ImprovementHouse.Police);
        using var browser = house.Browser(house.PoliceLead);
        await AddAsync(browser, action, "dispute.pdf", Papers.Pdf("dispute"));
        var list = await browser.GetAsync($"/improvement/documents/{action}");
        var link = list.Document.QuerySelector("a[href^='/documents/']")!.GetAttribute("href")!;
        var remove = list.Document.QuerySelector("a[href^='/improvement/remove/document/']")!.GetAttribute("href")!;
        Assert.Contains("Enter why you are removing it", (await browser.PostAsync(remove)).Errors, StringComparison.Ordinal);
        using var other = house.Browser(house.SchoolLead);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(remove)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(remove, new { Input_Because = "It names a child" })).Status);
        list = await browser.GetAsync($"/improvement/documents/{action}");
        Assert.Contains("1 document was removed", list.Text, StringComparison.Ordinal);
        Assert.Contains("It names a child", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link)).Status);
        Assert.True(File.Exists(await StoredAsync(link[^36..])));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(remove)).Status);
    }

    private async Task<Guid> ActionAsync(Guid agency) => await house.AddActionAsync(house.Manager, await house.RaiseAsync(house.Manager, house.Said()), agency: agency);

    private async Task<string> StoredAsync(string document)
    {
        var name = await house.SqlAsync<string>("select stored from kernel.document where id = $1", Guid.Parse(document));
        return Path.Combine(house.Installation.Folder.Documents, name[..2], name);
    }

    internal static Task<Page> AddAsync(Browser browser, Guid record, string name, byte[] content, string? until = null) => browser.UploadAsync(
        $"/improvement/add/document/{record}", "Input.File", name, content,
        until is null ? null : new Dictionary<string, string> { ["Input.CurrentUntil.Day"] = until, ["Input.CurrentUntil.Month"] = until == "31" ? "5" : "4", ["Input.CurrentUntil.Year"] = "2026" });
}
