using LineOfSight.Kit;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>What is made of the returns: compared with inspection, beside what staff say, for the board, and of all England.</summary>
public sealed partial class SchoolRoundTests
{
    private static async Task CompareAsync(IPage desk, Guid round)
    {
        var hands = new Mouse(desk);
        await desk.GotoAsync($"/assurance/compare/{round}");
        await In(desk).ToContainTextAsync("280 of 535 schools (52.3%)");
        await desk.CheckAsync();
        await hands.FollowAsync("Compare with inspection judgements");
        await In(desk).ToContainTextAsync("41 of 240 schools with both judge themselves better than the last inspection did.");
        await Assertions.Expect(desk.Locator("main table").GetByText("Mismatch", new() { Exact = true })).ToHaveCountAsync(Mismatched);
        await In(desk).ToContainTextAsync("40 of 280 schools that signed off have no judgement on the four points in the register.");
        await desk.CheckAsync();
        await hands.FollowAsync(School);
        await In(desk).ToContainTextAsync("Requires improvement");
    }

    // What staff said stands beside the school's own grade: 16 or 17 of them are counted, five wait in their envelopes.
    private static async Task BesideStaffAsync(House house, IPage desk, Guid round)
    {
        var of = await house.SqlAsync<Guid>("select id from questionnaires.return where round_id = $1 and urn = 900100", round);
        await desk.GotoAsync($"/assurance/moderate/staff/{of}");
        await In(desk).ToContainTextAsync("I know how to report a worry about a child.");
        await In(desk).ToContainTextAsync("All that are counted: 16");
        await desk.CheckAsync();
        await desk.GotoAsync($"/assurance/moderate/{of}/reporting");
        await In(desk).ToContainTextAsync("What staff say");
        await desk.CheckAsync();
    }

    private static async Task ForTheBoardAsync(IPage desk, Guid round)
    {
        await desk.GotoAsync($"/assurance/report/round/{round}");
        await In(desk).ToContainTextAsync("280 of 535 schools (52.3%)");
        await In(desk).ToContainTextAsync("41 of 240 schools with both judge themselves better than the last inspection did.");
        Assert.Equal(["Independent", "60", "60"], await RowAsync(desk, "Not signed off, by phase", "Independent"));
        await desk.CheckAsync();
    }

    // All gave one grade, so it is hidden; how many answered is told.
    private async Task NationallyAsync(House house)
    {
        var page = await SignedInAsync(house, await house.PersonAsync("Nat Reader", "national-reader", null));
        await page.GotoAsync("/assurance/national");
        await page.CheckAsync();
        await page.GotoAsync("/assurance/national/questionnaire?of=section-175.1");
        await In(page).ToContainTextAsync("Own grades of schools in 1 partnership");
        Assert.Equal("280", (await RowAsync(page, "Leadership and governance", "Safeguarding overall"))[^1]);
        await page.CheckAsync();
        await page.GotoAsync("/assurance/national/standard?of=section-175.1&standard=overall");
        await In(page).ToContainTextAsync("Longshire Safeguarding Children Partnership");
        await page.CheckAsync();
    }

    private static async Task<string[]> RowAsync(IPage page, string caption, string heading)
    {
        var table = page.Locator("table").Filter(new() { Has = page.Locator("caption").Filter(new() { HasText = caption }) });
        return [.. (await table.Locator("tbody tr").Filter(new() { HasText = heading }).Locator("th, td").AllInnerTextsAsync()).Select(t => t.Trim())];
    }
}
