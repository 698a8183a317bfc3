using LineOfSight.Improvement.Add;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Remind;

/// <summary>What is late rises by rule, each step once, and is never lost.</summary>
public sealed class LetLateRiseTests
{
    // Each history has a house, and so a clock, of its own.
    [Fact]
    public async Task It_rises_to_the_lead_then_to_the_chair_then_to_the_executive_once_each()
    {
        await using var house = await OpenAsync();
        var executive = await house.PersonAsync("Eve Executive", "delegated-partner", house.Keeper, ImprovementHouse.Health);
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        // Wednesday 15 April 2026; due on Friday 17 April.
        var action = await house.AsAsync(house.Manager, s => s.GetRequiredService<AddAction>().HandleAsync(
            finding, new() { What = "Ask the schools", AgencyId = ImprovementHouse.Police, BodyId = ImprovementHouse.Board, DueOn = house.Today.AddDays(2) }, CancellationToken.None));

        await MorningAsync(house, 6);
        Assert.Equal(0, await StepsAsync(house, action));
        // Five working days after Friday 17 April: Friday 24 April.
        await MorningAsync(house, 3);
        Assert.Equal("The lead of Northshire Police: Pat Police", await ToAsync(house, action, 1));
        Assert.Equal(1, await LettersAsync(house, house.PoliceLead, action));
        await MorningAsync(house, 0);
        Assert.Equal(1, await StepsAsync(house, action));
        await MorningAsync(house, 7);
        // The chair has no account: the business manager is told for the chair.
        Assert.Equal("The business manager, for the chair, Charlie Chair: Morgan Manager", await ToAsync(house, action, 2));
        Assert.Equal(1, await LettersAsync(house, house.Manager, action));
        // Twenty working days, over the early May bank holiday.
        await MorningAsync(house, 14);
        Assert.Equal(2, await StepsAsync(house, action));
        await MorningAsync(house, 3);
        Assert.Equal("The executive: Eve Executive", await ToAsync(house, action, 3));
        Assert.Equal(1, await LettersAsync(house, executive, action));
        await MorningAsync(house, 30);
        Assert.Equal(3, await StepsAsync(house, action));
        Assert.Equal(3, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'improvement.rose'", action));
        using var manager = house.Browser(house.Manager);
        var page = await manager.GetAsync($"/improvement/action/{action}");
        Assert.Contains("Who was told that it is late", page.Text, StringComparison.Ordinal);
        Assert.Contains("Eve Executive", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_promised_rises_and_a_done_action_does_not()
    {
        await using var house = await OpenAsync();
        var said = house.Said("They were promised an answer");
        said.AnswerBy = house.Today.AddDays(1);
        var finding = await house.RaiseAsync(house.Manager, said);
        var done = await house.AddActionAsync(house.Manager, finding, "Done in time", days: 1);
        await house.SqlAsync("update improvement.action set status = 'Done', done_on = due_on, what_changed = 'All' where id = $1", done);
        await MorningAsync(house, 60);
        Assert.Equal(3, await StepsAsync(house, finding));
        Assert.Equal(0, await StepsAsync(house, done));
    }

    private static async Task<ImprovementHouse> OpenAsync()
    {
        var house = new ImprovementHouse();
        await house.InitializeAsync();
        return house;
    }

    private static async Task MorningAsync(ImprovementHouse house, int later)
    {
        house.Clock.Advance(TimeSpan.FromDays(later));
        await house.TurnAsync("improvement.let-late-rise");
    }

    private static Task<long> StepsAsync(ImprovementHouse house, Guid record) => house.SqlAsync<long>("select count(*) from improvement.rise where record_id = $1", record);

    private static Task<string> ToAsync(ImprovementHouse house, Guid record, int step) => house.SqlAsync<string>("select risen_to from improvement.rise where record_id = $1 and step = $2", record, step);

    private static Task<long> LettersAsync(ImprovementHouse house, Guid person, Guid record) =>
        house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1 and kind = 'improvement.risen' and link like $2", person, $"%{record}");
}
