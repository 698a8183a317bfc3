using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>How a person works a page: every step names what it sees, as a person would.</summary>
internal interface IHands
{
    IPage Page { get; }

    Task FillAsync(string label, string text);

    Task ChooseAsync(string label);

    Task SelectAsync(string label, string option);

    Task DateAsync(string legend, DateOnly day);

    Task UploadAsync(string label, string file);

    Task PressAsync(string button);

    Task FollowAsync(string link);

    /// <summary>Opens what a summary hides.</summary>
    Task OpenAsync(string summary);
}

/// <summary>Hands on a keyboard alone: Tab, arrows, letters, Space and Enter.</summary>
internal sealed class Keyboard(IPage page) : IHands
{
    private const int MostTabs = 150;

    public IPage Page => page;

    public async Task FillAsync(string label, string text)
    {
        await ReachAsync(page.GetByLabel(label, new() { Exact = true }));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    public async Task ChooseAsync(string label)
    {
        var target = page.GetByLabel(label, new() { Exact = true });
        if (await target.GetAttributeAsync("type") == "checkbox")
        {
            await ReachAsync(target);
            await page.Keyboard.PressAsync("Space");
            return;
        }

        // Tab enters a group of radios; the arrows move in it.
        var radio = await target.ElementHandleAsync();
        await ReachAsync(target, orItsGroup: true);
        for (var i = 0; i < 20 && !await IsFocusedAsync(radio); i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await page.Keyboard.PressAsync("Space");
        Assert.True(await target.IsCheckedAsync(), $"The keyboard could not choose {label}");
    }

    public async Task SelectAsync(string label, string option)
    {
        await ReachAsync(page.GetByLabel(label, new() { Exact = true }));
        await page.Keyboard.TypeAsync(option);
    }

    public async Task DateAsync(string legend, DateOnly day)
    {
        var group = page.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });
        foreach (var (part, value) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
        {
            await ReachAsync(group.GetByLabel(part, new() { Exact = true }));
            await page.Keyboard.TypeAsync(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public async Task UploadAsync(string label, string file)
    {
        // The list of files belongs to the operating system; reaching the control is ours.
        var control = page.GetByLabel(label, new() { Exact = true });
        await ReachAsync(control);
        await control.SetInputFilesAsync(file);
    }

    public Task PressAsync(string button) => EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    public Task FollowAsync(string link) => EnterAsync(page.Leading(link));

    public async Task OpenAsync(string summary)
    {
        var target = page.Locator("summary").Filter(new() { HasText = summary });
        await ReachAsync(target);
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await target.Locator("..").EvaluateAsync<bool>("e => e.open"), $"The keyboard could not open {summary}");
    }

    private async Task EnterAsync(ILocator target)
    {
        await ReachAsync(target);
        // Every button and link leads to a new page; the mark is gone when it has come.
        await page.EvaluateAsync("() => { window.left = true; }");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => window.left !== true && document.readyState === 'complete'");
    }

    private async Task ReachAsync(ILocator target, bool orItsGroup = false)
    {
        await target.WaitForAsync();
        await SkipAsync(target);
        // Found once: to look for it by its name again at each press takes a browser longer than the press.
        var element = await target.ElementHandleAsync();
        for (var i = 0; i < MostTabs; i++)
        {
            if (await IsFocusedAsync(element, orItsGroup))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{MostTabs} presses of Tab did not reach {target} at {page.Url}");
    }

    // On a new page the first Tab leads to "Skip to main content"; whoever works by keyboard takes it. Where the page was worked already,
    // Tab goes on from there.
    private async Task SkipAsync(ILocator target)
    {
        if (await target.EvaluateAsync<bool>("e => document.activeElement === document.body && !!e.closest('main')"))
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("() => document.activeElement.matches('.govuk-skip-link')"))
            {
                await page.Keyboard.PressAsync("Enter");
                Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.tagName === 'MAIN'"), $"The link to the main content did not lead there at {page.Url}");
            }
        }
    }

    private static Task<bool> IsFocusedAsync(IElementHandle element, bool orItsGroup = false) => element.EvaluateAsync<bool>(
        "(e, group) => e === document.activeElement || (group && e.name === document.activeElement.name)", orItsGroup);
}

/// <summary>Hands on a mouse, in a browser without JavaScript.</summary>
internal sealed class Mouse(IPage page) : IHands
{
    public IPage Page => page;

    public Task FillAsync(string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public Task ChooseAsync(string label) => page.GetByLabel(label, new() { Exact = true }).CheckAsync();

    public Task SelectAsync(string label, string option) => page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    public async Task DateAsync(string legend, DateOnly day)
    {
        var group = page.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });
        foreach (var (part, value) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
        {
            await group.GetByLabel(part, new() { Exact = true }).FillAsync(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public Task UploadAsync(string label, string file) => page.GetByLabel(label, new() { Exact = true }).SetInputFilesAsync(file);

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => page.Leading(link).ClickAsync();

    public Task OpenAsync(string summary) => page.Locator("summary").Filter(new() { HasText = summary }).ClickAsync();
}

internal static class Leads
{
    /// <summary>What leads to another page under a name: a link, or a link that looks like a button.</summary>
    public static ILocator Leading(this IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).Or(page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).First;
}
