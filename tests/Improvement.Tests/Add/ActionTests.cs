using System.Net;
using AngleSharp.Html.Dom;

namespace LineOfSight.Improvement.Tests.Add;

/// <summary>/improvement/add/action/{finding}</summary>
public sealed class ActionTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private static Dictionary<string, string> Typed(Guid agency) => new()
    {
        ["Input.What"] = "Pilot sessions in 10 schools", ["Input.AgencyId"] = agency.ToString(),
        ["Input.DueOn.Day"] = "30", ["Input.DueOn.Month"] = "6", ["Input.DueOn.Year"] = "2026",
    };

    [Fact]
    public async Task Is_added_with_lead_and_date()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var browser = house.Browser(house.Manager);
        var done = await browser.PostAsync($"/improvement/add/action/{finding}", Typed(ImprovementHouse.Police));
        Assert.Equal($"/improvement/actions/{finding}", done.Location);
        var page = await browser.GetAsync(done.Location!);
        Assert.Contains("Pilot sessions in 10 schools", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 30 June 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Northshire Police", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_yesterday_and_keeps_what_was_typed()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var browser = house.Browser(house.Manager);
        var page = await browser.PostAsync($"/improvement/add/action/{finding}", new Dictionary<string, string>(Typed(ImprovementHouse.Police)) { ["Input.DueOn.Month"] = "3" });
        Assert.Contains("The date it is due must be today or in the future", page.Errors, StringComparison.Ordinal);
        Assert.Equal("Pilot sessions in 10 schools", ((IHtmlInputElement)page.Document.QuerySelector("[name='Input.What']")!).Value);
        Assert.Equal(ImprovementHouse.Police.ToString(), ((IHtmlSelectElement)page.Document.QuerySelector("[name='Input.AgencyId']")!).Value);
        var nobody = await browser.PostAsync($"/improvement/add/action/{finding}", new Dictionary<string, string>(Typed(ImprovementHouse.Police)) { ["Input.AgencyId"] = "" });
        Assert.Contains("Choose an agency or a person to lead it", nobody.Errors, StringComparison.Ordinal);
        var unknown = await browser.PostAsync($"/improvement/add/action/{finding}", Typed(finding));
        Assert.Contains("Choose an agency from the list", unknown.Errors, StringComparison.Ordinal);
        var stranger = await browser.PostAsync(
            $"/improvement/add/action/{finding}", new Dictionary<string, string>(Typed(ImprovementHouse.Police)) { ["Input.OwnerId"] = house.Stranger.ToString() });
        Assert.Contains("Choose a person from the list", stranger.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_lead_gives_work_to_the_own_agency_only()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var browser = house.Browser(house.PoliceLead);
        var form = await browser.GetAsync($"/improvement/add/action/{finding}");
        Assert.Equal(["", ImprovementHouse.Police.ToString()], ((IHtmlSelectElement)form.Document.QuerySelector("[name='Input.AgencyId']")!).Options.Select(o => o.Value));
        var refused = await browser.PostAsync($"/improvement/add/action/{finding}", Typed(ImprovementHouse.Council));
        Assert.Contains("Choose an agency from the list", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/improvement/add/action/{finding}", Typed(ImprovementHouse.Police))).Status);
    }

    [Fact]
    public async Task An_action_serves_several_findings()
    {
        var first = await house.RaiseAsync(house.Manager, house.Said("The first finding"));
        var second = await house.RaiseAsync(house.Manager, house.Said("The second finding"));
        var action = await house.AddActionAsync(house.Manager, first);
        var reference = await house.SqlAsync<string>("select reference from improvement.action where id = $1", action);
        using var browser = house.Browser(house.Manager);
        var url = $"/improvement/link/action/{second}";
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(url, new { Input_Reference = reference.ToLowerInvariant() })).Status);
        var page = await browser.GetAsync($"/improvement/action/{action}");
        Assert.Contains("The first finding", page.Text, StringComparison.Ordinal);
        Assert.Contains("The second finding", page.Text, StringComparison.Ordinal);
        Assert.Contains("already serves this finding", (await browser.PostAsync(url, new { Input_Reference = reference })).Errors, StringComparison.Ordinal);
        Assert.Contains("There is no action with this reference", (await browser.PostAsync(url, new { Input_Reference = "A-ZZZZZ" })).Errors, StringComparison.Ordinal);
        using var police = house.Browser(house.PoliceLead);
        Assert.Contains("There is no action with this reference", (await police.PostAsync(url, new { Input_Reference = reference })).Errors, StringComparison.Ordinal);
    }
}
