using LineOfSight.Improvement.Add;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Remind;

/// <summary>What is late rises by rule, each step once, and is never lost.</summary>
public sealed class LetLateRiseTests(LetLateRiseTests.Late house) : IClassFixture<LetLateRiseTests.Late>
{
    public sealed class Late : ImprovementHouse;

    [Fact]
    public async Task It_rises_to_the_lead_then_to_the_chair_then_to_the_executive_once_each()
    {
        var executive = await house.PersonAsync("Eve Executive", "delegated-partner", house.Keeper, ImprovementHouse.Health);
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        // Wednesday 15 April 2026; due on Friday 17 April.
        var action = await house.AsAsync(house.Manager, s => s.GetRequiredService<AddAction>().HandleAsync(
            finding, new() { What = "Ask the schools", AgencyId = ImprovementHouse.Police, BodyId = ImprovementHouse.Board, DueOn = house.Today.AddDays(2) }, CancellationToken.None));

        await MorningAsync(6);
        Assert.Equal(0, await StepsAsync(action));
        // Five working days after Friday 17 April: Friday 24 April.
        await MorningAsync(3);
        Assert.Equal("The lead of Northshire Police: Pat Police", await ToAsync(action, 1));
        Assert.Equal(1, await LettersAsync(house.PoliceLead, action));
        await MorningAsync(0);
        Assert.Equal(1, await StepsAsync(action));
        await MorningAsync(7);
        // The chair has no account: the business manager is told for the chair.
        Assert.Equal("The business manager, for the chair, Charlie Chair: Morgan Manager", await ToAsync(action, 2));
        Assert.Equal(1, await LettersAsync(house.Manager, action));
        // Twenty working days, over the early May bank holiday.
        await MorningAsync(14);
        Assert.Equal(2, await StepsAsync(action));
        await MorningAsync(3);
        Assert.Equal("The executive: Eve Executive", await ToAsync(action, 3));
        Assert.Equal(1, await LettersAsync(executive, action));
        await MorningAsync(30);
        Assert.Equal(3, await StepsAsync(action));
        Assert.Equal(3, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'improvement.rose'", action));
        using var manager = house.Browser(house.Manager);
        var page = await manager.GetAsync($"/improvement/action/{action}");
        Assert.Contains("Who was told that it is late", page.Text, StringComparison.Ordinal);
        Assert.Contains("Eve Executive", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_promised_rises_and_a_done_action_does_not()
    {
        var said = house.Said("They were promised an answer");
        said.AnswerBy = house.Today.AddDays(1);
        var finding = await house.RaiseAsync(house.Manager, said);
        var done = await house.AddActionAsync(house.Manager, finding, "Done in time", days: 1);
        await house.SqlAsync("update improvement.action set status = 'Done', done_on = due_on, what_changed = 'All' where id = $1", done);
        await MorningAsync(60);
        Assert.Equal(3, await StepsAsync(finding));
        Assert.Equal(0, await StepsAsync(done));
    }

    private async Task MorningAsync(int later)
    {
        house.Clock.Advance(TimeSpan.FromDays(later));
        await house.TurnAsync("improvement.let-late-rise");
    }

    private Task<long> StepsAsync(Guid record) => house.SqlAsync<long>("select count(*) from improvement.rise where record_id = $1", record);

    private Task<string> ToAsync(Guid record, int step) => house.SqlAsync<string>("select risen_to from improvement.rise where record_id = $1 and step = $2", record, step);

    private Task<long> LettersAsync(Guid person, Guid record) =>
        house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1 and kind = 'improvement.risen' and link like $2", person, $"%{record}");
}
