using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Deadlines;

/// <summary>/deadlines and /deadlines/set/{rule}: national rules are locked, a partnership's own are set with a source.</summary>
public sealed class DeadlinesPageTests(House house) : IClassFixture<House>
{
    private static Dictionary<string, string> Typed(string amount, int day, string source) => new()
    {
        ["Input.Amount"] = amount, ["Input.Unit"] = "WorkingDays", ["Input.From.Day"] = $"{day}", ["Input.From.Month"] = "4", ["Input.From.Year"] = "2026", ["Input.Source"] = source,
    };

    [Fact]
    public async Task A_partnership_sets_its_own_length_and_no_national_one()
    {
        var (north, south) = (await house.PartnershipAsync("Northshire"), await house.PartnershipAsync("Southshire"));
        using var manager = house.Browser(await house.PersonAsync("Mary Manager", "business-manager", north));
        using var other = house.Browser(await house.PersonAsync("Olive Other", "business-manager", south));
        using var scrutineer = house.Browser(await house.PersonAsync("Sam Scrutineer", "scrutineer", north));
        const string Set = "/deadlines/set/escalation-managers";
        Assert.Contains("2 working days from entering the stage", (await manager.GetAsync("/deadlines")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/deadlines/set/rapid-review")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scrutineer.GetAsync(Set)).Status);
        Assert.Contains("Enter the policy or decision that sets it", (await manager.PostAsync(Set, Typed("3", 20, ""))).Errors, StringComparison.Ordinal);
        Assert.Contains("The number must be between 1 and 250", (await manager.PostAsync(Set, Typed("251", 20, "Policy"))).Errors, StringComparison.Ordinal);
        Assert.Contains("The first day must be today or in the future", (await manager.PostAsync(Set, Typed("3", 14, "Policy"))).Errors, StringComparison.Ordinal);
        Assert.Equal("/deadlines", (await manager.PostAsync(Set, Typed("3", 20, "Escalation policy 2026"))).Location);
        var later = await manager.GetAsync("/deadlines");
        Assert.Contains("3 working days from Monday 20 April 2026: Escalation policy 2026", later.Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains("3 working days from entering the stage", (await manager.GetAsync("/deadlines")).Text, StringComparison.Ordinal);
        Assert.Contains("3 working days from entering the stage", (await scrutineer.GetAsync("/deadlines")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Escalation policy 2026", (await other.GetAsync("/deadlines")).Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(-7));
    }
}
