using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>
/// Four young people made seven suggestions. What they said is followed, page by page and month by month, to what the partners decided,
/// what was done and what changed, and back to them: by keyboard alone, without JavaScript, and on a narrow screen.
/// </summary>
public sealed partial class SevenSuggestionsTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Manager = "Benedict Brackenshaw";
    private const string Consent = "Each agreed at the meeting, without names";
    private const string Title = "Young people who carry a knife say why, and nobody asks";
    private const string Wish = "Train one trusted adult in every school year";
    private const string Measured = "Pupils who can name an adult they would tell";
    private const string Question = "Shall every secondary school name and train a trusted adult for each year?";
    private const string Dissent = "We have no trainers before the autumn, and will not promise what we cannot give.";
    private const string Training = "Train the first twenty adults in ten schools";
    private const string Card = "Give each pupil a card with the adult’s name, written by young people";
    private const string Told = "You made seven suggestions. We took up five. Ten schools now have a trusted adult in every year, and more of you can name one. We could not open the gym at night, because nobody may staff it.";

    private static readonly string[] Suggestions =
    [
        "Ask us why before you tell us off.", "Let us choose the adult we talk to.", "Start in year 7, not in year 10.", "Tell our parents what is going on.",
        "Open the gym when the streets are worst.", "Write it in our words.", "Come back and say what you did.",
    ];

    private static readonly Dictionary<string, (string Stance, string Reasons, string By)> Partners = new()
    {
        ["Hertfordshire County Council"] = ("Agrees", "", "Director of children’s services"),
        ["Hertfordshire Constabulary"] = ("Agrees", "", "Assistant chief constable"),
        ["Hertfordshire and West Essex Integrated Care Board"] = ("Disagrees", Dissent, "Director of nursing"),
    };

    private readonly HashSet<string> seen = [];

    [Theory]
    [InlineData(true, true, 1280)]
    [InlineData(false, false, 1280)]
    [InlineData(false, true, 320)]
    public async Task From_seven_suggestions_to_a_change_and_an_answer(bool keyboard, bool script, int width)
    {
        await using var house = new InventedHouse();
        await house.InitializeAsync();
        var page = await chromium.OpenAsync(house.Address, script, width);
        var told = new Telling(house, keyboard ? new Keyboard(page) : new Mouse(page), script);

        var finding = await SaidAsync(told);
        var (recommendation, measure) = await RecommendAsync(told);
        var decision = await DecideAsync(told, recommendation);
        var (training, card) = await ActAsync(told, recommendation);
        await RiseAsync(told, training);
        await FinishAsync(told, training, "Twenty adults in ten schools were trained.");
        await FinishAsync(told, card, "Each pupil of ten schools has the card.");
        await ReadAsync(told, measure, 41, "No change");
        await AnswerAsync(told, finding);
        await ScrutiniseAsync(told, training);
        await ReadAsync(told, measure, 96, "A change for the better");
        await CloseAsync(told, recommendation, finding);
        await SeeAsync(told, finding, decision, training);
        await PaperAsync(told);
    }

    // Who spoke and how many; each suggestion in their own words, with the consent to use it, and never a percentage.
    private async Task<string> SaidAsync(Telling told)
    {
        var (hands, page) = (told.Hands, told.Hands.Page);
        await told.AsAsync(Manager);
        await page.GotoAsync("/improvement/findings");
        await hands.FollowAsync("Raise a finding");
        await hands.FillAsync("The finding in one sentence", Title);
        await hands.FillAsync("What you found", "Seven suggestions, and one thread through all of them: an adult whom they choose and who comes back to them.");
        await hands.ChooseAsync("Concern");
        await hands.FillAsync("Theme", "Gangs and knife crime");
        await hands.ChooseAsync("Learning is promoted and embedded in practice");
        await hands.FillAsync("Who raised it?", "Four young people of the youth council");
        await hands.FillAsync("How many people did it come from? (optional)", "4");
        await hands.DateAsync("When was it raised?", told.Today.AddDays(-3));
        await hands.DateAsync("By when were they promised an answer? (optional)", told.Today.AddDays(120));
        await hands.ChooseAsync("Somebody’s words");
        await hands.FillAsync("Their exact words", Suggestions[0]);
        await hands.FillAsync("How did they agree to their words being used?", Consent);
        await hands.FillAsync("Where does it come from?", "Youth council");
        await hands.DateAsync("Date of the evidence", told.Today.AddDays(-3));
        await CheckAsync(told);
        await hands.PressAsync("Continue");
        await CheckAsync(told);
        await hands.PressAsync("Record this finding");
        foreach (var suggestion in Suggestions.Skip(1))
        {
            await hands.FollowAsync("Add evidence");
            await hands.ChooseAsync("Somebody’s words");
            await hands.FillAsync("Their exact words", suggestion);
            await hands.FillAsync("How did they agree to their words being used?", Consent);
            await hands.FillAsync("Where does it come from?", "Youth council");
            await hands.DateAsync("Date of the evidence", told.Today.AddDays(-3));
            await CheckAsync(told);
            await hands.PressAsync("Add this evidence");
        }

        await Assertions.Expect(page.Locator(".los-evidence")).ToHaveCountAsync(7);
        await Assertions.Expect(page.Locator(".los-evidence").Filter(new() { HasText = Consent })).ToHaveCountAsync(7);
        var text = await page.Locator("main").InnerTextAsync();
        Assert.Matches(@"People it came from\s+4\b", text);
        Assert.DoesNotContain("%", text, StringComparison.Ordinal);
        await CheckAsync(told);
        return told.Path;
    }

    private async Task<(string Recommendation, string Measure)> RecommendAsync(Telling told)
    {
        var (hands, page) = (told.Hands, told.Hands.Page);
        await hands.FollowAsync("Propose a recommendation");
        await hands.PressAsync("Propose this recommendation");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Enter what you recommend");
        await CheckAsync(told);
        await hands.FillAsync("What do you recommend?", Wish);
        await hands.FillAsync("What will be different for children? (optional for now)", "A child who carries a knife has told an adult why.");
        await hands.FillAsync("What does it cost? (optional)", "Two days of a trainer for each school");
        await hands.SelectAsync("Who owns it? (optional for now)", Manager);
        await hands.DateAsync("When will you look again whether it worked? (optional for now)", told.Today.AddMonths(7));
        await hands.PressAsync("Propose this recommendation");
        var recommendation = told.Path;
        await CheckAsync(told);

        await hands.FollowAsync("Agree or reject");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Set a measure that will show whether it worked");
        await CheckAsync(told);
        await hands.FollowAsync("set a measure");
        await hands.FillAsync("What is measured?", Measured);
        await hands.FillAsync("What is counted, and how?", "Year 8 pupils of ten schools who write down a name, of all who answer.");
        await hands.FillAsync("Where do the values come from?", "School survey");
        await hands.ChooseAsync("How many of how many");
        await hands.FillAsync("What are they counted in? (optional)", "pupils");
        await hands.ChooseAsync("Higher");
        await hands.FillAsync("What change do you expect, and by when?", "More than half of those who answer, by the next school year");
        await CheckAsync(told);
        await hands.PressAsync("Save and set the baseline");
        await hands.DateAsync("What date is the value for?", told.Today.AddDays(-1));
        await hands.FillAsync("How many?", "40");
        await hands.FillAsync("Out of how many?", "160");
        await CheckAsync(told);
        await hands.PressAsync("Set the baseline");
        var measure = told.Path;
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("40 of 160");
        await CheckAsync(told);

        await page.GotoAsync(recommendation);
        await hands.FollowAsync("Agree or reject");
        await hands.ChooseAsync("Yes, it is agreed");
        await hands.PressAsync("Save");
        return (recommendation, measure);
    }

    // Three partners, joint and equal: one speaks for itself, one disagrees and stays on the record.
    private async Task<string> DecideAsync(Telling told, string recommendation)
    {
        var (hands, page) = (told.Hands, told.Hands.Page);
        told.GoOn(2);
        await told.AsAsync(Manager);
        await page.GotoAsync(recommendation);
        await hands.FollowAsync("Prepare a decision");
        await hands.FillAsync("What are the safeguarding partners asked to decide?", Question);
        await hands.ChooseAsync("At a meeting");
        await hands.FillAsync("Name of the meeting or of the written procedure", "Executive meeting");
        await hands.DateAsync("Date of the meeting, or when the papers went out", told.Today);
        await CheckAsync(told);
        await hands.PressAsync("Prepare this decision");
        var decision = told.Path;
        await CheckAsync(told);
        // The delegate of one partner may speak for that one alone; the business manager writes down what the others said.
        await told.AsAsync(await told.NameAsync("Delegated safeguarding partner"));
        await page.GotoAsync(decision.Replace("/decision/", "/give/position/", StringComparison.Ordinal));
        var own = await page.GetByRole(AriaRole.Group, new() { Name = "Which safeguarding partner?" }).Locator("label").AllInnerTextsAsync();
        await page.GotoAsync(decision);
        await PositionAsync(told, Assert.Single(own));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Not in yet");
        await told.AsAsync(Manager);
        await page.GotoAsync(decision);
        foreach (var partner in Partners.Keys.Except(own))
        {
            await PositionAsync(told, partner);
        }

        await hands.FollowAsync("Record what was decided");
        await hands.ChooseAsync("Go ahead");
        await hands.FillAsync("The decision in words", "Ten schools begin this term. Health joins when it has trainers.");
        await hands.DateAsync("When did it become final?", told.Today);
        await CheckAsync(told);
        await hands.PressAsync("Record as final");
        foreach (var words in (string[])["3 positions, 1 disagrees", Dissent, "Go ahead"])
        {
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        }

        await CheckAsync(told, again: true);
        return decision;
    }

    private async Task PositionAsync(Telling told, string partner)
    {
        var (stance, reasons, by) = Partners[partner];
        await told.Hands.FollowAsync("Give a partner’s position");
        await told.Hands.ChooseAsync(partner);
        await told.Hands.ChooseAsync(stance);
        await told.Hands.FillAsync("Reasons", reasons);
        await told.Hands.FillAsync("Who spoke for the partner?", by);
        await told.Hands.DateAsync("When was it said?", told.Today);
        await CheckAsync(told);
        await told.Hands.PressAsync("Record this position");
    }

    private async Task<(string Training, string Card)> ActAsync(Telling told, string recommendation)
    {
        var (hands, page) = (told.Hands, told.Hands.Page);
        await AddAsync(told, recommendation, Training, "Hertfordshire Constabulary", 20, "Hertfordshire County Council");
        await AddAsync(told, recommendation, Card, "Hertfordshire County Council", 60, null);
        await page.GotoAsync(recommendation);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Card);
        await CheckAsync(told, again: true);
        await hands.FollowAsync(Training);
        var training = told.Path;
        await page.GotoAsync(recommendation);
        await hands.FollowAsync(Card);
        var card = told.Path;

        await page.GotoAsync(training);
        await hands.FollowAsync("Something stands in its way");
        await hands.PressAsync("Save");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Enter what stands in its way");
        await hands.FillAsync("What else stands in its way, and who can move it?", "The only trainer is on leave. The council can lend one.");
        await CheckAsync(told);
        await hands.PressAsync("Save");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Blocked since");
        await CheckAsync(told);
        return (training, card);
    }

    private async Task AddAsync(Telling told, string recommendation, string what, string lead, int days, string? support)
    {
        var hands = told.Hands;
        await hands.Page.GotoAsync(recommendation);
        await hands.FollowAsync("Add an action");
        await hands.FillAsync("What will be done?", what);
        await hands.SelectAsync("Which agency leads it?", lead);
        await hands.OpenAsync("Agencies that support it");
        if (support is not null)
        {
            await hands.ChooseAsync(support);
        }

        await hands.SelectAsync("Which body watches over it? (optional)", "Strategic group");
        await hands.ChooseAsync("On a date that we choose");
        await hands.DateAsync("The date it is due", told.Today.AddDays(days));
        await CheckAsync(told);
        await hands.PressAsync("Add this action");
    }

    // Five working days after its date the lead is told, ten days after it the chair: the block excuses nothing.
    private async Task RiseAsync(Telling told, string action)
    {
        var page = told.Hands.Page;
        told.GoOn(20 + 11);
        await told.MorningAsync("improvement.let-late-rise");
        await told.AsAsync(Manager);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(new Regex("overdue", RegexOptions.IgnoreCase));
        await page.GotoAsync(action);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Who was told that it is late");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The lead of Hertfordshire Constabulary");
        await CheckAsync(told, again: true);
        await told.Hands.FollowAsync("Nothing stands in its way any more");
        await told.Hands.FillAsync("What moved it? (optional)", "The council lent a trainer");
        await told.Hands.PressAsync("It is no longer blocked");
    }

    // One of each kind of page is enough, unless it shows something else by now.
    private async Task CheckAsync(Telling told, bool again = false)
    {
        if (seen.Add(Identifier().Replace(told.Path.Split('?')[0], "*")) || again)
        {
            await told.Hands.Page.CheckAsync(told.Script);
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Identifier();
}
