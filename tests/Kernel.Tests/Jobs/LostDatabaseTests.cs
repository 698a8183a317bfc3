using System.Collections.Concurrent;
using System.Net;
using System.Runtime.Versioning;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Embedded;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Tests.Data.Embedded;
using LineOfSight.Kernel.Tests.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Jobs;

/// <summary>The database goes away under a site that serves pages and runs jobs, and comes back.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LostDatabaseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_say_that_there_is_a_problem_jobs_wait_and_both_go_on_by_themselves()
    {
        using var folder = new ThrowawayFolder();
        var server = await folder.ServeAsync();
        var owner = await MakeAsync(server);
        var log = new Heard();
        await using var installation = await Installation.OpenAsync(owner, new DataFolder(folder.Data), new ConfigurationBuilder().Build(), null, Stop);
        await using var site = Site.Build(installation, new SiteSettings
        {
            Urls = "http://127.0.0.1:0", Environment = "Development",
            Change = services =>
            {
                services.AddSingleton(new JobSettings { Sweep = TimeSpan.FromSeconds(1), Grace = TimeSpan.FromSeconds(1), Lease = TimeSpan.FromSeconds(5), CheckIn = TimeSpan.FromSeconds(1) });
                services.AddSingleton<ILoggerProvider>(log);
                services.AddJobs();
            },
        });
        await site.StartAsync(Stop);
        using var browser = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Stop)).StatusCode);
        await ChoreHouse.UntilAsync(async () => await DoneAsync(owner) >= 1);

        await server.StopAsync();
        await ChoreHouse.UntilAsync(() => Task.FromResult(log.Lines.Any(l => l.Contains("Jobs wait", StringComparison.Ordinal))));
        await ChoreHouse.UntilAsync(async () =>
        {
            var lost = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Stop);
            Assert.Contains("Nothing that was saved before is lost", await lost.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            Assert.Contains("Content-Security-Policy", lost.Headers.Select(h => h.Key));
            return lost.StatusCode == HttpStatusCode.ServiceUnavailable;
        });

        server = await folder.ServeAsync();
        var before = await DoneAsync(owner);
        await ChoreHouse.UntilAsync(async () => await DoneAsync(owner) > before);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Stop)).StatusCode);
        await site.StopAsync(Stop);
        await server.StopAsync();
    }

    [Fact]
    public async Task A_site_that_starts_before_its_scheduler_can_serves_pages_and_begins_jobs_later()
    {
        using var folder = new ThrowawayFolder();
        var server = await folder.ServeAsync();
        var owner = await MakeAsync(server);
        await RunAsync(owner, "select 1");
        await using var installation = await Installation.OpenAsync(owner, new DataFolder(folder.Data), new ConfigurationBuilder().Build(), null, Stop);
        await RunAsync(owner, "revoke usage on schema quartz from lineofsight_jobs");
        await using var site = Site.Build(installation, new SiteSettings
        {
            Urls = "http://127.0.0.1:0", Environment = "Development",
            Change = services => services.AddSingleton(new JobSettings { Sweep = TimeSpan.FromSeconds(1), Grace = TimeSpan.FromSeconds(1) }).AddJobs(),
        });
        await site.StartAsync(Stop);
        using var browser = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Stop)).StatusCode);
        await RunAsync(owner, "grant usage on schema quartz to lineofsight_jobs");
        await ChoreHouse.UntilAsync(async () => await DoneAsync(owner) >= 1);
        await site.StopAsync(Stop);
        await server.StopAsync();
    }

    [Fact]
    public async Task What_a_mail_server_answered_is_not_lost_with_the_database()
    {
        using var folder = new ThrowawayFolder();
        var server = await folder.ServeAsync();
        var owner = await MakeAsync(server);
        await using var post = new ScriptedServer();
        var lost = new TaskCompletionSource();
        post.Troubles["content"] = async (stream, stop) =>
        {
            await server.StopAsync();
            await stream.WriteAsync("250 taken\r\n"u8.ToArray(), stop);
            lost.SetResult();
            return true;
        };
        await using var installation = await Installation.OpenAsync(owner, new DataFolder(folder.Data), new ConfigurationBuilder().Build(), null, Stop);
        await using var node = Node(installation, post.Settings);
        await RunAsync(owner, $"insert into kernel.letter (id, kind, address, subject, words, may_wait, state, written_at, next_try_at, tries, version) values (gen_random_uuid(), 'letters.given', 'ada@example.org', 'S', 'W', true, 'waiting', now(), now(), 0, 1)");
        var turn = node.GetRequiredService<JobRunner>().RunAsync(SendLetters.Kind, DateTimeOffset.UnixEpoch, Stop);
        // A turn that ends before the server heard the letter says why itself, and nobody waits for what cannot come any more.
        if (await Task.WhenAny(lost.Task, turn).WaitAsync(Patience, Stop) == turn && !lost.Task.IsCompleted)
        {
            Assert.Fail($"The turn ended with {await turn} before the letter was heard; the letter is {await RunAsync(owner, "select state || ' ' || coalesce(trouble, '') from kernel.letter")}.");
        }

        server = await folder.ServeAsync();
        try
        {
            await turn;
        }
        catch (NpgsqlException)
        {
            // The turn's own note may have met the loss; the letter's has not.
        }

        Assert.Equal("sent", await RunAsync(owner, "select state from kernel.letter"));
        Assert.Single(post.Letters);
        await server.StopAsync();
    }

    private static ServiceProvider Node(Installation installation, MailSettings mail)
    {
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        services.AddDataProtection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(mail);
        services.AddKernel(installation.Databases, installation.Folder, new Kernel.Modules.ModuleList([new LetterModule()]), []);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static async Task<string> MakeAsync(EmbeddedPostgres server)
    {
        await RunAsync(server.SuperuserConnectionString, "create database lost");
        return server.ConnectionStringTo("lost");
    }

    private static async Task<long> DoneAsync(string owner) => (long)(await RunAsync(owner, "select count(*) from kernel.job_run where outcome = 'done'"))!;

    private static async Task<object?> RunAsync(string owner, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owner) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Stop);
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
