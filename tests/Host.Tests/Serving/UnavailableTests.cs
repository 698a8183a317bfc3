using System.Diagnostics;
using System.Globalization;
using System.Net;
using LineOfSight.Host.Serving;
using LineOfSight.Host.Tests.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LineOfSight.Host.Tests.Serving;

/// <summary>A database that is lost, silent or full: what the person sees, that nothing acknowledged is lost and nothing done twice, and that it recovers alone.</summary>
public sealed class UnavailableTests(House house) : IClassFixture<House>
{
    private const string Raise = "/improvement/raise/finding";

    [Fact]
    public async Task A_database_that_refuses_connections_is_said_in_words_and_recovers_alone()
    {
        using var browser = await SignedInAsync();
        var form = await AgainAsync(() => browser.GetAsync(Raise));
        await using (await RefusingAsync())
        {
            var page = await browser.GetAsync("/");
            AssertUnavailable(page, "The service is not available at the moment");
            page = await browser.SendAsync(Form(form), Raise, Finding("Typed while the database was away"));
            AssertUnavailable(page, "The service cannot save at the moment");
            Assert.Contains("What you sent was not saved, not even in part.", page.Text, StringComparison.Ordinal);
            Assert.Contains("Typed while the database was away", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("__RequestVerificationToken", page.Raw, StringComparison.Ordinal);
            using var visitor = house.Visitor();
            AssertUnavailable(await visitor.GetAsync("/sign-in"), "The service is not available at the moment");
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
        Assert.Equal(0, await CountAsync("Typed while the database was away"));
        var saved = await browser.SendAsync(Form(form), Raise, Finding("Typed while the database was away"));
        Assert.True(saved.Status == HttpStatusCode.Redirect, saved.Text);
        Assert.Equal(1, await CountAsync("Typed while the database was away"));
    }

    [Fact]
    public async Task Connections_that_are_cut_under_people_who_write_lose_nothing_and_double_nothing()
    {
        // The pause between two cuts is another each time, so that they fall into every part of a request.
        var cuts = 0;
        var acknowledged = new List<string>();
        using var enough = new CancellationTokenSource();
        var cutting = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await house.SqlAsync<long>("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'lineofsight_app' and datname = current_database()");
                await Task.Delay(20 + (++cuts % 90));
            }
        }, TestContext.Current.CancellationToken);
        using var browser = await SignedInAsync();
        var form = await AgainAsync(() => browser.GetAsync(Raise));
        var (tries, words) = (0, "");
        while (acknowledged.Count < 100)
        {
            words = $"Cut number {++tries}.";
            var page = await browser.SendAsync(Form(form), Raise, Finding(words));
            Assert.True(page.Status is HttpStatusCode.Redirect or HttpStatusCode.ServiceUnavailable, $"{page.Status}: {page.Text}");
            if (page.Status == HttpStatusCode.Redirect)
            {
                acknowledged.Add(words);
            }
            else if (page.Text.Contains("not even in part", StringComparison.Ordinal))
            {
                Assert.Equal(0, await CountAsync(words));
            }
        }

