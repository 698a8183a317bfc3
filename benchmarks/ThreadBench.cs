using System.Diagnostics;
using System.Globalization;
using LineOfSight.Demo;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Bench;

/// <summary>
/// The golden thread with 20 partnerships, 200,000 lines and a million records, policies on: the line of sight of a chain of 200 records
/// beside a bare endpoint that brings the same data in one round trip; the plan of a county with 5,000 open actions; its broken lines.
/// </summary>
internal sealed class ThreadBench(TextWriter output)
{
    private const int Partnerships = 20;

    // Fewer for a quick look at one page; the figures that count are of 10,000.
    private static readonly int LinesOfOne = int.Parse(Environment.GetEnvironmentVariable("LINEOFSIGHT_BENCH_LINES") ?? "10000", CultureInfo.InvariantCulture);
    private const int OpenOfACounty = 38;
    private const int OpenElsewhere = 20;

    public async Task RunAsync()
    {
        var house = new House();
        await house.InitializeAsync();
        await using (house)
        {
            var (manager, finding) = await PlantAsync(house);
            using var browser = house.Browser(manager);
            browser.Client.Timeout = TimeSpan.FromMinutes(5);
            var plans = Environment.GetEnvironmentVariable("LINEOFSIGHT_BENCH_PLANS") == "1";
            await SightAsync(house, browser, $"/improvement/line-of-sight/{finding}", plans);
            Say("");
            Say("| page | round trips | requests | p50 ms | p95 ms | p99 ms | wanted |");
            Say("|---|---|---|---|---|---|---|");
            await PageAsync(browser, "the plan of a county", "/improvement", 400, "p95 under 150 ms");
            await PageAsync(browser, "broken lines", "/improvement/orphans", 40, "under 1 s");
            await PageAsync(browser, "a theme", "/improvement/theme?name=Neglect", 100, "");
            await PageAsync(browser, "home", "/", 200, "");
            await PaperAsync(house, browser);
        }
    }

    private async Task SightAsync(House house, Browser browser, string url, bool plans)
    {
        var trips = await PagesBench.RoundTripsAsync(browser, url);
        var statements = await PagesBench.StatementsAsync(house, browser, url);
        if (plans)
        {
            Say(await statements.PlansAsync(house.App));
        }

        await using var bare = await PagesBench.BareAsync(house, statements);
        using var plain = new HttpClient { BaseAddress = new Uri(bare.Urls.First()) };
        await Load.RunAsync(browser.Client, url, 100);
        await Load.RunAsync(plain, "/", 100);
        // Turn about, so that a busy moment of the machine falls on both.
        var runs = new List<(Load.Result Page, Load.Result Bare)>();
        for (var i = 0; i < 3; i++)
        {
            runs.Add((await Load.RunAsync(browser.Client, url, 600), await Load.RunAsync(plain, "/", 600)));
        }

        var (page, floor) = runs.OrderBy(r => r.Page.PerSecond / r.Bare.PerSecond).ElementAt(1);
        Say("| page | round trips | requests/s | p50 ms | p95 ms | p99 ms | bare requests/s | ratio | wanted |");
        Say("|---|---|---|---|---|---|---|---|---|");
        Say($"| line of sight of 200 records | {trips} | {page.PerSecond:N0} | {page.P50:N1} | {page.P95:N1} | {page.P99:N1} | {floor.PerSecond:N0} | {page.PerSecond / floor.PerSecond:N2} | 0.50 |");
    }

    private async Task PageAsync(Browser browser, string name, string url, int requests, string wanted)
    {
        var trips = await PagesBench.RoundTripsAsync(browser, url);
        await Load.RunAsync(browser.Client, url, Math.Max(4, requests / 10), connections: 1);
        var page = await Load.RunAsync(browser.Client, url, requests, connections: 1);
        Say($"| {name} | {trips} | {requests:N0} | {page.P50:N1} | {page.P95:N1} | {page.P99:N1} | {wanted} |");
    }

