using System.Diagnostics;
using System.Text;
using LineOfSight.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Bench;

/// <summary>
/// Home, a finding and its line of sight with 20,000 findings and actions in one partnership, against a bare Kestrel endpoint
/// that sends the same statements, policies on, in one round trip and writes what comes back.
/// </summary>
internal sealed class PagesBench(TextWriter output)
{
    private const int Records = 20_000;
    private const int Requests = 1_500;

    public async Task RunAsync()
    {
        var house = new House();
        await house.InitializeAsync();
        await using (house)
        {
            var (person, finding) = await ManyRecords.PlantAsync(house, Records);
            using var browser = house.Browser(person);
            await output.WriteLineAsync($"{Records:N0} findings and actions in one partnership; a bare endpoint sends the same statements in one round trip (aim: 0.40 of its throughput, at most six round trips)");
            await output.WriteLineAsync("| page | round trips | requests/s | p50 ms | p95 ms | p99 ms | bare requests/s | ratio |");
            await output.WriteLineAsync("|---|---|---|---|---|---|---|---|");
            foreach (var (name, url) in new[] { ("home", "/"), ("a finding", $"/improvement/finding/{finding}"), ("its line of sight", $"/improvement/line-of-sight/{finding}") })
            {
                var trips = await RoundTripsAsync(browser, url);
                var statements = await StatementsAsync(house, browser, url);
                if (Environment.GetEnvironmentVariable("LINEOFSIGHT_BENCH_PLANS") == "1")
                {
                    await output.WriteLineAsync(await statements.PlansAsync(house.App));
                }

                await using var bare = await BareAsync(house, statements);
                using var plain = new HttpClient { BaseAddress = new Uri(bare.Urls.First()) };
                await Load.RunAsync(browser.Client, url, 300);
                await Load.RunAsync(plain, "/", 300);
                // Turn about, so that a busy moment of the machine falls on both.
                var runs = new List<(Load.Result Page, Load.Result Bare)>();
                for (var i = 0; i < 3; i++)
                {
                    runs.Add((await Load.RunAsync(browser.Client, url, Requests), await Load.RunAsync(plain, "/", Requests)));
                }

                var (page, floor) = runs.OrderBy(r => r.Page.PerSecond / r.Bare.PerSecond).ElementAt(1);
                await output.WriteLineAsync(
                    $"| {name} | {trips} | {page.PerSecond:N0} | {page.P50:N1} | {page.P95:N1} | {page.P99:N1} | {floor.PerSecond:N0} | {page.PerSecond / floor.PerSecond:N2} |");
            }
        }
    }

    // Each command or batch is one activity of the driver; the commit is one more.
    internal static async Task<int> RoundTripsAsync(Browser browser, string url)
    {
        var trips = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => Interlocked.Increment(ref trips),
        };
        ActivitySource.AddActivityListener(listener);
        await browser.GetAsync(url);
        return trips + 1;
    }

    internal static async Task<Statements> StatementsAsync(House house, Browser browser, string url)
    {
        var log = Directory.GetFiles(house.LogFolder, "postgres.log").Single();
        // The house keeps values out of its log; here they are invented.
        foreach (var setting in new[] { "log_statement = 'all'", "log_parameter_max_length = -1", "log_error_verbosity = 'default'" })
        {
            await house.SqlAsync($"alter role lineofsight_app set {setting}");
        }

        house.EndConnections();
        var before = new FileInfo(log).Length;
        await browser.GetAsync(url);
        await Task.Delay(300);
        await house.SqlAsync("alter role lineofsight_app reset all");
        house.EndConnections();
        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(before, SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return await Statements.Read(await reader.ReadToEndAsync()).TypedAsync(house.App);
    }

    internal static async Task<WebApplication> BareAsync(House house, Statements statements)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddConsole();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/", async (HttpContext context) =>
        {
            await using var connection = await house.App.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var batch = statements.Batch(connection, transaction);
            var text = new StringBuilder();
            await using (var reader = await batch.ExecuteReaderAsync())
            {
                do
                {
                    while (await reader.ReadAsync())
                    {
                        for (var i = 0; i < reader.FieldCount; i++)
                        {
                            text.Append(reader.GetValue(i));
                        }
                    }
                }
                while (await reader.NextResultAsync());
            }

            await transaction.CommitAsync();
            await context.Response.WriteAsync(text.ToString());
        });
        await app.StartAsync();
        return app;
    }
}
