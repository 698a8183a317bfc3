using LineOfSight.Kit;

namespace LineOfSight.Bench;

/// <summary>
/// A county's returns side by side: 535 schools with the graded standards of the school self-assessment in each of five years, all signed off. The page of a round, one standard with its
/// schools, and the paper for the board, each beside a bare Kestrel endpoint that sends the same statements, policies on, in one round trip.
/// </summary>
internal sealed class CompareBench(TextWriter output)
{
    private const int Schools = 535;
    private const int Years = 5;
    private const int Requests = 300;

    public async Task RunAsync()
    {
        var house = new House();
        await house.InitializeAsync();
        await using (house)
        {
            var (manager, round) = await PlantAsync(house);
            using var browser = house.Browser(manager);
            await output.WriteLineAsync(
                $"{await house.SqlAsync<long>("select count(*) from assurance.reading"):N0} returns, {await house.SqlAsync<long>("select sum(count)::bigint from assurance.grade_count"):N0} grades (aim: under 200 ms at p95, at most 3 times its SQL)");
            await output.WriteLineAsync("| page | round trips | p50 ms | p95 ms | SQL alone p50 ms | p95 ms | page / SQL at p50 |");
            await output.WriteLineAsync("|---|---|---|---|---|---|---|");
            var standard = await house.SqlAsync<string>("select min(question) from assurance.grade_count where round_id = $1", round);
            foreach (var (name, url) in new[]
                { ("the round, 5 years known", $"/assurance/compare/{round}"), ("one standard, 5 years", $"/assurance/compare/standard/{round}/{standard}"), ("the paper", $"/assurance/report/round/{round}") })
            {
                var trips = await PagesBench.RoundTripsAsync(browser, url);
                var statements = await PagesBench.StatementsAsync(house, browser, url);
                if (Environment.GetEnvironmentVariable("LINEOFSIGHT_BENCH_PLANS") == "1")
                {
                    await output.WriteLineAsync(await statements.PlansAsync(house.App));
                }

                await using var bare = await PagesBench.BareAsync(house, statements);
                using var plain = new HttpClient { BaseAddress = new Uri(bare.Urls.First()) };
                await Load.RunAsync(browser.Client, url, 50, 1);
                await Load.RunAsync(plain, "/", 50, 1);
                // Turn about, so that a busy moment of the machine falls on both.
                var runs = new List<(Load.Result Page, Load.Result Bare)>();
                for (var i = 0; i < 3; i++)
                {
                    runs.Add((await Load.RunAsync(browser.Client, url, Requests, 1), await Load.RunAsync(plain, "/", Requests, 1)));
                }

                var (page, sql) = runs.OrderBy(r => r.Page.P50 / r.Bare.P50).ElementAt(1);
                await output.WriteLineAsync($"| {name} | {trips} | {page.P50:N1} | {page.P95:N1} | {sql.P50:N1} | {sql.P95:N1} | {page.P50 / sql.P50:N1} |");
            }
        }
    }

    // One round is opened as people do; the years before are copies of it, and the database counts what is signed off.
    private static async Task<(Guid Manager, Guid Round)> PlantAsync(House house)
    {
        var keeper = await house.PartnershipAsync("Longshire Partnership");
        await house.SqlAsync("insert into register.area (id, partnership_id, ons_code, starts_on, version) values (gen_random_uuid(), $1, 'E10000020', '2019-01-01', 1)", keeper);
        await house.SqlAsync(
            "insert into register.school (urn, la_code, name, type, phase, kind, status, district_name) select 900000 + i, '926', 'Invented School ' || i, 'Community school', 'Primary', 'Primary', 'Open', 'District ' || i % 7 from generate_series(1, $1) i",
            Schools);
        var manager = await house.PersonAsync("Manager", "business-manager", keeper);
        using var browser = house.Browser(manager);
        var (today, due) = (house.Clock.GetUtcNow(), house.Clock.GetUtcNow().AddDays(60));
        var made = await browser.PostAsync("/questionnaires/prepare?definition=section-175.1", new Dictionary<string, string>
        {
            ["Input.Title"] = "This year",
            ["Input.OpensOn.Day"] = $"{today.Day}", ["Input.OpensOn.Month"] = $"{today.Month}", ["Input.OpensOn.Year"] = $"{today.Year}",
            ["Input.DueOn.Day"] = $"{due.Day}", ["Input.DueOn.Month"] = $"{due.Month}", ["Input.DueOn.Year"] = $"{due.Year}",
        });
        var round = Guid.Parse(made.Location!.Split('/')[^1]);
        await browser.PostAsync($"/questionnaires/prepare/open/{round}");
        await house.SqlAsync("create table public.years (ago integer, id uuid)");
        await house.SqlAsync("insert into public.years select i, case when i = 0 then $1 else gen_random_uuid() end from generate_series(0, $2 - 1) i", round, Years);
        await house.SqlAsync(
            """
            insert into questionnaires.round (id, partnership_id, reference, title, audience, definition_id, opens_on, due_on, state, kinds, is_chosen, opened_at, closed_at, version)
            select y.id, r.partnership_id, 'Y-' || y.ago, y.ago || ' years ago', r.audience, r.definition_id, r.opens_on - 365 * y.ago, r.due_on - 365 * y.ago, 'Closed', r.kinds, false, r.opened_at, r.opened_at, 1
            from questionnaires.round r cross join public.years y where r.id = $1 and y.ago > 0
            """,
            round);
        await house.SqlAsync("update questionnaires.return set state = 'Signed', signed_at = now(), signer_name = 'A Head', signer_role = 'Head', finished = asked where round_id = $1", round);
        await house.SqlAsync(
            """
            insert into assurance.reading (id, partnership_id, return_id, round_id, agency_id, questionnaire, questionnaire_version, grades, signed_on, stands, version)
            select gen_random_uuid(), r.partnership_id, case when y.ago = 0 then r.id else gen_random_uuid() end, y.id, r.agency_id, 'section-175', 1, g.grades, current_date - 365 * y.ago, true, 1
            from questionnaires.return r cross join public.years y
            cross join lateral (
              select jsonb_object_agg(q.id, case when q.id = 'overall' then (array['outstanding', 'good', 'improve'])[1 + (r.urn + y.ago) % 3] else (array['fully', 'fully', 'mostly', 'partly', 'not'])[1 + (r.urn * 7 + q.place + y.ago) % 5] end) as grades
              from unnest($2) with ordinality q (id, place)) g
            where r.round_id = $1
            """,
            round, await QuestionsAsync(house));
        await house.SqlAsync("analyze");
        return (manager, round);
    }

    // The graded questions of the definition as it was sent out: each entry of a section that names no other kind.
    private static async Task<string[]> QuestionsAsync(House house)
    {
        var text = await house.SqlAsync<string>("select text from questionnaires.definition where key = 'section-175'");
        var entries = System.Text.RegularExpressions.Regex.Split(text, @"(?=^\s*- (?:\{ )?id: )", System.Text.RegularExpressions.RegexOptions.Multiline);
        return [.. entries.Where(e => e.Contains("ask:", StringComparison.Ordinal) && !System.Text.RegularExpressions.Regex.IsMatch(e, @"kind: (?!grade)"))
            .Select(e => System.Text.RegularExpressions.Regex.Match(e, @"id: ([a-z0-9-]+)").Groups[1].Value).Take(60)];
    }
}
