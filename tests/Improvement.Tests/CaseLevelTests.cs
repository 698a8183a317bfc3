using System.Net;

namespace LineOfSight.Improvement.Tests;

/// <summary>What describes one child's case: a permission of its own, every reading an act, and no hint for others.</summary>
public sealed class CaseLevelTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private const string Secret = "Quite unusual words of one case";

    private Task<long> ReadingsAsync(Guid record) =>
        house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind in ('improvement.finding.opened', 'improvement.action.opened')", record);

    [Fact]
    public async Task Each_reading_is_an_act_and_others_find_a_restricted_record()
    {
        var said = house.Said(Secret, isCaseLevel: true);
        said.Theme = "Unusual theme";
        said.RaisedBy = "Unusual people";
        var finding = await house.RaiseAsync(house.Manager, said);
        var action = await house.AddActionAsync(house.Manager, finding, Secret + ", the action", ImprovementHouse.Police);
        var answer = await house.WriteAnswerAsync(house.Manager, finding);
        using var manager = house.Browser(house.Manager);
        string[] pages = [$"finding/{finding}", $"line-of-sight/{finding}", $"actions/{finding}", $"activity/{finding}", $"edit/finding/{finding}", $"answer/{answer}", $"write/answer/{finding}"];
        foreach (var (page, count) in pages.Select((p, i) => (p, i + 1L)))
        {
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync("/improvement/" + page)).Status);
            Assert.Equal(count, await ReadingsAsync(finding));
        }

        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/improvement/action/{action}")).Status);
        Assert.Equal(1L, await ReadingsAsync(action));

        // An analyst may read findings and actions, but not cases.
        using var analyst = house.Browser(house.Analyst);
        foreach (var page in (string[])[$"finding/{finding}", $"action/{action}", $"line-of-sight/{action}", $"answer/{answer}", $"activity/{finding}"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync("/improvement/" + page)).Status);
        }

        foreach (var list in (string[])["/improvement", "/improvement/findings"])
        {
            var page = await analyst.GetAsync(list);
            Assert.Matches("A restricted record|[0-9] restricted records", page.Text);
            Assert.DoesNotContain("nusual", page.Raw, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("estricted record", (await analyst.GetAsync("/improvement/findings?theme=Unusual%20theme")).Text, StringComparison.Ordinal);
        // Lists and home name the record and say nothing of the case, to those who may open it too: opening it is the reading.
        var before = await ReadingsAsync(finding);
        foreach (var list in (string[])["/improvement", "/improvement/findings", "/"])
        {
            var page = await manager.GetAsync(list);
            Assert.Contains("about one child’s case", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("nusual", page.Text.Replace("Unusual theme", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(before, await ReadingsAsync(finding));
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/improvement/share/finding/{finding}")).Status);
        Assert.Equal(before + 1, await ReadingsAsync(finding));

        // Who leads the action for an agency reads it; the finding stays closed.
        using var police = house.Browser(house.PoliceLead);
        var own = await police.GetAsync($"/improvement/action/{action}");
        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.Contains("A restricted record", own.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync($"/improvement/finding/{finding}")).Status);
    }

    [Fact]
    public async Task A_line_of_sight_keeps_its_place_without_a_hint()
    {
        var open = await house.RaiseAsync(house.Manager, house.Said("An open finding"));
        var closed = await house.RaiseAsync(house.Manager, house.Said(Secret, isCaseLevel: true));
        var action = await house.AddActionAsync(house.Manager, open, "Serves both");
        var reference = await house.SqlAsync<string>("select reference from improvement.action where id = $1", action);
        using var manager = house.Browser(house.Manager);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync($"/improvement/link/action/{closed}", new { Input_Reference = reference })).Status);
        using var analyst = house.Browser(house.Analyst);
        var sight = await analyst.GetAsync($"/improvement/line-of-sight/{action}");
        Assert.Contains("An open finding", sight.Text, StringComparison.Ordinal);
        Assert.Contains("A restricted record", sight.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quite unusual", sight.Raw, StringComparison.Ordinal);
        Assert.Single(sight.Document.QuerySelectorAll(".los-chain__list .los-chain__step:first-child .los-chain__entry"));
        Assert.Null(sight.Document.QuerySelector($"a[href*='{closed}']"));
    }

    [Fact]
    public async Task The_flag_carries_to_actions_that_serve_it_alone()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Becomes a case"));
        var action = await house.AddActionAsync(house.Manager, finding);
        using var manager = house.Browser(house.Manager);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync($"/improvement/edit/finding/{finding}", new { Input_IsCaseLevel = "true" })).Status);
        Assert.True(await house.SqlAsync<bool>("select is_case_level from improvement.action where id = $1", action));
        using var analyst = house.Browser(house.Analyst);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"/improvement/action/{action}")).Status);
    }
}
