using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Administration.Tests.Disclosures;

/// <summary>/administration/disclosures: the log, and what one agency gave.</summary>
public sealed class ExportTests(ExportHouse house) : IClassFixture<ExportHouse>
{
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n<< /Note (police) >>\nendobj\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task What_one_agency_gave_comes_back_whole_with_a_manifest_and_is_a_disclosure()
    {
        using var police = house.Browser(house.PoliceLead);
        Assert.Equal(HttpStatusCode.Redirect, (await police.UploadAsync($"/improvement/add/document/{house.PoliceAction}", "Input.File", "ours.pdf", Pdf)).Status);
        using var browser = house.Browser(house.Governance);
        var empty = await browser.PostAsync("/administration/disclosures/export/agency");
        foreach (var words in (string[])["Choose an agency", "Enter who will be given it", "Enter the lawful basis", "Enter why it is needed"])
        {
            Assert.Contains(words, empty.Errors, StringComparison.Ordinal);
        }

        var link = await AskAsync(browser);
        // Following the address gives nothing away; the button does.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link)).Status);
        using var answer = await FetchAsync(browser, link);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("sandbox; default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        var manifest = Content(zip, "manifest.json");
        var files = JsonDocument.Parse(manifest).RootElement.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("Path").GetString()!);
        Assert.Equal(zip.Entries.Select(e => e.FullName).Order(), files.Keys.Append("manifest.json").Order());
        foreach (var (path, file) in files)
        {
            var content = Content(zip, path);
            Assert.Equal(file.GetProperty("Sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
            Assert.Equal(file.GetProperty("Size").GetInt64(), content.Length);
            Assert.DoesNotContain("Canary of the council", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        }

        Assert.Equal(Pdf, Content(zip, files.Keys.Single(p => p.EndsWith("/ours.pdf", StringComparison.Ordinal))));
        Assert.Contains("\"'=HYPERLINK(\"\"http://127.0.0.1\"\")\"", Encoding.UTF8.GetString(Content(zip, "records/actions.csv")), StringComparison.Ordinal);
        Assert.Equal("=HYPERLINK(\"http://127.0.0.1\")", JsonDocument.Parse(Content(zip, "records/actions.json")).RootElement[0].GetProperty("what").GetString());
        Assert.Empty(Directory.GetFiles(Path.Combine(house.Installation.Folder.Path, "exports")));

        var log = await browser.GetAsync("/administration/disclosures");
        Assert.Contains("To Northshire Police, records manager", log.Text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(manifest)), log.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 3 times", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_for_whoever_asked_three_times_and_for_24_hours()
    {
        using var browser = house.Browser(house.Governance);
        using var other = house.Browser(house.OtherGovernance);
        using var manager = house.Browser(house.Manager);
        var link = await AskAsync(browser);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, link));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(manager, link));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/administration/disclosures/export/agency")).Status);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, link));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, link));
        var late = await AskAsync(browser);
        house.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, late));
        house.Clock.Advance(TimeSpan.FromHours(-25));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, late));
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, late));
    }

    [Fact]
    public async Task A_disclosure_is_recorded_once_and_never_changed()
    {
        using var browser = house.Browser(house.Manager);
        const string Url = "/administration/disclosures/record/disclosure";
        Assert.Contains("Enter the day on which it was given", (await browser.PostAsync(Url)).Errors, StringComparison.Ordinal);
        var said = new Dictionary<string, string>
        {
            ["Input.GivenTo"] = "The family court", ["Input.What"] = "Minutes of two meetings", ["Input.LawfulBasis"] = "Article 6(1)(c)", ["Input.References"] = "F-7KQ2M",
            ["Input.GivenOn.Day"] = "16", ["Input.GivenOn.Month"] = "4", ["Input.GivenOn.Year"] = "2026",
        };
        Assert.Contains("must be today or in the past", (await browser.PostAsync(Url, said)).Errors, StringComparison.Ordinal);
        said["Input.GivenOn.Day"] = "14";
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(Url, said)).Status);
        Assert.Contains("To The family court", (await browser.GetAsync("/administration/disclosures")).Text, StringComparison.Ordinal);
        Assert.False(await house.SqlAsync<bool>("select has_any_column_privilege('lineofsight_app', 'kernel.disclosure', 'update') or has_table_privilege('lineofsight_app', 'kernel.disclosure', 'delete')"));
    }

    private static async Task<string> AskAsync(Browser browser)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync("/administration/disclosures/export/agency", new
        {
            Input_AgencyId = ExportHouse.Police.ToString(), Input_GivenTo = "Northshire Police, records manager", Input_LawfulBasis = "Its own data", Input_Because = "It leaves the partnership",
        })).Status);
        return (await browser.GetAsync("/administration/disclosures")).Document.QuerySelectorAll("form[action*='/export/fetch/']")[^1].GetAttribute("action")!;
    }

    // As its button does, with a token of the person's own: also where the page shows no button any more.
    private static async Task<HttpResponseMessage> FetchAsync(Browser browser, string link)
    {
        var account = await browser.GetAsync("/account");
        using var form = new FormUrlEncodedContent(Forms.ValuesOf((IHtmlFormElement)account.Document.QuerySelector("main form")!));
        return await browser.Client.PostAsync(new Uri(link, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> StatusAsync(Browser browser, string link)
    {
        using var answer = await FetchAsync(browser, link);
        return answer.StatusCode;
    }

    private static byte[] Content(ZipArchive zip, string path)
    {
        using var content = new MemoryStream();
        using var entry = zip.GetEntry(path)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }
}
