using System.Net;
using LineOfSight.Improvement.Lists;

namespace LineOfSight.Improvement.Tests.Lists;

/// <summary>/improvement/orphans: a planted break of each kind is found, and what was mended is not.</summary>
public sealed class OrphanTests(OrphanTests.Planted house) : IClassFixture<OrphanTests.Planted>
{
    /// <summary>What to do to a whole line so that it breaks there, and nowhere else.</summary>
    private static readonly Dictionary<Break, string> Plants = new()
    {
        [Break.NoEvidence] = "delete from improvement.evidence where finding_id = $1",
        [Break.NothingFollows] = "delete from improvement.finding_recommendation where finding_id = $1",
        [Break.NotAnswered] = "update improvement.finding set answered_on = null, answer_by = raised_on where id = $1",
        [Break.NoFinding] = "delete from improvement.finding_recommendation where finding_id = $1",
        [Break.NotAgreed] = "update improvement.recommendation set state = 'Proposed', agreed_on = null where id = $2",
        [Break.NoAction] = "delete from improvement.recommendation_action where recommendation_id = $2",
        [Break.NotRechecked] = "update improvement.recommendation set recheck_on = '2026-04-14' where id = $2",
        [Break.NotDecided] = "update improvement.decision set final_on = null, outcome = null, decided = null where id = $3",
        [Break.ServesNothing] = "delete from improvement.recommendation_action where recommendation_id = $2; update improvement.action set done_on = null, status = 'OnTrack', what_changed = null where id = $4",
        [Break.NoBaseline] = "alter table improvement.measure disable trigger keep_baseline; update improvement.measure set baseline_on = null, baseline_value = null, baseline_base = null, baseline_set_at = null, result = null where id = $5; alter table improvement.measure enable trigger keep_baseline",
        [Break.NotRead] = "update improvement.measure set result = null where id = $5; update improvement.recommendation set state = 'CarriedOut', carried_out_on = '2026-02-01' where id = $2",
        [Break.MeasuresNothing] = "delete from improvement.recommendation_measure where measure_id = $5",
    };

    public sealed class Planted : ImprovementHouse;

    public static TheoryData<string> Breaks => [.. Enum.GetNames<Break>()];

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Each_break_is_found_where_it_is(string kind)
    {
        var broken = Enum.Parse<Break>(kind);
        var line = await LineAsync($"Broken at {kind}");
        using var browser = house.Browser(house.Manager);
        var heading = broken.Words();
        Assert.DoesNotContain($"Broken at {kind}", (await browser.GetAsync("/improvement/orphans")).Text, StringComparison.Ordinal);
        var plant = Plants[broken];
        for (var i = 0; i < line.Length; i++)
        {
            plant = plant.Replace($"${i + 1}", $"'{line[i]}'", StringComparison.Ordinal);
        }

        await house.SqlAsync(plant);
        var page = await browser.GetAsync("/improvement/orphans");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var section = Assert.Single(page.Document.QuerySelectorAll("section"), s => s.QuerySelector("h2")!.TextContent.StartsWith(heading, StringComparison.Ordinal));
        Assert.Contains($"Broken at {kind}", section.TextContent, StringComparison.Ordinal);
        // Another partnership has no part in it.
        using var stranger = house.Browser(house.Stranger);
        Assert.Contains("No line is broken", (await stranger.GetAsync("/improvement/orphans")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Themes_and_purposes_join_their_lines()
    {
        await LineAsync("On the theme’s page");
        using var browser = house.Browser(house.Manager);
        var theme = await browser.GetAsync("/improvement/theme?name=Gangs%20and%20knife%20crime");
        Assert.Contains("On the theme’s page", theme.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 1 better", theme.Text, StringComparison.Ordinal);
        Assert.Contains("Gangs and knife crime", (await browser.GetAsync("/improvement/theme")).Text, StringComparison.Ordinal);
        Assert.Contains("On the theme’s page", (await browser.GetAsync("/improvement/purpose/5")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("On the theme’s page", (await browser.GetAsync("/improvement/purpose/6")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/improvement/purpose/7")).Status);
        Assert.Contains("Learning is promoted", (await browser.GetAsync("/improvement/purposes")).Text, StringComparison.Ordinal);
        using var stranger = house.Browser(house.Stranger);
        Assert.DoesNotContain("On the theme’s page", (await stranger.GetAsync("/improvement/theme?name=Gangs%20and%20knife%20crime")).Text, StringComparison.Ordinal);
    }

    /// <summary>A whole line, two months old: the finding, recommendation, decision, action and measure, all named by the same words.</summary>
    private async Task<Guid[]> LineAsync(string name)
    {
        Guid[] line = [.. Enumerable.Range(0, 5).Select(_ => Kernel.Data.NewId.Next())];
        foreach (var sql in (string[])
        [
            """
            insert into improvement.finding (id, partnership_id, reference, title, found, is_concern, theme, raised_by, raised_on, answered_on, is_case_level, recorded_at, version, purposes)
              values ($1, $6, 'F-' || right($1, 8), $7, 'x', true, 'Gangs and knife crime', 'Young people', '2026-02-01', '2026-03-01', false, '2026-02-01', 1, 16)
            """,
            """
            insert into improvement.evidence (id, finding_id, kind, text, source, given_on, added_at, version) values (gen_random_uuid(), $1, 'Observation', 'Seen', 'Visit', '2026-02-01', '2026-02-01', 1)
            """,
            """
            insert into improvement.recommendation (id, partnership_id, reference, text, expected_outcome, owner_id, recheck_on, state, proposed_on, agreed_on, carried_out_on, is_case_level, added_at, version)
              values ($2, $6, 'R-' || right($2, 8), $7, 'Better', $8, '2026-09-01', 'CarriedOut', '2026-02-01', '2026-02-02', '2026-03-20', false, '2026-02-01', 1)
            """,
            """
            insert into improvement.decision (id, partnership_id, reference, question, way, forum, held_on, outcome, decided, final_on, is_case_level, added_at, version)
              values ($3, $6, 'D-' || right($3, 8), $7, 'Meeting', 'Executive', '2026-02-02', 'GoAhead', 'Yes', '2026-02-02', false, '2026-02-01', 1)
            """,
            """
            insert into improvement.action (id, partnership_id, reference, what, owner_id, due_on, status, done_on, what_changed, is_case_level, added_at, version)
              values ($4, $6, 'A-' || right($4, 8), $7, $8, '2026-03-01', 'Done', '2026-03-01', 'All', false, '2026-02-01', 1)
            """,
            """
            insert into improvement.measure (id, partnership_id, reference, what, definition, source, unit, better, expected, baseline_on, baseline_value, baseline_base, baseline_set_at, result, is_case_level, added_at, version)
              values ($5, $6, 'M-' || right($5, 8), $7, 'd', 's', 'Share', 'Higher', 'e', '2026-02-01', 1, 9, '2026-02-01', 'Better', false, '2026-02-01', 1)
            """,
            "insert into improvement.finding_recommendation values ($1, $2)",
            "insert into improvement.decision_recommendation values ($3, $2)",
            "insert into improvement.recommendation_action values ($2, $4)",
            "insert into improvement.recommendation_measure values ($2, $5)",
        ])
        {
            var text = sql;
            object[] values = [line[0], line[1], line[2], line[3], line[4], house.Keeper, name, house.Manager];
            for (var i = values.Length; i >= 1; i--)
            {
                text = text.Replace($"${i}", $"'{values[i - 1]}'", StringComparison.Ordinal);
            }

            await house.SqlAsync(text);
        }

        return line;
    }
}
