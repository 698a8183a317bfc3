using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;
using Npgsql;

namespace LineOfSight.Administration.Tests.SubjectAccess;

/// <summary>/administration/subject-access: from the request to the file that is handed over.</summary>
public sealed class PackTests(SubjectAccessHouse house) : IClassFixture<SubjectAccessHouse>
{
    private const string Root = SubjectAccessHouse.Root;

    [Fact]
    public async Task What_was_taken_out_or_withheld_is_nowhere_in_the_bytes_of_the_pack()
    {
        var request = await house.RequestAsync();
        using var browser = house.Browser(house.Governance);
        using var manager = house.Browser(house.Manager);
        Assert.Contains("15 May 2026", (await browser.GetAsync(request)).Text, StringComparison.Ordinal);
        await CollectAsync(browser, request, $"{house.Finding}\n{house.Action}", "A letter", "Kept words. CanaryRene\u0301e words.");
        var pages = await PagesAsync(browser, request);
        Assert.Equal(3, pages.Count);
        var first = await browser.GetAsync(pages[0]);
        Assert.Contains("Page 1 of 3", first.Text, StringComparison.Ordinal);
        Assert.Contains("Withheld until reviewed", first.Text, StringComparison.Ordinal);

        Assert.Contains("“Nowhere” is not on this page", (await browser.PostAsync(pages[0], new { Input_Decision = "Redact", Input_Redactions = "Nowhere" })).Errors, StringComparison.Ordinal);
        Assert.Equal(pages[0], (await browser.PostAsync(pages[0], new { Input_Decision = "Redact", Input_Redactions = "canarykestrel\r\nCanaryReferrer,  an aunt" })).Location);
        var preview = (await browser.GetAsync(pages[0])).Document.QuerySelectorAll("del").Select(d => d.TextContent).ToList();
        Assert.Equal(["CanaryKestrel", "CanaryKestrel", "CANARYKESTREL", "CanaryKestrels", "CanaryReferrer, an aunt"], preview);
        Assert.Contains("CANARYKESTREL’s brother CanaryKestrels said so.", (await browser.GetAsync(pages[0])).Text, StringComparison.Ordinal);
        Assert.Contains("Choose why it is withheld", (await browser.PostAsync(pages[1], new { Input_Decision = "Withhold" })).Errors, StringComparison.Ordinal);
        Assert.Contains("Enter which exemption it is", (await browser.PostAsync(pages[1], new { Input_Decision = "Withhold", Input_Exemption = "Other" })).Errors, StringComparison.Ordinal);
        Assert.Equal(pages[2], (await browser.PostAsync(pages[1], new { Input_Decision = "Withhold", Input_Exemption = "SeriousHarm" })).Location);
        var approve = request.Replace("/request/", "/approve/request/", StringComparison.Ordinal);
        Assert.Contains("One page has not been reviewed yet", (await manager.PostAsync(approve, new { Input_HarmTest = "No harm" })).Errors, StringComparison.Ordinal);
        var fetch = request.Replace("/request/", "/fetch/pack/", StringComparison.Ordinal);
        Assert.Equal(request, (await browser.PostAsync(pages[2], new { Input_Decision = "Include" })).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(fetch)).Status);
        Assert.Contains("Enter why giving it does no serious harm", (await manager.PostAsync(approve)).Errors, StringComparison.Ordinal);
        Assert.Equal(request, (await manager.PostAsync(approve, new { Input_HarmTest = "The family knows all of it" })).Location);

