using System.Net;
using LineOfSight.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Lists;

/// <summary>/improvement, /improvement/findings, and what they put on home.</summary>
public sealed class ListTests(ListTests.Filled house) : IClassFixture<ListTests.Filled>
{
    /// <summary>60 actions: 20 overdue, 20 soon, 20 later; every third led by the police; and three findings.</summary>
    public sealed class Filled : Kit.House
    {
        public Guid Keeper { get; private set; }

        public Guid Manager { get; private set; }

        public Guid PoliceLead { get; private set; }

        public Guid Neighbour { get; private set; }

        public Guid NeighbourManager { get; private set; }

        protected override async Task FillAsync()
        {
            Keeper = await PartnershipAsync("Northshire Safeguarding Children Partnership");
            Neighbour = await PartnershipAsync("Southmere Safeguarding Children Partnership");
            Manager = await PersonAsync("Morgan Manager", "business-manager", Keeper);
            PoliceLead = await PersonAsync("Pat Police", "agency-lead", Keeper, ImprovementHouse.Police);
            NeighbourManager = await PersonAsync("Noor Neighbour", "business-manager", Neighbour);
            await SqlAsync(
                """
                insert into improvement.finding (id, partnership_id, reference, title, found, is_concern, theme, raised_by, raised_on, answer_by, answered_on,
                  is_case_level, recorded_at, version)
                select gen_random_uuid(), $1, 'F-' || n, 'Finding ' || n, 'Found', n <> 2, case n when 3 then 'Neglect' else 'Gangs & knives' end,
                  'Young people ' || n, date '2026-01-01' - (n - 1) * 300, case n when 1 then date '2026-04-20' end, case n when 3 then date '2026-02-01' end,
                  false, now(), 1
                from generate_series(1, 3) n
                """,
                Keeper);
            await SqlAsync(
                """
                insert into improvement.action (id, partnership_id, reference, what, agency_id, due_on, status, is_case_level, added_at, version)
                select gen_random_uuid(), $1, 'A-' || n, 'Action ' || n, case when n % 3 = 0 then $2::uuid else $3::uuid end,
                  date '2026-04-15' + (n / 20) * 15 - 14 + n % 10, 'OnTrack', false, now(), 1
                from generate_series(0, 59) n
                """,
                Keeper, ImprovementHouse.Police, ImprovementHouse.Council);
            await SqlAsync("insert into improvement.finding_action select f.id, a.id from improvement.finding f, improvement.action a where f.reference = 'F-1' and a.reference = 'A-0'");
        }
    }

