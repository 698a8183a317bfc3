using System.Text.RegularExpressions;
using LineOfSight.Kit;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>
/// The whole story, from a new installation to an answer: by keyboard alone, and again in a browser without JavaScript. Every
/// page on the way is checked for faults of access, of markup and of width.
/// </summary>
[Collection(JourneyCollection.Name)]
public sealed partial class StoryTests(Chromium chromium, Installed installed)
{
    private const string Said = "Nobody asked us until it was over.";
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task From_a_new_installation_to_an_answer()
    {
        // The first administrator can be made once, so the two ways of working follow each other on one installation.
        var administrator = new Someone("Ottoline Firstling", "ottoline.firstling@example.org", "four quiet herons at dawn");
        var link = Link().Match(await installed.RunAsync("people", "add-first", "--name", administrator.Name, "--email", administrator.Email, "--url", installed.Address)).Value;

        var keyboard = new Keyboard(await chromium.OpenAsync(installed.Address));
        await BeginAsync(keyboard, link, administrator);
        await TellAsync(keyboard, new Area("Borsetshire Safeguarding Children Partnership", "Hertfordshire", "919", "Wilhelmina Wrenfield"), script: true);

        var mouse = new Mouse(await chromium.OpenAsync(installed.Address, script: false));
        await SignInAsync(mouse, administrator);
        await TellAsync(mouse, new Area("Felpersham Safeguarding Children Partnership", "Norfolk", "926", "Osbert Oakhanger"), script: false);
    }

    private static async Task BeginAsync(IHands hands, string link, Someone somebody)
    {
        await hands.Page.GotoAsync(link);
        await hands.FillAsync("Password", somebody.Password);
        await hands.Page.CheckAsync(hands is Keyboard);
        await hands.PressAsync("Save password");
        await hands.Page.CheckAsync(hands is Keyboard);
        await SignInAsync(hands, somebody);
    }

    private async Task TellAsync(IHands hands, Area area, bool script)
    {
        var manager = new Someone(area.Manager, $"manager.{area.Code}@example.org", "a wooden bridge in the fog");
        await FoundAsync(hands, area, script);
        var link = await InviteAsync(hands, area, manager, script);
        await SignOutAsync(hands, script);
        await BeginAsync(hands, link, manager);
        await ImportAsync(hands, area, script);
        await RaiseAsync(hands, script);
        await ActAsync(hands, manager, script);
        await AnswerAsync(hands, script);
        await SeeAsync(hands, script);
        await SignOutAsync(hands, script);
    }

    private static async Task SignInAsync(IHands hands, Someone somebody)
    {
        await hands.Page.GotoAsync("/sign-in");
        await hands.FillAsync("Email address", somebody.Email);
        await hands.FillAsync("Password", somebody.Password);
        await hands.PressAsync("Sign in");
        await Assertions.Expect(hands.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new Regex("What needs you today"));
    }

    private static async Task SignOutAsync(IHands hands, bool script)
    {
        await hands.PressAsync("Sign out");
        await hands.Page.CheckAsync(script);
    }

    private static async Task FoundAsync(IHands hands, Area area, bool script)
    {
        await hands.Page.GotoAsync("/register/partnerships");
        await hands.FollowAsync("Add a partnership");
        await hands.FillAsync("Name", area.Name);
        await hands.ChooseAsync("Live");
        await hands.DateAsync("From when?", Today.AddDays(-30));
        await hands.Page.CheckAsync(script);
        await hands.PressAsync("Add this partnership");
        await hands.Page.CheckAsync(script);
        await hands.FollowAsync("Add a local authority");
        await hands.SelectAsync("Local authority", area.Council);
        await hands.DateAsync("Since when does it belong to the partnership?", Today.AddDays(-30));
        await hands.PressAsync("Add this local authority");
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync(area.Council);
        await hands.Page.CheckAsync(script);
    }

    private static async Task<string> InviteAsync(IHands hands, Area area, Someone manager, bool script)
    {
        await hands.Page.GotoAsync("/administration");
        await hands.Page.CheckAsync(script);
        await hands.FollowAsync("Invite a person");
        await hands.SelectAsync("Where will this person work?", area.Name);
        await hands.PressAsync("Continue");
        await hands.FillAsync("Full name", manager.Name);
        await hands.FillAsync("Work email address", manager.Email);
        await hands.ChooseAsync("Business manager");
        await hands.Page.CheckAsync(script);
        await hands.PressAsync("Invite this person");
        await hands.Page.CheckAsync(script);
        return await hands.Page.Locator("#one-time-link").InnerTextAsync();
    }

