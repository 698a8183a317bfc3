using System.Net;
using LineOfSight.Improvement.Update;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Block;

/// <summary>An action that waits for another one, and /improvement/waiting.</summary>
public sealed class WaitingTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task The_owner_is_told_when_what_it_waits_for_is_done_and_both_pages_say_so()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var owner = await house.PersonAsync("Olga Owner", "business-manager", house.Keeper);
        var waiting = await house.AddActionAsync(house.Manager, finding, "Train the staff", owner: owner);
        var first = await house.AddActionAsync(house.Manager, finding, "Write the course", owner: house.Manager);
        using var browser = house.Browser(owner);
        await BlockAsync(browser, waiting, await ReferenceAsync(first));
        Assert.Contains("Write the course", (await browser.GetAsync($"/improvement/action/{waiting}")).Text, StringComparison.Ordinal);
        using var manager = house.Browser(house.Manager);
        Assert.Contains("Another action waits for this one: " + await ReferenceAsync(waiting), (await manager.GetAsync($"/improvement/action/{first}")).Text, StringComparison.Ordinal);
        var mine = await manager.GetAsync("/improvement/waiting");
        Assert.Contains("What others wait for from you (1)", mine.Text, StringComparison.Ordinal);
        Assert.Contains("Write the course", mine.Text, StringComparison.Ordinal);
        Assert.Contains("What your actions wait for (1)", (await browser.GetAsync("/improvement/waiting")).Text, StringComparison.Ordinal);

        await FinishAsync(first);
        Assert.Equal(1, await LettersAsync(owner, waiting));
        Assert.Contains("That one was done on", (await browser.GetAsync($"/improvement/action/{waiting}")).Text, StringComparison.Ordinal);
        Assert.Contains("which is done", (await browser.GetAsync("/improvement/waiting")).Text, StringComparison.Ordinal);
        Assert.Contains("What others wait for from you (0)", (await manager.GetAsync("/improvement/waiting")).Text, StringComparison.Ordinal);
        // Somebody says what follows from it; then nothing waits any more.
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/improvement/block/action/{waiting}", new { Input_Note = "We can begin" })).Status);
        Assert.True(await house.SqlAsync<bool>("select blocked_on is null and blocked_by_action_id is null from improvement.action where id = $1", waiting));
    }

    [Fact]
    public async Task It_waits_neither_for_itself_nor_in_a_circle_nor_for_what_is_not_there()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var (one, two, three) = (await AddAsync(finding), await AddAsync(finding), await AddAsync(finding));
        using var manager = house.Browser(house.Manager);
        async Task<string> RefusedAsync(Guid action, string reference) =>
            (await manager.PostAsync($"/improvement/block/action/{action}", new Dictionary<string, string> { ["Input.WaitsFor"] = reference })).Errors;

        Assert.Contains("An action cannot wait for itself", await RefusedAsync(one, await ReferenceAsync(one)), StringComparison.Ordinal);
        Assert.Contains("There is no action with this reference", await RefusedAsync(one, "A-NONE1"), StringComparison.Ordinal);
        Assert.Contains("or the reference of the action that it waits for", await RefusedAsync(one, ""), StringComparison.Ordinal);
        await BlockAsync(manager, one, (await ReferenceAsync(two)).ToLowerInvariant());
        await BlockAsync(manager, two, await ReferenceAsync(three));
        Assert.Contains("both would wait for ever", await RefusedAsync(three, await ReferenceAsync(one)), StringComparison.Ordinal);
        var done = await AddAsync(finding);
        await FinishAsync(done);
        Assert.Contains("is done already", await RefusedAsync(three, await ReferenceAsync(done)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_opened_is_no_help_and_no_hint()
    {
        var open = await house.RaiseAsync(house.Manager, house.Said());
        var secret = await house.RaiseAsync(house.Manager, house.Said("One child", isCaseLevel: true));
        var reviewer = await house.PersonAsync("Robin Reviewer", "reviewer", house.Keeper);
        var theirs = await house.AddActionAsync(house.Manager, open, "Read the file", owner: reviewer);
        var hidden = await house.AddActionAsync(house.Manager, secret, "A secret errand");
        using var browser = house.Browser(reviewer);
        var refused = await browser.PostAsync($"/improvement/block/action/{theirs}", new Dictionary<string, string> { ["Input.WaitsFor"] = await ReferenceAsync(hidden) });
        Assert.Contains("There is no action with this reference that you can open", refused.Errors, StringComparison.Ordinal);
        using var manager = house.Browser(house.Manager);
        await BlockAsync(manager, theirs, await ReferenceAsync(hidden));
        foreach (var url in (string[])[$"/improvement/action/{theirs}", "/improvement/waiting", $"/improvement/block/action/{theirs}"])
        {
            var page = await browser.GetAsync(url);
            Assert.Contains("restricted record", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", page.Raw, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(await ReferenceAsync(hidden), page.Raw, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_database_keeps_a_wait_within_its_partnership_and_forgets_it_with_the_action()
    {
        var here = await AddAsync(await house.RaiseAsync(house.Manager, house.Said()));
        var other = await AddAsync(await house.RaiseAsync(house.Manager, house.Said()));
        var elsewhere = await house.AddActionAsync(house.NeighbourManager, await house.RaiseAsync(house.NeighbourManager, house.Said()));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.SqlAsync("update improvement.action set blocked_by_action_id = $2, blocked_on = current_date where id = $1", here, elsewhere));
        await house.SqlAsync("update improvement.action set blocked_by_action_id = $2, blocked_on = current_date where id = $1", here, other);
        await house.SqlAsync("select improvement.dispose_action($1)", other);
        Assert.Equal("An action that is no longer kept", await house.SqlAsync<string>("select blocked_by from improvement.action where id = $1", here));
    }

    private Task<Guid> AddAsync(Guid finding) => house.AddActionAsync(house.Manager, finding);

    private Task<string> ReferenceAsync(Guid action) => house.SqlAsync<string>("select reference from improvement.action where id = $1", action);

    private Task<long> LettersAsync(Guid person, Guid action) => house.SqlAsync<long>(
        "select count(*) from kernel.letter where person_id = $1 and kind = 'improvement.action-wait-is-over' and link like '%' || $2::text", person, action);

    private static async Task BlockAsync(Browser browser, Guid action, string reference)
    {
        var page = await browser.PostAsync($"/improvement/block/action/{action}", new Dictionary<string, string> { ["Input.WaitsFor"] = reference });
        Assert.True(page.Status == HttpStatusCode.Redirect, page.Errors);
    }

    private async Task FinishAsync(Guid action)
    {
        var version = await house.SqlAsync<int>("select version from improvement.action where id = $1", action);
        await house.AsAsync(house.Manager, s => s.GetRequiredService<UpdateProgress>().HandleAsync(
            action, new() { Status = ActionStatus.Done, DoneOn = house.Today, WhatChanged = "All", Version = version }, CancellationToken.None));
    }
}
