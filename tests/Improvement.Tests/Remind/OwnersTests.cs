using LineOfSight.Improvement.Edit;
using LineOfSight.Improvement.Update;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Remind;

/// <summary>Owners of actions hear that one is theirs, that it is due, that it is overdue: once each, and never what it is about.</summary>
public sealed class OwnersTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private Task<long> LettersAsync(string kind, Guid reader) => house.SqlAsync<long>("select count(*) from kernel.letter where kind = $1 and person_id = $2", "improvement." + kind, reader);

    private async Task<Guid> ActionAsync(Guid owner, int days, string title = "Jane Doe was not listened to")
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said(title, isCaseLevel: false));
        return await house.AddActionAsync(house.Manager, finding, "Ring Jane Doe's mother", owner: owner, days: days);
    }

    [Fact]
    public async Task A_new_owner_is_told_once_and_nothing_of_what_it_is()
    {
        var owner = await house.PersonAsync("Olga Owner", "business-manager", house.Keeper);
        var action = await ActionAsync(owner, 200);
        Assert.Equal(1, await LettersAsync("action-given", owner));
        Assert.False(await house.SqlAsync<bool>("select bool_or(subject || words || coalesce(link, '') ~* 'jane|doe|ring|listened') from kernel.letter where person_id = $1", owner));
        Assert.Equal($"/improvement/action/{action}", await house.SqlAsync<string>("select link from kernel.letter where person_id = $1", owner));

        await EditAsync(action, owner, "Something else");
        Assert.Equal(1, await LettersAsync("action-given", owner));
        var next = await house.PersonAsync("Nia Next", "business-manager", house.Keeper);
        await EditAsync(action, next, "Something else");
        Assert.Equal((1, 1), (await LettersAsync("action-given", owner), await LettersAsync("action-given", next)));
    }

    [Fact]
    public async Task Who_gives_themselves_an_action_is_not_written_to()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        await house.AddActionAsync(house.Manager, finding, owner: house.Manager, days: 200);
        Assert.Equal(0, await LettersAsync("action-given", house.Manager));
    }

    [Fact]
    public async Task An_action_that_could_not_be_saved_is_told_to_nobody()
    {
        var owner = await house.PersonAsync("Otto Owner", "business-manager", house.Keeper);
        var action = await ActionAsync(house.Manager, 200);
        await Assert.ThrowsAnyAsync<Exception>(() => EditAsync(action, owner, ""));
        Assert.Equal(0, await LettersAsync("action-given", owner));
    }

    // The house stands on Wednesday 15 April 2026; the 4 May is a bank holiday.
    [Theory]
    [InlineData(30, 0, 0)]
    [InlineData(8, 0, 0)]
    [InlineData(7, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(0, 1, 0)]
    public async Task A_reminder_comes_five_working_days_before_and_one_before_once_each(int days, int soon, int overdue)
    {
        var owner = await house.PersonAsync($"Ria Reminded {days}", "business-manager", house.Keeper);
        await ActionAsync(owner, days);
        Assert.True(await house.TurnAsync("kernel.remind"));
        Assert.True(await house.TurnAsync("kernel.remind"));
        Assert.Equal((soon, overdue), (await LettersAsync("action-due-soon", owner), await LettersAsync("action-overdue", owner)));
    }

    [Fact]
    public async Task What_is_done_or_moved_is_reminded_of_as_it_stands_now()
    {
        var owner = await house.PersonAsync("Una Overdue", "business-manager", house.Keeper);
        var action = await ActionAsync(owner, 1);
        await house.SqlAsync("update improvement.action set due_on = $2 where id = $1", action, house.Today.AddDays(-1));
        await house.TurnAsync("kernel.remind");
        await house.TurnAsync("kernel.remind");
        Assert.Equal(1, await LettersAsync("action-overdue", owner));
        await house.SqlAsync("update improvement.action set due_on = $2 where id = $1", action, house.Today.AddDays(-2));
        await house.TurnAsync("kernel.remind");
        Assert.Equal(2, await LettersAsync("action-overdue", owner));
        await DoneAsync(action);
        await house.SqlAsync("update improvement.action set due_on = $2 where id = $1", action, house.Today.AddDays(-3));
        await house.TurnAsync("kernel.remind");
        Assert.Equal(2, await LettersAsync("action-overdue", owner));
    }

    private async Task EditAsync(Guid action, Guid owner, string what)
    {
        var version = await house.SqlAsync<int>("select version from improvement.action where id = $1", action);
        await house.AsAsync(house.Manager, s => s.GetRequiredService<EditAction>().HandleAsync(action, new() { What = what, OwnerId = owner, Version = version }, CancellationToken.None));
    }

    private async Task DoneAsync(Guid action)
    {
        var version = await house.SqlAsync<int>("select version from improvement.action where id = $1", action);
        await house.AsAsync(house.Manager, s => s.GetRequiredService<UpdateProgress>().HandleAsync(
            action, new() { Status = ActionStatus.Done, DoneOn = house.Today, WhatChanged = "More", Version = version }, CancellationToken.None));
    }
}
