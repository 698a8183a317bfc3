using LineOfSight.Demo;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kit;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>The demonstration in a house whose clock a journey moves.</summary>
public sealed class InventedHouse : House
{
    protected override async Task FillAsync() => Assert.True(
        await Demonstration.MakeAsync(Installation.ServicesForVerbs, TextWriter.Null, CancellationToken.None, Clock.Today()));
}

/// <summary>A story that takes months: whose hands are on the page, and what day it is.</summary>
internal sealed class Telling(House house, IHands hands, bool script)
{
    private const string Partnership = "Hertfordshire Safeguarding Children Partnership";

    public IHands Hands => hands;

    public bool Script => script;

    public DateOnly Today => house.Clock.Today();

    /// <summary>Where the page is, without the site’s address.</summary>
    public string Path => new Uri(hands.Page.Url).PathAndQuery;

    /// <summary>Signs in as one of the invented people.</summary>
    public async Task AsAsync(string name)
    {
        await hands.Page.GotoAsync("/development/people");
        await hands.PressAsync(name);
        await Assertions.Expect(hands.Page.Locator("h1")).ToContainTextAsync("What needs you today");
    }

    /// <summary>Who has a role in the partnership of the story.</summary>
    public async Task<string> NameAsync(string role)
    {
        await hands.Page.GotoAsync("/development/people");
        var people = hands.Page.GetByRole(AriaRole.Heading, new() { Name = Partnership, Exact = true }).Locator("xpath=following-sibling::ul[1]").GetByRole(AriaRole.Listitem);
        return await people.Filter(new() { HasText = role }).First.GetByRole(AriaRole.Button).InnerTextAsync();
    }

    /// <summary>Lets days go by; whoever was signed in no longer is.</summary>
    public void GoOn(int days) => house.Clock.Advance(TimeSpan.FromDays(days));

    /// <summary>Lets a job run, as it does every morning.</summary>
    public async Task MorningAsync(string job) => Assert.True(await house.TurnAsync(job), $"{job} failed");
}
