using System.Net;
using LineOfSight.Improvement.Add;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Lists;

/// <summary>/improvement as the plan of a body, an agency, a theme, a recommendation: each cited by its address.</summary>
public sealed class PlanTests(PlanTests.Plans house) : IClassFixture<PlanTests.Plans>
{
    public sealed class Plans : ImprovementHouse
    {
        public Guid Finding { get; private set; }

        public Guid Recommendation { get; private set; }

        public Dictionary<string, Guid> Actions { get; } = [];

        protected override async Task FillAsync()
        {
            await base.FillAsync();
            Finding = await RaiseAsync(Manager, Said());
            Recommendation = await SqlAsync<Guid>(
                """
                insert into improvement.recommendation (id, partnership_id, reference, text, state, proposed_on, is_case_level, added_at, version)
                values (gen_random_uuid(), $1, 'R-7KQ2M', 'Teach parents', 'Proposed', $2, false, now(), 1) returning id
                """,
                Keeper, Today);
            await SqlAsync("insert into improvement.finding_recommendation values ($1, $2)", Finding, Recommendation);
            foreach (var (what, days) in ((string, int)[])[("Overdue one", 1), ("Soon one", 9), ("Later one", 200), ("Finished well", 20), ("Finished untold", 20), ("Returned and redone", 20)])
            {
                Actions[what] = await AddActionAsync(Manager, Finding, what, days: days);
            }

            Actions["Below the recommendation"] = await AddActionAsync(Manager, Recommendation, "Below the recommendation", Police, days: 210);
            Actions["Watched"] = await AsAsync(Manager, s => s.GetRequiredService<AddAction>().HandleAsync(
                Finding, new() { What = "Watched", AgencyId = Council, Support = [Health], BodyId = Board, DueOn = Today.AddDays(220) }, CancellationToken.None));
            await SqlAsync("update improvement.action set due_on = $2 where id = $1", Actions["Overdue one"], Today.AddDays(-1));
            await DoneAsync("Finished well", "what_changed = 'More parents came'");
            await DoneAsync("Finished untold", "why_no_evidence = 'Nobody counted'");
            await DoneAsync("Returned and redone", "what_changed = 'Counted now', scrutiny = 'Returned'");
            await SqlAsync("update improvement.action set blocked_by = 'No trainer', blocked_on = $2 where id = $1", Actions["Soon one"], Today);
            await SqlAsync("update improvement.action set blocked_by_action_id = $3, blocked_on = $2 where id = $1", Actions["Later one"], Today, Actions["Soon one"]);
        }

        private Task DoneAsync(string what, string how) => SqlAsync($"update improvement.action set done_on = due_on, status = 'Done', {how} where id = $1", Actions[what]);
    }

    [Fact]
    public async Task It_is_grouped_by_what_is_needed_and_says_what_its_counts_are_a_part_of()
    {
        var page = await OpenAsync(house.Manager, "/improvement");
        Assert.Equal("Improvement plan of Northshire Safeguarding Children Partnership", page.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(["Overdue (1)", "Due in 10 working days (1)", "Later (3)", "Waiting for evidence (2)", "Closed (1)"], Headings(page));
        Assert.Contains("3 of 8 actions are done, and 2 of them wait for evidence.", page.Text, StringComparison.Ordinal);
        Assert.Contains("finished without evidence of what changed", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("main .govuk-tag").Count(t => t.TextContent == "Blocked"));
        Assert.Contains(page.Document.QuerySelectorAll("main .govuk-tag"), t => t.TextContent == "Returned");
        Assert.Contains("from Teach parents", page.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string[]> Filters => new()
    {
        { $"body={ImprovementHouse.Board}", "Improvement plan of the Executive", ["Watched"] },
        { $"agency={ImprovementHouse.Health}", "Improvement plan of Northshire Health Board", ["Watched"] },
        { $"agency={ImprovementHouse.Police}", "Improvement plan of Northshire Police", ["Below the recommendation"] },
        { "only=blocked", "Improvement plan of Northshire Safeguarding Children Partnership", ["Soon one", "Later one"] },
        { "only=waiting", "Improvement plan of Northshire Safeguarding Children Partnership", ["Later one"] },
        { "only=waiting&only=returned", "Improvement plan of Northshire Safeguarding Children Partnership", ["Later one", "Returned and redone"] },
        { "state=evidence", "Improvement plan of Northshire Safeguarding Children Partnership", ["Finished untold", "Returned and redone"] },
        { "state=closed", "Improvement plan of Northshire Safeguarding Children Partnership", ["Finished well"] },
        { "theme=Nothing", "Improvement plan on Nothing", [] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Each_filter_stands_in_the_address_and_says_whose_plan_it_is(string query, string heading, string[] rows)
    {
        var page = await OpenAsync(house.Manager, "/improvement?" + query);
        Assert.Equal(heading, page.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(rows.Order(), Rows(page).Order());
        // What is chosen can be taken off again, and stands in the form for the next filter.
        Assert.NotEmpty(page.Document.QuerySelectorAll(".los-filter__chosen a"));
    }

    [Fact]
    public async Task A_recommendation_and_a_theme_reach_their_actions_through_the_thread()
    {
        var below = await OpenAsync(house.Manager, $"/improvement?recommendation={house.Recommendation}");
        Assert.Equal("Improvement plan for recommendation R-7KQ2M", below.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(["Below the recommendation"], Rows(below));
        var theme = await OpenAsync(house.Manager, "/improvement?theme=Gangs%20and%20knife%20crime");
        Assert.Equal("Improvement plan on Gangs and knife crime", theme.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(8, Rows(theme).Count);
        Assert.Contains("3 of 8 actions are done", theme.Text, StringComparison.Ordinal);
        // The counts are of the whole plan, whichever group is shown.
        Assert.Contains("3 of 8 actions are done", (await OpenAsync(house.Manager, "/improvement?state=later")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recommendation_that_the_person_may_not_open_filters_everything_away()
    {
        var secret = await house.SqlAsync<Guid>(
            """
            insert into improvement.recommendation (id, partnership_id, reference, text, state, proposed_on, is_case_level, added_at, version)
            values (gen_random_uuid(), $1, 'R-SECRT', 'A secret', 'Proposed', $2, true, now(), 1) returning id
            """,
            house.Keeper, house.Today);
        await house.SqlAsync("insert into improvement.recommendation_action values ($1, $2)", secret, house.Actions["Watched"]);
        var page = await OpenAsync(house.Analyst, $"/improvement?recommendation={secret}");
        Assert.Empty(Rows(page));
        Assert.DoesNotContain("R-SECRT", page.Raw, StringComparison.Ordinal);
        Assert.Contains("not one that you can open", page.Text, StringComparison.Ordinal);
    }

    private async Task<Page> OpenAsync(Guid person, string url)
    {
        using var browser = house.Browser(person);
        var page = await browser.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    private static List<string> Rows(Page page) => [.. page.Document.QuerySelectorAll(".los-needs__thing").Select(a => a.TextContent)];

    private static string[] Headings(Page page) => [.. page.Document.QuerySelectorAll("main section h2").Select(h => h.TextContent.Trim())];
}