        // What is decided after the approval takes it away.
        Assert.Equal(pages[2], (await browser.PostAsync(pages[2], new { Input_Decision = "Redact", Input_Redactions = "Canary\uff32en\u00e9e" })).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(fetch)).Status);
        Assert.Equal(request, (await manager.PostAsync(approve, new { Input_HarmTest = "The family knows all of it" })).Location);

        // Opening the page gives nothing away; the button does.
        var ask = await browser.GetAsync(fetch);
        Assert.Contains("2 of 3", ask.Text, StringComparison.Ordinal);
        Assert.Contains("nothing about this request can be changed any more", ask.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing has been disclosed yet", (await browser.GetAsync("/administration/disclosures")).Text, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(Forms.ValuesOf((IHtmlFormElement)ask.Document.QuerySelector("main form")!));
        using var answer = await browser.Client.PostAsync(new Uri(fetch, UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("sandbox; default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.DoesNotContain("canary", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(house.Action, text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", text, StringComparison.Ordinal);
        Assert.Contains("Kept words. [redacted] words.", text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;twice&lt;/b&gt;", text, StringComparison.Ordinal);

        var log = await browser.GetAsync("/administration/disclosures");
        Assert.Contains("To The mother, by letter", log.Text, StringComparison.Ordinal);
        Assert.Contains("2 of 3 pages", log.Text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), log.Text, StringComparison.Ordinal);
        Assert.Contains("Handed over", (await browser.GetAsync(request)).Text, StringComparison.Ordinal);
        Assert.Null((await browser.GetAsync(pages[2])).Document.QuerySelector("main form"));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.act_text where concat(reason, before, after) ilike '%canary%'"));
    }

    [Fact]
    public async Task Whoever_reviewed_a_page_does_not_approve_even_when_somebody_decided_again()
    {
        var request = await house.RequestAsync();
        using var governance = house.Browser(house.Governance);
        using var both = house.Browser(house.Both);
        await CollectAsync(governance, request, house.Finding);
        var page = Assert.Single(await PagesAsync(governance, request));
        Assert.Equal(request, (await both.PostAsync(page, new { Input_Decision = "Include" })).Location);
        Assert.Equal(request, (await governance.PostAsync(page, new { Input_Decision = "Include" })).Location);
        var approve = request.Replace("/request/", "/approve/request/", StringComparison.Ordinal);
        Assert.Contains("somebody else must approve it", (await both.PostAsync(approve, new { Input_HarmTest = "No harm" })).Errors, StringComparison.Ordinal);
        var id = Guid.Parse(request.Split('/')[^1]);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => house.SqlAsync(
            "update administration.subject_access_request set state = 'Approved', approved_by = $2, approved_at = now(), harm_test = 'No' where id = $1", id, house.Both));
        Assert.Contains("whoever reviewed a page does not approve", refused.MessageText, StringComparison.Ordinal);
        using var manager = house.Browser(house.Manager);
        Assert.Equal(request, (await manager.PostAsync(approve, new { Input_HarmTest = "No harm" })).Location);
        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from administration.dispose_subject_access($1)", id));
        Assert.Equal(HttpStatusCode.NotFound, (await governance.GetAsync(request)).Status);
        Assert.False(await house.SqlAsync<bool>("select exists (select 1 from administration.collected_page where request_id = $1) or exists (select 1 from administration.page_reviewer where request_id = $1)", id));
    }

    [Fact]
    public async Task Only_what_the_partnership_keeps_is_collected_and_only_once()
    {
        var request = await house.RequestAsync();
        using var browser = house.Browser(house.Governance);
        var collect = request.Replace("/request/", "/collect/records/", StringComparison.Ordinal);
        Assert.Contains("Enter the references of records", (await browser.PostAsync(collect)).Errors, StringComparison.Ordinal);
        Assert.Contains($"There is no record {house.Elsewhere}", (await browser.PostAsync(collect, new { Input_Records = house.Elsewhere })).Errors, StringComparison.Ordinal);
        await CollectAsync(browser, request, house.Finding);
        Assert.Contains("has been collected already", (await browser.PostAsync(collect, new { Input_Records = house.Finding })).Errors, StringComparison.Ordinal);
        using var analyst = house.Browser(house.Analyst);
        foreach (var url in (string[])[Root, request, collect, .. await PagesAsync(browser, request)])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync(url)).Status);
        }

        using var manager = house.Browser(house.Manager);
        var page = (await PagesAsync(browser, request))[0];
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(page)).Status);
        var read = page.Replace("/review/collected/", "/collected/", StringComparison.Ordinal);
        Assert.Contains(read, (await manager.GetAsync(request)).Raw, StringComparison.Ordinal);
        Assert.Contains("an aunt", (await manager.GetAsync(read)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync(read)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(collect)).Status);
    }

    private static async Task CollectAsync(Browser browser, string request, string records, string title = "", string text = "") =>
        Assert.Equal(request, (await browser.PostAsync(
            request.Replace("/request/", "/collect/records/", StringComparison.Ordinal), new { Input_Records = records, Input_Title = title, Input_Text = text })).Location);

    private static async Task<IReadOnlyList<string>> PagesAsync(Browser browser, string request) =>
        [.. (await browser.GetAsync(request)).Document.QuerySelectorAll("main a[href*='/review/collected/']").Select(a => a.GetAttribute("href")!)];
}
