using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;
using LineOfSight.Register.Schools.Import;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary>From the upload to the result, in the browser and without JavaScript.</summary>
public sealed class ImportPagesTests(RegisterHouse house) : IClassFixture<RegisterHouse>
{
    private static string Census(string la, params int[] urns) => Given.CensusHeader + "\n" + string.Concat(urns.Select(urn => $"{urn},{la},{urn % 10000},State-funded primary,5\n"));

    private static async Task<Page> UploadAsync(Browser browser, string text, string fileName = "census.csv", string? la = null, string? names = null)
    {
        var form = await browser.GetAsync("/register/schools/import/file");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.Document.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { new StringContent(la ?? ""), "Input.LaCode" },
            { new StreamContent(Given.Bytes(text)), "Input.File", fileName },
        };
        if (names is not null)
        {
            content.Add(new StreamContent(Given.Bytes(names)), "Input.NamesFile", "names.csv");
        }

        return await Uploads.SendAsync(browser, content);
    }

    private async Task<string> ApplyAsync(Browser browser, string preview, object? fields = null)
    {
        var started = await browser.PostAsync(preview, fields);
        Assert.Equal(HttpStatusCode.Redirect, started.Status);
        await house.Services.GetRequiredService<RunningImports>().FinishedAsync(Guid.Parse(started.Location![^36..]));
        return started.Location!;
    }

    [Fact]
    public async Task A_file_is_shown_before_it_is_applied_and_its_result_afterwards()
    {
        using var browser = house.Browser(house.Manager);
        var uploaded = await UploadAsync(browser, Census("301", 200001, 200002) + "20000x,301,1,Independent school,5\nNAT,,PRI,State-funded primary,9\n", la: "301", names: "URN,School Name\n200001,Alder & Birch <i>\n");
        Assert.Equal(HttpStatusCode.Redirect, uploaded.Status);

        var preview = await browser.GetAsync(uploaded.Location!);
        Assert.Contains("What this file would change", preview.Text, StringComparison.Ordinal);
        Assert.Contains("2 would be added", preview.Text, StringComparison.Ordinal);
        Assert.Contains("1 rows of totals", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Alder & Birch <i>", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Name not held (URN 200002)", preview.Text, StringComparison.Ordinal);
        Assert.Contains("URN is \"20000x\"", (await browser.GetAsync(uploaded.Location + "?show=rejected")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from register.school where la_code = '301'"));

        var result = await browser.GetAsync(await ApplyAsync(browser, uploaded.Location!));
        Assert.Contains("The register was imported", result.Text, StringComparison.Ordinal);
        Assert.Contains("2 added", result.Text, StringComparison.Ordinal);
        Assert.Contains("URN is \"20000x\"", result.Text, StringComparison.Ordinal);
        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from register.school where la_code = '301'"));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from register.school_import_file where content is not null and import_id = $1", Guid.Parse(uploaded.Location![^36..])));
        var added = await browser.GetAsync(uploaded.Location!.Replace("preview", "result", StringComparison.Ordinal) + "?show=Added");
        Assert.Contains("Alder & Birch <i>", added.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("ESTAB,SCHOOLTYPE,NOR\n1,2,3\n", "the columns URN and LA of the school census are missing")]
    [InlineData("PK\u0003\u0004", "Excel workbook")]
    public async Task A_file_that_is_no_register_is_refused_at_its_field(string text, string expected)
    {
        using var browser = house.Browser(house.Manager);
        var refused = await UploadAsync(browser, text, la: "926");
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains(expected, refused.Errors, StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector("#Input_File-error, [id$=File-error]"));
        Assert.Equal("926", refused.Document.QuerySelector<IHtmlInputElement>("[name='Input.LaCode']")!.Value);
    }

    [Fact]
    public async Task What_is_missing_or_mistyped_is_named_at_its_field()
    {
        using var browser = house.Browser(house.Manager);
        Assert.Contains("Choose the file of the register", (await browser.PostAsync("/register/schools/import/file")).Errors, StringComparison.Ordinal);
        Assert.Contains("three digits", (await UploadAsync(browser, Census("301", 210001), la: "<b>9")).Errors, StringComparison.Ordinal);
        Assert.Contains("list of their names", (await UploadAsync(browser, "URN,LA,School Name\n1,2,3\n")).Errors, StringComparison.Ordinal);
        Assert.Contains("not a file of schools' names", (await UploadAsync(browser, Census("301", 210001), names: "a,b\n1,2\n")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_file_name_is_shown_and_does_nothing()
    {
        using var browser = house.Browser(house.Manager);
        var uploaded = await UploadAsync(browser, Census("302", 220001), "<img src=x onerror=alert(1)>.csv", la: "302");
        var preview = await browser.GetAsync(uploaded.Location!);
        Assert.Contains("<img src=x onerror=alert(1)>.csv", preview.Text, StringComparison.Ordinal);
        Assert.Null(preview.Document.QuerySelector("main img"));
    }

    [Fact]
    public async Task Many_closures_are_confirmed_by_somebody_who_saw_them()
    {
        using var browser = house.Browser(house.Manager);
        var schools = Enumerable.Range(230_001, 30).ToArray();
        await house.ImportAsync(Census("303", schools), la: "303");
        var uploaded = await UploadAsync(browser, Census("303", schools[..5]), la: "303");

        var preview = await browser.GetAsync(uploaded.Location!);
        Assert.Contains("close 25 of the 30 open schools", preview.Text, StringComparison.Ordinal);
        Assert.Contains("No longer in the register", preview.Text, StringComparison.Ordinal);
        var refused = await browser.PostAsync(uploaded.Location!);
        Assert.Contains("close 25 of the 30", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from register.school where la_code = '303' and status = 'Closed'"));

        await ApplyAsync(browser, uploaded.Location!, new { Input_ConfirmClosures = "true" });
        Assert.Equal(25, await house.SqlAsync<long>("select count(*) from register.school where la_code = '303' and status = 'Closed'"));
    }

    [Fact]
    public async Task A_register_that_changed_meanwhile_is_looked_at_again()
    {
        using var browser = house.Browser(house.Manager);
        var uploaded = await UploadAsync(browser, Census("304", 240001, 240002), la: "304");
        var preview = await browser.GetAsync(uploaded.Location!);
        await house.ImportAsync(Census("304", 240001), la: "304");

        var refused = await browser.SendAsync(preview.Document.QuerySelector<IHtmlFormElement>("main form")!, uploaded.Location!);
        Assert.Contains("changed since you looked", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("1 would be added", refused.Text, StringComparison.Ordinal);
        await ApplyAsync(browser, uploaded.Location!);
        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from register.school where la_code = '304'"));
    }

    [Fact]
    public async Task A_dropped_file_changes_nothing_and_is_forgotten()
    {
        using var browser = house.Browser(house.Manager);
        var uploaded = await UploadAsync(browser, Census("305", 250001), la: "305");
        var preview = await browser.GetAsync(uploaded.Location!);
        var form = preview.Document.QuerySelector<IHtmlFormElement>("main form")!;
        form.SetAttribute("action", preview.Document.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);
        Assert.Equal("/register/schools/import", (await browser.SendAsync(form, uploaded.Location!)).Location);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from register.school where la_code = '305'"));
        Assert.StartsWith("/register/schools/import/result/", (await browser.GetAsync(uploaded.Location!)).Location, StringComparison.Ordinal);
        Assert.Contains("was dropped", (await browser.GetAsync(uploaded.Location!.Replace("preview", "result", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_import_changed_nothing_and_can_be_started_again()
    {
        using var browser = house.Browser(house.Manager);
        var uploaded = await UploadAsync(browser, Census("306", 260001), la: "306");
        await house.SqlAsync("update register.school_import set state = 'Applying' where id = $1", Guid.Parse(uploaded.Location![^36..]));
        var result = await browser.GetAsync(uploaded.Location!.Replace("preview", "result", StringComparison.Ordinal));
        Assert.Contains("interrupted", result.Text, StringComparison.Ordinal);
        await ApplyAsync(browser, uploaded.Location!);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from register.school where la_code = '306'"));
    }

    [Fact]
    public async Task While_an_import_runs_the_page_says_so_and_looks_again_and_a_second_one_waits()
    {
        using var browser = house.Browser(house.Manager);
        var uploaded = await UploadAsync(browser, Census("307", 270001), la: "307");
        var id = Guid.Parse(uploaded.Location![^36..]);
        await house.SqlAsync("update register.school_import set state = 'Applying' where id = $1", id);
        await using (var connection = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var held = new Npgsql.NpgsqlCommand($"select pg_advisory_xact_lock({WriteSchools.Lock})", connection);
            await held.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            var result = await browser.GetAsync($"/register/schools/import/result/{id}");
            Assert.Contains("Importing the register", result.Text, StringComparison.Ordinal);
            Assert.Equal("2", Assert.Single(result.Headers.GetValues("Refresh")));
            Assert.Contains("Another import is being applied", (await browser.PostAsync(uploaded.Location!)).Errors, StringComparison.Ordinal);
        }

        Assert.False((await browser.GetAsync($"/register/schools/import/result/{id}")).Headers.Contains("Refresh"));
    }

    [Fact]
    public async Task The_list_of_imports_leads_to_each()
    {
        using var browser = house.Browser(house.Manager);
        await house.ImportAsync(Census("308", 280001), la: "308", fileName: "listed.csv");
        var list = await browser.GetAsync("/register/schools/import");
        var link = list.Document.QuerySelectorAll("main a").First(a => a.TextContent == "listed.csv").GetAttribute("href")!;
        Assert.Contains("by Ilse Varga", (await browser.GetAsync(link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_without_the_permission_finds_these_pages()
    {
        using var browser = house.Browser(await house.PersonAsync("Noor Adeyemi", "no-such-role", house.Partnership));
        foreach (var page in new[] { "/register/schools/import", "/register/schools/import/file", "/register/schools" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(page)).Status);
        }
    }
}
