using System.Diagnostics;
using System.Net;
using LineOfSight.Host.Documents;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Documents;

/// <summary>The scanner is away or says something odd, the disk is full, the database goes: what the person sees, and that nothing acknowledged is lost.</summary>
public sealed class FaultTests(ScannedHouse house) : IClassFixture<ScannedHouse>
{
    [Fact]
    public async Task Without_a_scanner_nothing_is_stored_and_the_page_says_so()
    {
        house.Scanner.Now = null;
        var (browser, action) = await OpenAsync();
        using (browser)
        {
            Assert.Contains("this installation has no virus scanner", (await browser.GetAsync($"/improvement/add/document/{action}")).Text, StringComparison.Ordinal);
            var page = await DocumentsTests.AddAsync(browser, action, "minutes.pdf", Papers.Pdf());
            Assert.Contains(Refusals.NoScanner, page.Errors, StringComparison.Ordinal);
            Assert.Equal(0, await RowsAsync(action));
        }
    }

    [Fact]
    public async Task While_the_scanner_is_away_nobody_opens_the_file_and_afterwards_everybody_does()
    {
        await using var clamd = await RealClamd.StartAsync();
        house.Scanner.Now = new Clamd(clamd.Address, TimeSpan.FromSeconds(20));
        var (browser, action) = await OpenAsync();
        using (browser)
        {
            await DocumentsTests.AddAsync(browser, action, "clean.pdf", Papers.Pdf());
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, action, "clean.pdf"));
            var infected = await DocumentsTests.AddAsync(browser, action, "infected.docx", Infected());
            Assert.Contains(Refusals.Virus, infected.Errors, StringComparison.Ordinal);
            Assert.Equal(1, await RowsAsync(action));

            await clamd.StopAsync();
            Assert.Equal(HttpStatusCode.Redirect, (await DocumentsTests.AddAsync(browser, action, "waits.pdf", Papers.Pdf("waits"))).Status);
            Assert.Equal(HttpStatusCode.Redirect, (await DocumentsTests.AddAsync(browser, action, "waits.docx", Infected())).Status);
            var list = await browser.GetAsync($"/improvement/documents/{action}");
            Assert.Contains("waits.docx is uploaded and is being checked for viruses.", list.Text, StringComparison.Ordinal);
            Assert.Equal(2, list.Document.QuerySelectorAll(".govuk-tag").Count(t => t.TextContent.Trim() == "Checking for viruses"));
            Assert.Equal(1, list.Document.QuerySelectorAll("a[href^='/documents/']").Length);
            foreach (var id in await IdsAsync("waits.pdf", "waits.docx"))
            {
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/documents/{id}")).Status);
            }