    // Twelve invented schools, of which one has a number that cannot be.
    private static async Task ImportAsync(IHands hands, Area area, bool script)
    {
        var file = Path.Combine(Path.GetTempPath(), $"census-2018-2019-{area.Code}.csv");
        var rows = Enumerable.Range(1, 12).Select(n => n == 7 ? $"12A4,{area.Code},1007,State-funded primary,90" : $"{area.Code}{n:000},{area.Code},{1000 + n},State-funded primary,{100 + n}");
        await File.WriteAllLinesAsync(file, rows.Prepend("URN,LA,ESTAB,SCHOOLTYPE,NOR"));
        await hands.Page.GotoAsync("/register/schools/import");
        await hands.FollowAsync("Import a register");
        await hands.UploadAsync("The register, as a CSV file", file);
        await hands.FillAsync("Only one local authority (optional)", area.Code);
        await hands.Page.CheckAsync(script);
        await hands.PressAsync("Compare it with what is held");
        await hands.Page.CheckAsync(script);
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync("12");
        await hands.PressAsync("Import these changes");
        for (var i = 0; i < 30 && !await hands.Page.GetByText("Rows that stayed out").First.IsVisibleAsync(); i++)
        {
            await Task.Delay(500);
            await hands.Page.ReloadAsync();
        }

        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync("12A4");
        await hands.Page.CheckAsync(script);
        await hands.FollowAsync("Go to the schools");
        await hands.Page.CheckAsync(script);
        File.Delete(file);
    }

    private static async Task RaiseAsync(IHands hands, bool script)
    {
        await hands.Page.GotoAsync("/improvement/findings");
        await hands.Page.CheckAsync(script);
        await hands.FollowAsync("Raise a finding");
        await hands.PressAsync("Continue");
        await Assertions.Expect(hands.Page.Locator(".govuk-error-summary")).ToContainTextAsync("Enter the finding in one sentence");
        await hands.Page.CheckAsync(script);
        await hands.FillAsync("The finding in one sentence", "Young people are asked too late");
        await hands.FillAsync("What you found", "They hear of a plan when it is already agreed.");
        await hands.ChooseAsync("Concern");
        await hands.FillAsync("Theme", "Voice of children");
        await hands.FillAsync("Who raised it?", "Four young people of the youth council");
        await hands.FillAsync("How many people did it come from? (optional)", "4");
        await hands.DateAsync("When was it raised?", Today.AddDays(-10));
        await hands.ChooseAsync("Somebody’s words");
        await hands.FillAsync("Their exact words", Said);
        await hands.FillAsync("How did they agree to their words being used?", "Agreed at the meeting, without names");
        await hands.FillAsync("Where does it come from?", "Youth council");
        await hands.DateAsync("Date of the evidence", Today.AddDays(-10));
        await hands.PressAsync("Continue");
        await hands.Page.CheckAsync(script);
        await hands.PressAsync("Record this finding");
        await Assertions.Expect(hands.Page.Locator("h1")).ToContainTextAsync("Young people are asked too late");
        await hands.Page.CheckAsync(script);
    }

    private static async Task ActAsync(IHands hands, Someone manager, bool script)
    {
        var finding = hands.Page.Url;
        await hands.FollowAsync("Actions");
        await hands.Page.GotoAsync(finding.Replace("/finding/", "/actions/", StringComparison.Ordinal));
        await hands.Page.CheckAsync(script);
        await hands.FollowAsync("Add an action");
        await hands.FillAsync("What will be done?", "Ask the youth council before a plan is written");
        await hands.SelectAsync("Who owns it? (optional)", manager.Name);
        await hands.ChooseAsync("On a date that we choose");
        await hands.DateAsync("The date it is due", Today.AddDays(5));
        await hands.Page.CheckAsync(script);
        await hands.PressAsync("Add this action");
        await hands.Page.CheckAsync(script);
        await hands.Page.GotoAsync(finding);
    }

    private static async Task AnswerAsync(IHands hands, bool script)
    {
        await hands.FollowAsync("Write the answer");
        await hands.FillAsync("The answer", "You were right. From now on we ask you first, and tell you what we did with it.");
        await hands.Page.CheckAsync(script);
        await hands.PressAsync("Save the answer");
        await hands.Page.CheckAsync(script);
        await hands.FollowAsync("Record that it was delivered");
        await hands.FillAsync("How were they told?", "At the youth council");
        await hands.FillAsync("Who told them?", "The business manager");
        await hands.DateAsync("When were they told?", Today);
        await hands.Page.CheckAsync(script);
        await hands.PressAsync("Record that it was delivered");
        await hands.Page.CheckAsync(script);
    }

    private static async Task SeeAsync(IHands hands, bool script)
    {
        await hands.FollowAsync("Line of sight");
        var main = hands.Page.Locator("main");
        foreach (var seen in (string[])[Said, "Young people are asked too late", "Ask the youth council before a plan is written", "10 days after they spoke"])
        {
            await Assertions.Expect(main).ToContainTextAsync(seen);
        }

        await hands.Page.CheckAsync(script);
        await TakeAsync(hands.Page, "line-of-sight", script);
        await hands.FollowAsync("Activity");
        await hands.Page.CheckAsync(script);
        await hands.Page.GotoAsync("/");
        await hands.Page.CheckAsync(script);
        await TakeAsync(hands.Page, "home", script);
    }

    // The pictures of the README: LINEOFSIGHT_WRITE_PICTURES=1 takes them again.
    private static async Task TakeAsync(IPage page, string name, bool script)
    {
        if (script && Environment.GetEnvironmentVariable("LINEOFSIGHT_WRITE_PICTURES") == "1")
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shared.Root, "docs", "pictures", $"{name}.png"), FullPage = true });
        }
    }

    private sealed record Someone(string Name, string Email, string Password);

    private sealed record Area(string Name, string Council, string Code, string Manager);

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();
}
