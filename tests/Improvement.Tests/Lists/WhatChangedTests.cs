using LineOfSight.Improvement.Update;
using LineOfSight.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Lists;

/// <summary>What changed in the last seven days, on home.</summary>
public sealed class WhatChangedTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private async Task<IReadOnlyList<Changed>> ForAsync(Guid person) => (await house.HomeAsync(person)).Changes ?? [];

    [Fact]
    public async Task Home_tells_the_last_five_changes_that_the_person_may_open()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Prevention starts too late"));
        await house.RaiseAsync(house.Manager, house.Said("Words of one case", isCaseLevel: true));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var police = await house.AddActionAsync(house.Manager, finding, "Pilot in ten schools", ImprovementHouse.Police);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.AddActionAsync(house.Manager, finding, "Tell parents", ImprovementHouse.Council);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.AsAsync(house.PoliceLead, s => s.GetRequiredService<UpdateProgress>().HandleAsync(
            police, new() { Status = ActionStatus.Done, DoneOn = house.Today, WhatChanged = "Ten schools taught it", Version = 1 }, CancellationToken.None));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.DeliverAsync(house.Manager, await house.WriteAnswerAsync(house.Manager, finding));

        var manager = await ForAsync(house.Manager);
        Assert.Equal(
            [
                "Morgan Manager delivered the answer to a finding: Prevention starts too late", "Pat Police finished an action: Pilot in ten schools",
                "Morgan Manager added an action: Tell parents", "Morgan Manager added an action: Pilot in ten schools",
            ],
            manager.Take(4).Select(c => $"{c.Text}: {c.Thing}"));
        Assert.Equal(5, manager.Count);
        Assert.DoesNotContain(manager, c => c.Thing == "Words of one case");
        Assert.True(manager.Select(c => c.At).SequenceEqual(manager.Select(c => c.At).OrderDescending()));
        using var browser = house.Browser(house.Manager);
        foreach (var change in manager)
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.GetAsync(change.Url)).Status);
        }

        Assert.Contains("Pat Police finished an action: Pilot in ten schools", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);

        // Who leads for an agency hears of its own actions alone; nobody of one child's case who may not read it; a stranger of nothing.
        var lead = await ForAsync(house.PoliceLead);
        Assert.Equal(
            ["delivered the answer to a finding", "finished an action", "added an action", "raised a finding"], lead.Select(c => c.Text.Split(' ', 3)[2]));
        Assert.DoesNotContain(lead, c => c.Thing is "Tell parents" or "Words of one case");
        Assert.DoesNotContain(await ForAsync(house.Analyst), c => c.Thing == "Words of one case");
        Assert.Empty(await ForAsync(house.Stranger));
        Assert.Empty(await ForAsync(house.NeighbourManager));

        await house.ShareAsync(house.Manager, finding, house.Neighbour);
        var shared = Assert.Single(await ForAsync(house.NeighbourManager));
        Assert.Equal(("Morgan Manager shared a finding", $"/improvement/finding/{finding}"), (shared.Text, shared.Url));

        house.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        Assert.Empty(await ForAsync(house.Manager));
    }
}
