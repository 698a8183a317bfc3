using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests.Change;

/// <summary>/improvement/change/actions: several actions at once, all or nothing.</summary>
public sealed class ActionsTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private async Task<Guid[]> ThreeAsync(Guid? agency = null)
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        return [.. await Task.WhenAll(Enumerable.Range(1, 3).Select(n => house.AddActionAsync(house.Manager, finding, $"Task {n}", agency)))];
    }

    private static string Url(IEnumerable<Guid> actions) => $"/improvement/change/actions?plan=%2Fimprovement%3Fstate%3Dlater&{string.Join('&', actions.Select(a => $"chosen={a}"))}";

    private static Dictionary<string, string> All(Guid? owner, int days, DateOnly today) => new()
    {
        ["Input.OwnerId"] = $"{owner}", ["Input.AgencyId"] = $"{ImprovementHouse.Police}", ["Input.BodyId"] = $"{ImprovementHouse.Board}",
        ["Input.To.Day"] = $"{today.AddDays(days).Day}", ["Input.To.Month"] = $"{today.AddDays(days).Month}", ["Input.To.Year"] = $"{today.AddDays(days).Year}",
        ["Input.Reason"] = "The executive agreed", ["Input.Note"] = "Handed over as a whole",
    };

    [Fact]
    public async Task Each_is_changed_by_acts_of_its_own()
    {
        var three = await ThreeAsync();
        var owner = await house.PersonAsync("Nia Next", "business-manager", house.Keeper);
        using var manager = house.Browser(house.Manager);
        // One group as a whole: the plan begins with the first ten of each.
        var plan = await manager.GetAsync("/improvement?state=soon");
        Assert.Contains(plan.Document.QuerySelectorAll("input[name=chosen]"), c => c.GetAttribute("value") == $"{three[0]}");
        var done = await manager.PostAsync(Url(three), All(owner, 90, house.Today));
        Assert.True(done.Status == HttpStatusCode.Redirect, done.Errors);
        Assert.Equal("/improvement?state=later", done.Location);
        Assert.Contains("3 actions were changed.", (await manager.GetAsync(done.Location!)).Text, StringComparison.Ordinal);
        foreach (var action in three)
        {
            Assert.True(await house.SqlAsync<bool>(
                "select owner_id = $2 and agency_id = $3 and body_id = $4 and due_on = $5 from improvement.action where id = $1",
                action, owner, ImprovementHouse.Police, ImprovementHouse.Board, house.Today.AddDays(90)));
            Assert.Equal(
                ["improvement.action.added", "improvement.action.edited", "improvement.action.moved", "improvement.action.updated"],
                await house.SqlAsync<string[]>("select array_agg(kind order by kind) from kernel.act where subject_id = $1", action));
            Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.letter where kind = 'improvement.action-given' and link like '%' || $1::text", action));
        }
    }

    [Fact]
    public async Task One_that_cannot_be_changed_keeps_all_as_they_were_and_is_named_with_the_reason()
    {
        var three = await ThreeAsync();
        await house.SqlAsync("update improvement.action set status = 'Done', done_on = due_on, what_changed = 'All' where id = $1", three[1]);
        using var manager = house.Browser(house.Manager);
        var refused = await manager.PostAsync(Url(three), new { Input_Note = "How is it going" });
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("Nothing was changed, because one of the actions cannot be changed so", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(await house.SqlAsync<string>("select reference from improvement.action where id = $1", three[1]) + ": It is done", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from improvement.progress where action_id = any($1)", three));
        Assert.Equal(3, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = any($1)", three));
    }

    [Fact]
    public async Task An_agency_lead_hands_over_only_what_their_agency_leads()
    {
        var (police, council) = (await ThreeAsync(ImprovementHouse.Police), await ThreeAsync());
        using var lead = house.Browser(house.PoliceLead);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync(Url([police[0], council[0]]))).Status);
        var taken = await lead.PostAsync(Url([police[0]]), new { Input_AgencyId = $"{ImprovementHouse.Council}" });
        Assert.Contains("Choose an agency from the list", taken.Errors, StringComparison.Ordinal);
        // The form of one's own with another agency's action put in.
        var stuffed = await lead.PostAsync(Url([police[0]]), new Dictionary<string, string> { ["Input.Note"] = "Stuffed", ["Input.Actions[1].Id"] = $"{council[0]}", ["Input.Actions[1].Version"] = "1" });
        Assert.Equal(HttpStatusCode.NotFound, stuffed.Status);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from improvement.progress where note = 'Stuffed'"));
        using var analyst = house.Browser(house.Analyst);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync(Url(police))).Status);
        Assert.Empty((await analyst.GetAsync("/improvement")).Document.QuerySelectorAll("input[name=chosen]"));
    }

    [Fact]
    public async Task Somebody_elses_change_in_between_is_not_written_over()
    {
        var three = await ThreeAsync();
        using var manager = house.Browser(house.Manager);
        var page = await manager.GetAsync(Url(three));
        using var other = house.Browser(house.Manager);
        var moved = await other.PostAsync(Url([three[2]]), new { Input_AgencyId = ImprovementHouse.Police });
        Assert.True(moved.Status == HttpStatusCode.Redirect, moved.Errors);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!;
        var refused = await manager.SendAsync(form, Url(three), new { Input_AgencyId = ImprovementHouse.Council, Input_Note = "Late" });
        Assert.Contains("Morgan Manager changed it while you were writing", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from improvement.progress where action_id = any($1)", three));

        // Both texts stand there, and whoever has seen them and saves again means it.
        var conflict = refused.Document.QuerySelector(".los-stale")!.TextContent;
        Assert.Contains("Northshire Council", conflict, StringComparison.Ordinal);
        Assert.Contains("Northshire Police", conflict, StringComparison.Ordinal);
        var again = await manager.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)refused.Document.QuerySelector("main form")!, Url(three));
        Assert.True(again.Status == HttpStatusCode.Redirect, again.Errors);
        Assert.Equal(3, await house.SqlAsync<long>("select count(*) from improvement.progress where action_id = any($1)", three));
    }

    [Fact]
    public async Task It_asks_for_what_is_missing_and_never_leads_away_from_the_site()
    {
        var three = await ThreeAsync();
        using var manager = house.Browser(house.Manager);
        Assert.Contains("Choose what to change", (await manager.PostAsync(Url(three))).Errors, StringComparison.Ordinal);
        Assert.Contains("Enter why the date changes", (await manager.PostAsync(Url(three), All(null, 90, house.Today).Where(f => f.Key != "Input.Reason").ToDictionary())).Errors, StringComparison.Ordinal);
        Assert.Contains("You have not chosen any actions", (await manager.GetAsync("/improvement/change/actions")).Text, StringComparison.Ordinal);
        var away = await manager.PostAsync($"/improvement/change/actions?plan=%2F%2Fevil.example&chosen={three[0]}", new { Input_Note = "On track" });
        Assert.Equal("/improvement", away.Location);
    }
}
