using System.Globalization;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>The second half of the journey: from what was done to what changed, the answer, and the paper.</summary>
public sealed partial class SevenSuggestionsTests
{
    private async Task FinishAsync(Telling told, string action, string changed)
    {
        var hands = told.Hands;
        await hands.Page.GotoAsync(action);
        await hands.FollowAsync("Update progress");
        await hands.ChooseAsync("Done");
        await hands.DateAsync("When was it done?", told.Today);
        await hands.FillAsync("What difference did it make?", changed);
        await CheckAsync(told);
        await hands.PressAsync("Save progress");
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync(changed);
    }

    private async Task ReadAsync(Telling told, string measure, int value, string shows)
    {
        var hands = told.Hands;
        await hands.Page.GotoAsync(measure);
        await hands.FollowAsync("Take a reading");
        await hands.DateAsync("What date is the value for?", told.Today);
        await hands.FillAsync("How many?", value.ToString(CultureInfo.InvariantCulture));
        await hands.FillAsync("Out of how many?", "160");
        await hands.ChooseAsync(shows);
        await CheckAsync(told);
        await hands.PressAsync("Save this reading");
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync($"{value} of 160");
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync(shows);
        await CheckAsync(told, again: true);
    }

    private async Task AnswerAsync(Telling told, string finding)
    {
        var hands = told.Hands;
        await hands.Page.GotoAsync(finding);
        await hands.FollowAsync("Write the answer");
        await hands.FillAsync("The answer", Told);
        await CheckAsync(told);
        await hands.PressAsync("Save the answer");
        await CheckAsync(told);
        await hands.FollowAsync("Record that it was delivered");
        await hands.FillAsync("How were they told?", "At the youth council");
        await hands.FillAsync("Who told them?", "The business manager");
        await hands.DateAsync("When were they told?", told.Today);
        await CheckAsync(told);
        await hands.PressAsync("Record that it was delivered");
    }

    // The scrutineer never lets go: returned with what is missing, done again, accepted.
    private async Task ScrutiniseAsync(Telling told, string action)
    {
        var (hands, page) = (told.Hands, told.Hands.Page);
        var scrutineer = await told.NameAsync("Independent scrutineer");
        const string Missing = "Did the young people meet the adults whom they chose?";
        await told.AsAsync(scrutineer);
        await page.GotoAsync(action);
        await hands.FollowAsync("Accept or return");
        await hands.ChooseAsync("No, I return it");
        await hands.FillAsync("What do you say?", Missing);
        await CheckAsync(told);
        await hands.PressAsync("Save");
        told.GoOn(180);
        await told.AsAsync(Manager);
        await page.GotoAsync(action);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Missing);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The scrutineer returned this action");
        await CheckAsync(told, again: true);
        await FinishAsync(told, action, "Twenty adults were trained; sixteen of the twenty were chosen by pupils.");
        await told.AsAsync(scrutineer);
        await page.GotoAsync(action);
        await hands.FollowAsync("Accept or return");
        await hands.ChooseAsync("Yes, I accept it");
        await hands.PressAsync("Save");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Accepted");
        await told.AsAsync(Manager);
    }

    private async Task CloseAsync(Telling told, string recommendation, string finding)
    {
        var (hands, page) = (told.Hands, told.Hands.Page);
        await page.GotoAsync(recommendation);
        await hands.FollowAsync("Record that it was carried out");
        await hands.DateAsync("When was it carried out?", told.Today);
        await hands.DateAsync("When will you look again whether it worked?", told.Today.AddMonths(7));
        await CheckAsync(told);
        await hands.PressAsync("Save");
        await hands.FollowAsync("Look again: did it work?");
        await hands.ChooseAsync("A change for the better");
        await CheckAsync(told);
        await hands.PressAsync("Save");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It is closed: a change for the better");
        await page.GotoAsync(finding);
        await hands.FollowAsync("Close this finding");
        await CheckAsync(told);
        await hands.PressAsync("Close this finding");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Closed on");
    }

    private async Task SeeAsync(Telling told, string finding, string decision, string action)
    {
        var (hands, page) = (told.Hands, told.Hands.Page);
        var main = page.Locator("main");
        foreach (var from in (string[])[finding, decision, action])
        {
            await page.GotoAsync(from);
            await hands.FollowAsync("Line of sight");
            // The line of one action leads up to all that was said and down to what changed, not to the other action beside it.
            foreach (var words in (string[])[.. Suggestions, Title, Wish, Question, Training, from == action ? Wish : Card, Measured, "Told four young people of the youth council", "days after they spoke"])
            {
                await Assertions.Expect(main).ToContainTextAsync(words);
            }

            // A share of many pupils may carry its percentage, behind both its numbers; what four young people said never does.
            Assert.DoesNotMatch(@"(?<!\d+\s+of\s+\d+\s+pupils\s+\()\b\d+%", await main.InnerTextAsync());
            await CheckAsync(told);
        }

        await page.GotoAsync("/improvement/orphans");
        foreach (var words in (string[])[Title, Wish, Question, Training, Card, Measured])
        {
            await Assertions.Expect(main).Not.ToContainTextAsync(words);
        }

        foreach (var list in (string[])["/improvement/recommendations", "/improvement/decisions", "/improvement/measures", "/improvement/theme?name=Gangs%20and%20knife%20crime", "/improvement/purposes", "/improvement/purpose/5"])
        {
            await page.GotoAsync(list);
            await CheckAsync(told);
        }
    }

    // What was decided, what changed and what was answered, on paper for the executive: as a page, and as a Word document that they can keep.
    private async Task PaperAsync(Telling told)
    {
        var (hands, page) = (told.Hands, told.Hands.Page);
        await told.AsAsync(Manager);
        await page.GotoAsync("/improvement/report");
        await CheckAsync(told);
        await hands.FollowAsync("Make a board paper");
        await hands.DateAsync("First day that it covers", told.Today.AddMonths(-10));
        await CheckAsync(told);
        await hands.PressAsync("Make the paper");
        var main = page.Locator("main");
        foreach (var words in (string[])[Question, Dissent, Measured, Title, "What was decided", "What changed", "What was answered", "Source: Decision D-"])
        {
            await Assertions.Expect(main).ToContainTextAsync(words);
        }

        await CheckAsync(told);
        var word = await page.APIRequest.GetAsync($"{told.Path}?handler=Word");
        Assert.Equal(200, word.Status);
        using var file = new System.IO.Compression.ZipArchive(new MemoryStream(await word.BodyAsync()));
        using var text = new StreamReader(file.GetEntry("word/document.xml")!.Open());
        Assert.Contains("disagreed", await text.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
