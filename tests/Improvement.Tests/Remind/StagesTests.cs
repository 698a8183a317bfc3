namespace LineOfSight.Improvement.Tests.Remind;

/// <summary>One action from its first reminder to its last, with mornings that were missed and mornings that came twice.</summary>
public sealed class StagesTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task Each_stage_is_one_letter_however_often_the_morning_comes()
    {
        var owner = await house.PersonAsync("Ria Reminded", "business-manager", house.Keeper);
        await house.AddActionAsync(house.Manager, await house.RaiseAsync(house.Manager, house.Said()), owner: owner, days: 12);
        var soFar = new List<(int Day, long Letters)>();
        foreach (var day in new[] { 0, 4, 5, 6, 9, 11, 12, 13, 14, 20 })
        {
            house.Clock.Advance(TimeSpan.FromDays(day) - TimeSpan.FromDays(soFar.Count == 0 ? 0 : soFar[^1].Day));
            Assert.True(await house.TurnAsync("kernel.remind"));
            Assert.True(await house.TurnAsync("kernel.remind"));
            soFar.Add((day, await house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1 and kind like 'improvement.action-%due%'", owner)));
        }

        // Due on Monday 27 April: five working days before is Monday the 20th (day 5), one before is Friday the 24th (day 9).
        Assert.Equal([(0, 0), (4, 0), (5, 1), (6, 1), (9, 2), (11, 2), (12, 2), (13, 3), (14, 3), (20, 3)], soFar.Select(s => (s.Day, (int)s.Letters)));
    }

    [Fact]
    public async Task What_remembers_who_was_told_goes_with_the_action()
    {
        var owner = await house.PersonAsync("Gus Gone", "business-manager", house.Keeper);
        var action = await house.AddActionAsync(house.Manager, await house.RaiseAsync(house.Manager, house.Said()), owner: owner, days: 200);
        using (var browser = house.Browser(owner))
        {
            await browser.PostAsync($"/improvement/remind/calendar/{action}");
        }

        const string Kept = "select (select count(*) from improvement.owner_told where action_id = $1) + (select count(*) from improvement.invitation where action_id = $1)";
        Assert.Equal(2, await house.SqlAsync<long>(Kept, action));
        await house.SqlAsync("delete from improvement.finding_action where action_id = $1", action);
        // As the disposal of the retention rules does it: the owner's function, under row security that is forced.
        await using (var connection = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var command = new Npgsql.NpgsqlCommand($"set role lineofsight_owner; delete from improvement.action where id = '{action}'", connection);
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, await house.SqlAsync<long>(Kept, action));
    }
}
