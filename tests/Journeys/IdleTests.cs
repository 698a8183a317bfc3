using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>Whoever reads a long page is told before they are signed out, and can stay with a key.</summary>
public sealed class IdleTests(Chromium chromium, Demonstrated installed) : IClassFixture<Chromium>, IClassFixture<Demonstrated>
{
    [Fact]
    public async Task Three_minutes_before_the_end_a_person_can_stay()
    {
        var page = await chromium.OpenAsync(installed.Address);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/development/people");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Benedict") }).First.ClickAsync();
        var warning = page.Locator("[data-idle-minutes]");
        await Assertions.Expect(warning).ToBeHiddenAsync();
        await page.Clock.FastForwardAsync("12:01");
        await Assertions.Expect(warning).ToContainTextAsync("You will be signed out in 3 minutes");
        await page.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(warning).ToBeHiddenAsync();
        await page.Clock.FastForwardAsync("12:01");
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
