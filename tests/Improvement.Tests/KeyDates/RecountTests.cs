namespace LineOfSight.Improvement.Tests.KeyDates;

/// <summary>The night after bank holidays were imported.</summary>
public sealed class RecountTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task A_holiday_that_was_announced_since_moves_the_date_and_the_history_says_so()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var browser = house.Browser(house.Manager);
        await browser.PostAsync($"/improvement/add/action/{finding}", new Dictionary<string, string> { ["Input.What"] = "Ask first", ["Input.AgencyId"] = $"{ImprovementHouse.Council}", ["Input.DueBy"] = "action-at-once" });
        var action = await house.SqlAsync<Guid>("select action_id from improvement.finding_action where finding_id = $1", finding);
        var chosen = await house.AddActionAsync(house.Manager, finding, "On a date that was chosen", days: 7);
        Task<DateOnly> DueAsync(Guid id) => house.SqlAsync<DateOnly>("select due_on from improvement.action where id = $1", id);
        Assert.Equal(new DateOnly(2026, 4, 22), await DueAsync(action));
        Assert.True(await house.TurnAsync("kernel.recount-clocks"));
        Assert.Equal(new DateOnly(2026, 4, 22), await DueAsync(action));

        // Every bank holiday of 2026 again, with one more on Monday 20 April.
        await house.SqlAsync("insert into kernel.holiday_import (id, file, imported_at) values ('6f0d2a5e-8d4b-4a51-9a56-3f3f57d0a001', 'bank-holidays.json', now())");
        foreach (var day in (string[])["2026-01-01", "2026-04-03", "2026-04-06", "2026-04-20", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"])
        {
            await house.SqlAsync("insert into kernel.imported_holiday (import_id, division, day, name) values ('6f0d2a5e-8d4b-4a51-9a56-3f3f57d0a001', 'england-and-wales', $1, 'A day of thanks')", DateOnly.Parse(day, null));
        }

        Assert.True(await house.TurnAsync("kernel.recount-clocks"));
        Assert.Equal(new DateOnly(2026, 4, 23), await DueAsync(action));
        Assert.Equal(new DateOnly(2026, 4, 22), await DueAsync(chosen));
        Assert.Contains("Counted the date of this action again", (await browser.GetAsync($"/improvement/activity/{action}")).Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("Passed over: Monday 20 April 2026, A day of thanks", (await browser.GetAsync($"/improvement/key-dates/{action}")).Text, StringComparison.Ordinal);
        Assert.Equal("1 date moved", await house.SqlAsync<string>("select did from kernel.job_run where job = 'kernel.recount-clocks' and did is not null"));
    }
}
