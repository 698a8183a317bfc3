
namespace LineOfSight.Improvement.Tests.KeyDates;

/// <summary>Actions that were added before there were clocks.</summary>
public sealed class OlderActionsTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task Get_a_clock_with_the_date_that_was_chosen()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var (open, done) = (await house.AddActionAsync(house.Manager, finding, "Open"), await house.AddActionAsync(house.Manager, finding, "Done"));
        await house.SqlAsync("update improvement.action set status = 'Done', done_on = '2026-04-26', what_changed = 'All' where id = $1", done);
        await house.SqlAsync("delete from kernel.clock_entry");
        await house.SqlAsync("delete from kernel.clock");
        using var reader = new StreamReader(typeof(ImprovementModule).Assembly.GetManifestResourceStream("Changes/20261122_action_clocks.sql")!);
        await house.SqlAsync(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        using var browser = house.Browser(house.Manager);
        Assert.Contains("The date was chosen, not counted: Saturday 25 April 2026", (await browser.GetAsync($"/improvement/key-dates/{open}")).Text, StringComparison.Ordinal);
        Assert.Contains("Met late", (await browser.GetAsync($"/improvement/key-dates/{done}")).Text, StringComparison.Ordinal);
    }
}
