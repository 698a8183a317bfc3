using System.Diagnostics;
using LineOfSight.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineOfSight.Bench;

/// <summary>What a page save is measured against: a bare endpoint that inserts the same JSON in one statement into the same database.</summary>
internal sealed partial class ReturnsBench
{
    private static async Task<Measured> BareAsync(House house)
    {
        await house.SqlAsync("create table public.bare (id uuid primary key default gen_random_uuid(), body jsonb not null)");
        await house.SqlAsync("grant usage on schema public to lineofsight_app; grant insert on public.bare to lineofsight_app");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await using var command = house.App.CreateCommand("insert into public.bare (body) values ($1::jsonb)");
            command.Parameters.Add(new NpgsqlParameter { Value = await reader.ReadToEndAsync() });
            await command.ExecuteNonQueryAsync();
        });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        const string json = """{"question":"governors-lead","chosen":["fully"],"scheme":"met","how":"Minutes of the governing body of May, a walk through the school, and ten files that the deputy looked at this term."}""";
        var times = new List<double>();
        async Task OneAsync()
        {
            var begun = Stopwatch.GetTimestamp();
            using var content = new StringContent(json);
            using var response = await client.PostAsync(new Uri("/", UriKind.Relative), content);
            response.EnsureSuccessStatusCode();
            Note(times, begun);
        }

        await EachAsync([.. Enumerable.Range(0, 500)], _ => OneAsync());
        times.Clear();
        var whole = Stopwatch.StartNew();
        await EachAsync([.. Enumerable.Range(0, 6000)], _ => OneAsync());
        return new(times, whole.Elapsed);
    }
}