    private async Task<Kit.Page> OpenAsync(Guid person, string url)
    {
        using var browser = house.Browser(person);
        var page = await browser.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    private static string[] Headings(Kit.Page page) => [.. page.Document.QuerySelectorAll("main section h2").Select(h => h.TextContent.Trim())];

    [Fact]
    public async Task Actions_are_grouped_by_how_urgent_they_are()
    {
        var page = await OpenAsync(house.Manager, "/improvement");
        Assert.Equal(["Overdue (20)", "Due in 10 working days (20)", "Later (20)"], Headings(page));
        Assert.Equal(30, page.Document.QuerySelectorAll(".los-needs__item").Length);
        Assert.Contains("from Finding 1", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_stand_in_the_address()
    {
        var overdue = await OpenAsync(house.Manager, "/improvement?state=overdue");
        Assert.Equal(["Overdue (20)"], Headings(overdue));
        Assert.Equal(20, overdue.Document.QuerySelectorAll(".los-needs__item").Length);
        var police = await OpenAsync(house.Manager, $"/improvement?agency={ImprovementHouse.Police}");
        Assert.Equal(20, Headings(police).Sum(h => int.Parse(h.Split('(')[1].TrimEnd(')'), System.Globalization.CultureInfo.InvariantCulture)));
        var theme = await OpenAsync(house.Manager, "/improvement?theme=Gangs%20%26%20knives");
        Assert.Single(theme.Document.QuerySelectorAll(".los-needs__item"));
        var none = await OpenAsync(house.Manager, $"/improvement?owner={house.Manager}");
        Assert.Contains("No actions match these filters. Clear filters", none.Text, StringComparison.Ordinal);
        Assert.Equal(3, Headings(await OpenAsync(house.Manager, "/improvement?state=nonsense&page=minus&agency=x")).Length);
        Assert.Equal(["Overdue (7)", "Due in 10 working days (7)", "Later (6)"], Headings(await OpenAsync(house.PoliceLead, "/improvement")));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        await house.SqlAsync(
            """
            insert into improvement.action (id, partnership_id, reference, what, agency_id, due_on, status, is_case_level, added_at, version)
            select gen_random_uuid(), $1, 'B-' || n, 'Neighbour ' || n, $2, date '2026-09-01' + n, 'NotStarted', false, now(), 1 from generate_series(1, 120) n
            """,
            house.Neighbour, ImprovementHouse.Police);
        var seen = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            var page = await OpenAsync(house.NeighbourManager, $"/improvement?state=later&page={number}");
            seen.AddRange(page.Document.QuerySelectorAll(".los-needs__thing").Select(a => a.TextContent));
        }

        Assert.Equal(Enumerable.Range(1, 120).Select(n => $"Neighbour {n}"), seen);
    }

    [Fact]
    public async Task Findings_that_owe_an_answer_come_first()
    {
        var page = await OpenAsync(house.Manager, "/improvement/findings");
        Assert.Equal(["Answer owed (2)", "Answered (1)"], Headings(page));
        Assert.Equal(["Finding 1", "Finding 2", "Finding 3"], page.Document.QuerySelectorAll(".los-needs__thing").Select(a => a.TextContent));
        Assert.Equal(["Answer owed (1)"], Headings(await OpenAsync(house.Manager, "/improvement/findings?kind=strength")));
        Assert.Equal(["Answered (1)"], Headings(await OpenAsync(house.Manager, "/improvement/findings?theme=Neglect")));
        Assert.Equal(["Answer owed (1)"], Headings(await OpenAsync(house.Manager, "/improvement/findings?year=2026")));
        Assert.Equal(["Answer owed (2)"], Headings(await OpenAsync(house.Manager, "/improvement/findings?state=owed")));
    }

    [Fact]
    public async Task Home_has_what_needs_the_person()
    {
        var manager = await house.HomeAsync(house.Manager);
        Assert.Equal((60, 20), (manager.Cards[0].Count, manager.Cards[0].Late));
        Assert.Equal((2, "answers owed", 1), (manager.Cards[1].Count, manager.Cards[1].Words, manager.Cards[2].Count));
        Assert.Contains(manager.Needs, n => n.Text == "Write the answer to young people 1" && n.DueOn == new DateOnly(2026, 4, 20));
        Assert.Equal(10, manager.Needs.Count(n => n.Text.StartsWith("Update progress: ", StringComparison.Ordinal) && n.DueOn <= new DateOnly(2026, 4, 20)));
        Assert.True(manager.Needs.Where(n => n.DueOn is not null).Select(n => n.DueOn).SequenceEqual(manager.Needs.Where(n => n.DueOn is not null).Select(n => n.DueOn).Order()));
        using var browser = house.Browser(house.Manager);
        foreach (var url in manager.Needs.Select(n => n.Url).Concat(manager.Cards.Select(c => c.Url)))
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(url)).Status);
        }

        // Twenty are overdue, ten of them are shown, and what comes later is still there.
        Assert.Equal(20, manager.Overdue);
        Assert.Contains(manager.Needs, n => n.DueOn > new DateOnly(2026, 4, 20));
        Assert.Contains("20 things are overdue", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);

        var police = await house.HomeAsync(house.PoliceLead);
        Assert.Equal(20, police.Cards[0].Count);
        Assert.DoesNotContain(police.Needs, n => n.Text.StartsWith("Write", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shared_records_count_for_both()
    {
        var record = await house.SqlAsync<Guid>("select id from improvement.action where reference = 'A-7'");
        await house.SqlAsync("insert into kernel.share (record_id, partnership_id) values ($1, $2)", record, house.Neighbour);
        Assert.Contains("Action 7", (await OpenAsync(house.NeighbourManager, "/improvement?state=overdue")).Text, StringComparison.Ordinal);
        await house.SqlAsync("delete from kernel.share");
        Assert.DoesNotContain("Action 7", (await OpenAsync(house.NeighbourManager, "/improvement?state=overdue")).Text, StringComparison.Ordinal);
    }
}
