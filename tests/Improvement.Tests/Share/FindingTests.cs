using System.Net;
using LineOfSight.Improvement.Link;
using LineOfSight.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Share;

/// <summary>/improvement/share/finding/{finding}, /improvement/share/confirm/{finding}</summary>
public sealed class FindingTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task One_row_is_seen_by_both_with_all_its_parts_and_by_nobody_else()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Shared by two"));
        var before = await house.AddActionAsync(house.Manager, finding, "Agreed before");
        var answer = await house.WriteAnswerAsync(house.Manager, finding, "Words of the answer");
        using var keeper = house.Browser(house.Manager);
        using var neighbour = house.Browser(house.NeighbourManager);
        using var stranger = house.Browser(house.Stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/improvement/finding/{finding}")).Status);

        var choose = await keeper.GetAsync($"/improvement/share/finding/{finding}");
        Assert.Contains("Southmere Safeguarding Children Partnership", choose.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"" + house.Keeper, choose.Raw, StringComparison.Ordinal);
        var confirm = await keeper.PostAsync($"/improvement/share/confirm/{finding}?with={house.Neighbour}");
        Assert.Equal(HttpStatusCode.Redirect, confirm.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.GetAsync($"/improvement/share/confirm/{finding}?with={house.Neighbour}")).Status);

        var after = await house.AddActionAsync(house.Manager, finding, "Agreed after");
        var theirs = await house.AddActionAsync(house.NeighbourManager, finding, "Agreed by the neighbour");
        Assert.Equal(1L, await house.SqlAsync<long>("select count(*) from improvement.finding where title = 'Shared by two'"));
        foreach (var browser in (Kit.Browser[])[keeper, neighbour])
        {
            var sight = await browser.GetAsync($"/improvement/line-of-sight/{finding}");
            Assert.Equal(HttpStatusCode.OK, sight.Status);
            foreach (var words in (string[])["Most parents don’t have a clue", "Agreed before", "Agreed after", "Agreed by the neighbour", "Written, not delivered yet"])
            {
                Assert.Contains(words, sight.Text, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("restricted", sight.Text, StringComparison.Ordinal);
            Assert.Contains("Shared by two", (await browser.GetAsync("/improvement/findings")).Text, StringComparison.Ordinal);
            Assert.Contains("Agreed by the neighbour", (await browser.GetAsync("/improvement")).Text, StringComparison.Ordinal);
            Assert.Contains("Shared this finding", (await browser.GetAsync($"/improvement/activity/{finding}")).Text, StringComparison.Ordinal);
            Assert.Contains("Added this action", (await browser.GetAsync($"/improvement/activity/{theirs}")).Text, StringComparison.Ordinal);
            Assert.Contains("Northshire Safeguarding Children Partnership, Southmere", (await browser.GetAsync($"/improvement/finding/{finding}")).Text, StringComparison.Ordinal);
        }

        var nothing = await stranger.GetAsync($"/improvement/finding/{NewId.Next()}");
        foreach (var url in (string[])[$"finding/{finding}", $"action/{before}", $"action/{after}", $"answer/{answer}", $"line-of-sight/{finding}", $"activity/{theirs}", $"edit/finding/{finding}"])
        {
            var hidden = await stranger.GetAsync("/improvement/" + url);
            Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
            Assert.Equal(WithoutTokens(nothing.Raw), WithoutTokens(hidden.Raw));
        }

        // Every act since enters both chains.
        var both = await house.SqlAsync<long>(
            "select count(*) from kernel.act a where a.subject_id = any ($1) and (select count(*) from kernel.act_link l where l.act_id = a.id and l.partnership_id = any ($2)) = 2",
            new[] { finding, after, theirs }, new[] { house.Keeper, house.Neighbour });
        Assert.Equal(3L, both);
    }

    // The token of the sign-out form differs on every page that was ever written.
    private static string WithoutTokens(string page) => System.Text.RegularExpressions.Regex.Replace(page, "CfDJ8[^\"]*", "");

    [Fact]
    public async Task Only_the_keeper_shares_further()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        await house.ShareAsync(house.Manager, finding, house.Neighbour);
        using var neighbour = house.Browser(house.NeighbourManager);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/improvement/share/finding/{finding}")).Status);
        using var scrutineer = house.Browser(house.Scrutineer);
        Assert.Equal(HttpStatusCode.NotFound, (await scrutineer.GetAsync($"/improvement/share/finding/{finding}")).Status);
    }

    [Fact]
    public async Task Linking_an_action_enters_the_chains_of_all_who_hold_the_finding()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Held by two"));
        await house.ShareAsync(house.Manager, finding, house.Neighbour);
        var action = await house.AddActionAsync(house.Manager, await house.RaiseAsync(house.Manager, house.Said("Held by one")));
        var reference = await house.SqlAsync<string>("select reference from improvement.action where id = $1", action);
        await house.AsAsync(house.Manager, s => s.GetRequiredService<LinkAction>().HandleAsync(finding, new() { Reference = reference }, CancellationToken.None));
        Assert.Equal(2L, await house.SqlAsync<long>(
            "select count(distinct l.partnership_id) from kernel.act a join kernel.act_link l on l.act_id = a.id where a.kind = 'improvement.action.linked' and a.subject_id = $1", action));
    }

    [Fact]
    public async Task Whoever_works_in_another_partnership_adds_an_action_with_the_keepers_people_to_choose_from()
    {
        var both = await house.PersonAsync("Billie Both", "business-manager", house.Neighbour);
        await house.AssignAsync(both, "business-manager", house.Keeper);
        var finding = await house.RaiseAsync(house.Manager, house.Said("Held by the keeper alone"));
        using var browser = house.Browser(both);
        var chosen = await browser.PostAsync("/partnership", new { partnership = house.Neighbour });
        Assert.Equal(HttpStatusCode.Redirect, chosen.Status);
        var form = await browser.GetAsync($"/improvement/add/action/{finding}");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Contains(form.Document.QuerySelectorAll("select option"), o => o.TextContent.Trim() == "Morgan Manager");
        var added = await browser.PostAsync($"/improvement/add/action/{finding}", new Dictionary<string, string>
        {
            ["Input.What"] = "Ask them first", ["Input.OwnerId"] = $"{house.Manager}", ["Input.DueOn.Day"] = "30", ["Input.DueOn.Month"] = "4", ["Input.DueOn.Year"] = "2026",
        });
        Assert.True(added.Status == HttpStatusCode.Redirect, added.Errors);
    }

    [Fact]
    public async Task A_guessed_action_is_not_carried_along()
    {
        var hidden = await house.AddActionAsync(house.Manager, await house.RaiseAsync(house.Manager, house.Said("Kept by the keeper")));
        var own = await house.RaiseAsync(house.NeighbourManager, house.Said("Kept by the neighbour"));
        await Assert.ThrowsAnyAsync<Exception>(() => house.AsAsync(house.NeighbourManager, async services =>
        {
            var db = (LineOfSightDb)services.GetService(typeof(LineOfSightDb))!;
            db.Add(new FindingAction { FindingId = own, ActionId = hidden });
            await db.SaveChangesAsync();
        }));
    }
}