    // Each part of a paper has at most 100 statements; what two years of a county hold fills them.
    private async Task PaperAsync(House house, Browser browser)
    {
        const string Make = "/improvement/report/make";
        var (from, until) = (house.Clock.Today().AddYears(-2), house.Clock.Today());
        var fields = new Dictionary<string, string> { ["Input.Title"] = "Two years" };
        foreach (var (name, day) in new[] { ("FromDay", from), ("UntilDay", until) })
        {
            (fields[$"Input.{name}.Day"], fields[$"Input.{name}.Month"], fields[$"Input.{name}.Year"]) = ($"{day.Day}", $"{day.Month}", $"{day.Year}");
        }

        var (times, paper) = (new List<double>(), "");
        for (var i = 0; i < 6; i++)
        {
            var watch = Stopwatch.StartNew();
            var made = await browser.PostAsync(Make, fields);
            paper = made.Location ?? throw new InvalidOperationException($"No paper was made: {made.Errors}");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var statements = await house.SqlAsync<long>("select count(*) from improvement.paper_statement where paper_id = $1", Guid.Parse(paper[^36..]));
        var rest = times.Skip(1).Order().ToList();
        Say($"| a board paper of {statements:N0} statements, made (form and save) | | {rest.Count} | {rest[rest.Count / 2]:N1} | {rest[^1]:N1} | {rest[^1]:N1} | under 2 s |");
        await PageAsync(browser, "that paper as a page", paper, 40, "");
        await PageAsync(browser, "that paper in Word", $"{paper}?handler=Word", 20, "");
        await PageAsync(browser, "that paper as PDF", $"{paper}?handler=Pdf", 5, "");
    }

    private async Task<(Guid Manager, Guid Finding)> PlantAsync(House house)
    {
        var watch = Stopwatch.StartNew();
        var (written, first) = (new ManyLines.Written(), (Manager: Guid.Empty, Finding: Guid.Empty));
        await using var lines = await ManyLines.OpenAsync(house.Owner, house.Services.GetRequiredService<ActKey>(), CancellationToken.None);
        await lines.WithoutSearchAsync(async () =>
        {
            for (var i = 0; i < Partnerships; i++)
            {
                var partnership = await house.PartnershipAsync($"Partnership {i + 1}");
                var manager = await house.PersonAsync($"Manager {i + 1}", "business-manager", partnership);
                var some = await lines.WriteAsync(
                    new ManyLines.Place(partnership, manager, manager, [NewId.Next(), NewId.Next(), NewId.Next()]), LinesOfOne, i == 0 ? OpenOfACounty : OpenElsewhere, house.Clock.Today(), CancellationToken.None);
                written += some;
                if (i == 0)
                {
                    first = (manager, await ChainAsync(house, partnership, manager));
                    Say($"the county: {some}");
                }
            }

            return true;
        }, CancellationToken.None);
        await house.SqlAsync("analyze");
        Say($"{Partnerships} partnerships, {written}, written in {watch.Elapsed.TotalSeconds:N0} s with their acts, clocks and search entries; {Environment.ProcessorCount} processor(s)");
        return first;
    }

    // 1 finding, 60 pieces of evidence, 20 recommendations with a decision, a measure and three actions each, 19 answers: 200 records.
    private static async Task<Guid> ChainAsync(House house, Guid partnership, Guid manager)
    {
        var finding = NewId.Next();
        await house.SqlAsync(
            """
            insert into improvement.finding (id, partnership_id, reference, title, found, is_concern, theme, raised_by, raised_on, answer_by, is_case_level, owner_id, recorded_at, version)
            values ($1, $2, 'F-CHAIN', 'A long line', 'Found', true, 'Neglect', 'Practitioners', '2026-01-10', '2026-06-01', false, $3, '2026-01-10', 1)
            """,
            finding, partnership, manager);
        foreach (var sql in (string[])
        [
            """
            insert into improvement.evidence (id, finding_id, kind, text, consent, source, given_on, added_at, version)
            select gen_random_uuid(), $1, 'Quotation', 'What somebody said, number ' || n, 'Agreed', 'Forum', '2026-01-10', '2026-01-10', 1 from generate_series(1, 60) n
            """,
            """
            with r as (insert into improvement.recommendation (id, partnership_id, reference, text, expected_outcome, owner_id, recheck_on, state, proposed_on, agreed_on, is_case_level, added_at, version)
              select gen_random_uuid(), $2, 'R-CH' || n, 'Recommendation ' || n, 'Better', $3, '2026-10-01', 'Agreed', '2026-01-11', '2026-01-12', false, '2026-01-11', 1 from generate_series(1, 20) n returning id, reference)
            , l as (insert into improvement.finding_recommendation select $1, id from r)
            , d as (insert into improvement.decision (id, partnership_id, reference, question, way, forum, held_on, outcome, decided, final_on, owner_id, is_case_level, added_at, version)
              select gen_random_uuid(), $2, 'D' || substr(reference, 2), 'Shall we?', 'Meeting', 'Executive', '2026-01-12', 'GoAhead', 'Yes', '2026-01-12', $3, false, '2026-01-12', 1 from r returning id, reference)
            , m as (insert into improvement.measure (id, partnership_id, reference, what, definition, source, unit, better, expected, baseline_on, baseline_value, baseline_base, baseline_set_at, is_case_level, added_at, version)
              select gen_random_uuid(), $2, 'M' || substr(reference, 2), 'Measure', 'd', 's', 'Share', 'Higher', 'e', '2026-01-12', 4, 9, '2026-01-12', false, '2026-01-12', 1 from r returning id, reference)
            , a as (insert into improvement.action (id, partnership_id, reference, what, owner_id, due_on, status, is_case_level, added_at, version)
              select gen_random_uuid(), $2, 'A' || substr(reference, 2) || k, 'Action ' || k, $3, '2026-06-01', 'OnTrack', false, '2026-01-12', 1 from r, generate_series(1, 3) k returning id, reference)
            , dr as (insert into improvement.decision_recommendation select d.id, r.id from r join d on substr(d.reference, 2) = substr(r.reference, 2))
            , mr as (insert into improvement.recommendation_measure select r.id, m.id from r join m on substr(m.reference, 2) = substr(r.reference, 2))
            insert into improvement.recommendation_action select r.id, a.id from r join a on substr(a.reference, 2, length(a.reference) - 2) = substr(r.reference, 2)
            """,
            """
            insert into improvement.answer (id, finding_id, addressed_to, words, written_at, version)
            select gen_random_uuid(), $1, 'Practitioners', 'What we did, part ' || n, '2026-03-01', 1 from generate_series(1, 19) n
            """,
        ])
        {
            await house.SqlAsync(sql, finding, partnership, manager);
        }

        return finding;
    }

    private void Say(string line) => output.WriteLine(line);
}
