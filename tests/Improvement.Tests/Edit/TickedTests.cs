using System.Net;

namespace LineOfSight.Improvement.Tests.Edit;

/// <summary>What is ticked in a form is kept.</summary>
public sealed class TickedTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task The_agencies_that_support_an_action()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var action = await house.AddActionAsync(house.Manager, finding);
        using var manager = house.Browser(house.Manager);
        var saved = await manager.PostAsync($"/improvement/edit/action/{action}", new Dictionary<string, string> { ["Input.Support"] = $"{ImprovementHouse.Health}" });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains("Northshire Health Board", (await manager.GetAsync($"/improvement/action/{action}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_purposes_that_a_finding_touches()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var manager = house.Browser(house.Manager);
        var saved = await manager.PostAsync($"/improvement/edit/finding/{finding}", new Dictionary<string, string> { ["Input.Purposes"] = "Learning" });
        Assert.True(saved.Status == HttpStatusCode.Redirect, saved.Errors);
        Assert.Equal(16, await house.SqlAsync<int>("select purposes from improvement.finding where id = $1", finding));
    }
}