        await enough.CancelAsync();
        await cutting;
        foreach (var saved in acknowledged)
        {
            Assert.Equal(1, await CountAsync(saved));
        }
    }

    [Fact]
    public async Task A_database_that_falls_silent_is_given_up_and_recovers_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root may stop the server's processes");
        using var browser = await SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
        var backends = await house.SqlAsync<int[]>("select array_agg(pid) from pg_stat_activity where datname = current_database() and usename = 'lineofsight_app'");
        await SignalAsync("-STOP", backends);
        try
        {
            AssertUnavailable(await browser.GetAsync("/"), "The service is not available at the moment");
        }
        finally
        {
            await SignalAsync("-CONT", backends);
        }

        Assert.Equal(HttpStatusCode.OK, (await AgainAsync(() => browser.GetAsync("/"))).Status);
    }

    [Fact]
    public async Task A_full_disk_is_said_in_words_and_it_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can mount a small disk");
        using var browser = await SignedInAsync();
        var form = await AgainAsync(() => browser.GetAsync(Raise));
        var disk = Directory.CreateTempSubdirectory("los-full-").FullName;
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=3m,mode=0777", "tmpfs", disk);
        var space = $"full_{NewId.Next():N}";
        try
        {
            await RunAsync("chown", $"--reference={Path.Combine(house.LogFolder, "postgres")}", disk);
            await house.SqlAsync($"create tablespace {space} location '{disk}'");
            await house.SqlAsync($"alter table kernel.act_text set tablespace {space}");
            await RunAsync("dd", "if=/dev/zero", $"of={disk}/filler", "bs=4k", "count=100000", "status=none");
            // What room the table's last page has left is soon used up.
            var (page, number) = (await browser.SendAsync(Form(form), Raise, Finding("Full 0")), 0);
            while (page.Status == HttpStatusCode.Redirect && number < 500)
            {
                page = await browser.SendAsync(Form(form), Raise, Finding($"Full {++number}"));
            }

            AssertUnavailable(page, "The service cannot save at the moment");
            Assert.Contains("has no room left", page.Text, StringComparison.Ordinal);
            Assert.Equal(0, await CountAsync($"Full {number}"));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
            for (var saved = 0; saved < number; saved++)
            {
                Assert.Equal(1, await CountAsync($"Full {saved}"));
            }

            File.Delete(Path.Combine(disk, "filler"));
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(Form(form), Raise, Finding($"Full {number}"))).Status);
            Assert.Equal(1, await CountAsync($"Full {number}"));
        }
        finally
        {
            File.Delete(Path.Combine(disk, "filler"));
            await house.SqlAsync("alter table kernel.act_text set tablespace pg_default");
            await house.SqlAsync($"drop tablespace if exists {space}");
            await RunAsync("umount", disk);
            Directory.Delete(disk);
        }
    }

    [Fact]
    public void Only_what_passes_is_called_unavailable()
    {
        Assert.NotNull(Unavailable.Find(new DbUpdateException("", new NpgsqlException("broken", new TimeoutException()))));
        Assert.NotNull(Unavailable.Find(new InvalidOperationException("transient", new PostgresException("", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown))));
        Assert.NotNull(Unavailable.Find(new NotKnownWhetherSaved(new NpgsqlException())));
        Assert.Null(Unavailable.Find(new PostgresException("", "ERROR", "ERROR", PostgresErrorCodes.UniqueViolation)));
        Assert.Null(Unavailable.Find(new InvalidOperationException("a fault of ours")));
        Assert.NotNull(Unavailable.Find(new InvalidOperationException("", new Tripped { Source = "Npgsql" })));
        Assert.Null(Unavailable.Find(new Tripped { Source = "LineOfSight.Host" }));
    }

    private async Task<Browser> SignedInAsync()
    {
        var partnership = await house.PartnershipAsync($"Somewhere {NewId.Next():N}");
        return house.Browser(await house.PersonAsync("Mara Manager", "business-manager", partnership));
    }

    private static AngleSharp.Html.Dom.IHtmlFormElement Form(Page page) => (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!;

    private static Dictionary<string, string> Finding(string title) => new()
    {
        ["Input.Title"] = title,
        ["Input.Found"] = "What was found, at some length, as people write it.",
        ["Input.IsConcern"] = "true",
        ["Input.Theme"] = "Neglect",
        ["Input.RaisedBy"] = "Four young people",
        ["Input.RaisedOn.Day"] = "3",
        ["Input.RaisedOn.Month"] = "4",
        ["Input.RaisedOn.Year"] = "2026",
        ["Step"] = "record",
    };

    private async Task<long> CountAsync(string title) => await house.SqlAsync<long>("select count(*) from improvement.finding where title = $1", title);

    private static void AssertUnavailable(Page page, string title)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal(title, page.Document.QuerySelector("h1")?.TextContent);
        Assert.Equal("30", Assert.Single(page.Headers.GetValues("Retry-After")));
        Assert.Contains("default-src 'none'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", page.Raw, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<Page> AgainAsync(Func<Task<Page>> ask)
    {
        var page = await ask();
        for (var tries = 0; page.Status == HttpStatusCode.ServiceUnavailable && tries < 100; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            page = await ask();
        }

        return page;
    }

    /// <summary>No way in for the app until disposed.</summary>
    private async Task<Refusing> RefusingAsync()
    {
        await using var elsewhere = NpgsqlDataSource.Create(house.ConnectionStringTo("postgres"));
        await using var name = house.Owner.CreateCommand("select current_database()");
        var refusing = new Refusing(house, (string)(await name.ExecuteScalarAsync())!);
        await refusing.SetAsync(false);
        await house.SqlAsync<long>("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and usename = 'lineofsight_app'");
        return refusing;
    }

    private sealed class Refusing(House house, string database) : IAsyncDisposable
    {
        public async Task SetAsync(bool allowed)
        {
            await using var elsewhere = NpgsqlDataSource.Create(house.ConnectionStringTo("postgres") + ";Pooling=false");
            await using var command = elsewhere.CreateCommand($"alter database {database} connection limit {(allowed ? -1 : 0)}");
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync() => await SetAsync(true);
    }

    private static async Task SignalAsync(string signal, int[] processes)
    {
        foreach (var id in processes)
        {
            await RunAsync("kill", signal, id.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    /// <summary>What the driver throws when a connection is cut as it writes.</summary>
    private sealed class Tripped : NullReferenceException;
}