            // Still away: nothing changes, however often it is asked.
            Assert.Equal(new CheckDocuments.Outcome(0, 0, 2), await CheckAsync());
            await using var again = await RealClamd.StartAsync();
            house.Scanner.Now = new Clamd(again.Address, TimeSpan.FromSeconds(20));
            Assert.Equal(new CheckDocuments.Outcome(1, 1, 0), await CheckAsync());
            list = await browser.GetAsync($"/improvement/documents/{action}");
            Assert.Contains("Contains a virus", list.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, action, "waits.pdf"));
            var refused = Assert.Single(await IdsAsync("waits.docx"));
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/documents/{refused}")).Status);
            Assert.Empty(Directory.EnumerateFiles(house.Installation.Folder.Documents, await house.SqlAsync<string>("select stored from kernel.document where id = $1", refused), SearchOption.AllDirectories));
            Assert.Contains("Checked a document for viruses", (await browser.GetAsync($"/improvement/activity/{action}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_verdict_comes_from_the_operator_alone()
    {
        house.Scanner.Now = new Says(ScanVerdict.Unknown);
        var (browser, action) = await OpenAsync();
        browser.Dispose();
        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand(
            $"begin; select set_config('los.person', '{house.Manager}', true); select kernel.document_checked('{Guid.Empty}', true)", connection);
        Assert.Contains("only the operator", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_full_disk_the_person_is_told_to_try_again_and_nothing_is_left()
    {
        house.Scanner.Now = new Says(ScanVerdict.Clean);
        var (browser, action) = await OpenAsync();
        using (browser)
        {
            var folder = house.Installation.Folder.Documents;
            Directory.CreateDirectory(folder);
            Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder), "This machine lets nobody mount a small disk");
            try
            {
                var page = await DocumentsTests.AddAsync(browser, action, "large.pdf", Papers.Pdf(new string('a', 300_000)));
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.Contains(Refusals.Failed, page.Errors, StringComparison.Ordinal);
                Assert.Equal(0, await RowsAsync(action));
                Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
                Assert.Equal(HttpStatusCode.Redirect, (await DocumentsTests.AddAsync(browser, action, "small.pdf", Papers.Pdf())).Status);
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, action, "small.pdf"));
            }
            finally
            {
                Assert.True(await RunAsync("umount", folder));
                await house.SqlAsync("delete from kernel.document_use where record_id = $1", action);
                await house.SqlAsync("delete from kernel.document where name = 'small.pdf'");
            }
        }
    }

    [Fact]
    public async Task When_the_database_goes_during_an_upload_nothing_is_acknowledged_and_what_is_left_is_swept_up()
    {
        house.Scanner.Now = new Says(ScanVerdict.Clean);
        var (browser, action) = await OpenAsync();
        using (browser)
        {
            house.Scanner.Before = () => house.SqlAsync("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lineofsight_app' and datname = current_database()");
            var page = await DocumentsTests.AddAsync(browser, action, "lost.pdf", Papers.Pdf("lost"));
            house.Scanner.Before = null;
            // Those that slept in the pool were ended too: what meets one of them fails once.
            house.EndConnections();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.Contains("What you sent was not saved, not even in part.", page.Text, StringComparison.Ordinal);
            Assert.Equal(0, await RowsAsync(action));
            Assert.Equal(HttpStatusCode.Redirect, (await DocumentsTests.AddAsync(browser, action, "kept.pdf", Papers.Pdf("kept"))).Status);

            // What a crash between the file and its row would leave: a draft, and a whole file.
            var folder = Directory.CreateDirectory(Path.Combine(house.Installation.Folder.Documents, "00")).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "00" + new string('a', 30)), "orphan", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "00" + new string('b', 30) + ".part"), "draft", TestContext.Current.CancellationToken);
            // Another document's random name may begin with the same digits.
            int Left() => Directory.GetFiles(folder).Count(f => Path.GetFileName(f).StartsWith("00aaa", StringComparison.Ordinal) || Path.GetFileName(f).StartsWith("00bbb", StringComparison.Ordinal));
            var looked = await SweepAsync("--only-look");
            Assert.Contains("Would delete 00aaa", looked, StringComparison.Ordinal);
            Assert.Equal(2, Left());
            Assert.Contains("2 deleted, 0 missing.", await SweepAsync(), StringComparison.Ordinal);
            Assert.Equal(0, Left());
            Assert.Contains("0 deleted, 0 missing.", await SweepAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, action, "kept.pdf"));
        }
    }

    private async Task<(Browser Browser, Guid Action)> OpenAsync() =>
        (house.Browser(house.Manager), await house.AddActionAsync(house.Manager, await house.RaiseAsync(house.Manager, house.Said())));

    private static async Task<HttpStatusCode> StatusAsync(Browser browser, Guid action, string name)
    {
        var link = (await browser.GetAsync($"/improvement/documents/{action}")).Document.QuerySelectorAll("a[href^='/documents/']").Single(a => a.TextContent == name);
        return (await browser.GetAsync(link.GetAttribute("href")!)).Status;
    }

    private Task<long> RowsAsync(Guid action) => house.SqlAsync<long>("select count(*) from kernel.document_use where record_id = $1", action);

    private async Task<Guid[]> IdsAsync(params string[] names) => await house.SqlAsync<Guid[]>("select array_agg(id) from kernel.document where name = any($1)", (object)names);

    private Task<CheckDocuments.Outcome> CheckAsync() => house.AsAsync(Account.Operator, s => s.GetRequiredService<CheckDocuments>().HandleAsync(CancellationToken.None));

    private async Task<string> SweepAsync(params string[] more)
    {
        var verbs = new HouseVerbs(house);
        await DocumentsVerb.Make(verbs).Parse(["sweep", .. more]).InvokeAsync(new System.CommandLine.InvocationConfiguration { EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);
        return verbs.Out.ToString() + verbs.Error;
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static byte[] Infected()
    {
        using var made = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(made, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[]
            {
                ("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"u8.ToArray()),
                ("word/document.xml", "<d/>"u8.ToArray()),
                ("word/media/image1.bin", RealClamd.Eicar()),
            })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return made.ToArray();
    }

    private sealed class Says(ScanVerdict verdict) : IScanFiles
    {
        public Scanning Scanning => Scanning.On;

        public Task<ScanResult> ScanAsync(Stream file, CancellationToken stop) => Task.FromResult(new ScanResult(verdict, verdict.ToString()));
    }
}
