using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>
/// J9. One police force answers one section 11 return for eleven areas, the one that it answers first and ten more: one edit is seen in ten
/// views, two areas ask back apart from each other, one answer stays out of one area, one area has a question of its own, and withdrawal
/// reaches all ten.
/// </summary>
public sealed class AnswerOnceTests(Chromium chromium, ElevenAreas house) : IClassFixture<Chromium>, IClassFixture<ElevenAreas>
{
    private const string May = "Chief officers’ minutes of May";
    private const string June = "Chief officers’ minutes of June";
    private const string Secret = "Two officers are suspended";
    private const string Hub = "A sergeant and two analysts";

    [Fact]
    public async Task One_return_for_many_areas_and_back_again()
    {
        // The force works in a window without JavaScript, the areas in one with it.
        var (desk, view) = (await chromium.OpenAsync(house.Address, script: false), await chromium.OpenAsync(house.Address));
        var hands = new Mouse(desk);
        await house.AsAsync(desk, house.Lead);
        var (first, ten) = (house.Areas[0], house.Areas.Skip(1).ToList());

        await desk.GotoAsync("/questionnaires");
        foreach (var area in house.Areas)
        {
            await Assertions.Expect(desk.Locator("main")).ToContainTextAsync(area.Name);
        }

        await AnswerAsync(hands, first.Return, May);
        await ShareAsync(hands, first, ten);
        await EachSeesAsync(view, ten, May, but: ten[0]);
        await LocalAsync(hands, view, ten);
        await StaysOutAsync(view, ten);
        await AskBackAsync(hands, view, ten[0], ten[1]);

        await house.AsAsync(view, first.Manager);
        await view.GotoAsync($"/questionnaires/reopen/{first.Return}");
        await view.GetByLabel("Why is it opened again?").FillAsync("The minutes of June are there");
        await view.GetByRole(AriaRole.Button, new() { Name = "Open this return again", Exact = true }).ClickAsync();
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.AsAsync(desk, house.Lead);
        await AnswerAsync(hands, first.Return, June);
        await EachSeesAsync(view, ten, June);
        await Assertions.Expect(view.Locator("main")).ToContainTextAsync("They changed on");
        await StaysOutAsync(view, ten);
        await Assertions.Expect(view.Locator("main")).Not.ToContainTextAsync(May);

        await WithdrawAsync(hands, first);
        foreach (var area in ten)
        {
            await house.AsAsync(view, area.Manager);
            Assert.Equal(404, (await view.GotoAsync($"/questionnaires/return/{area.Return}"))!.Status);
            await view.GotoAsync($"/questionnaires/round/{area.Round}");
            await Assertions.Expect(view.Locator("main")).ToContainTextAsync("by Frances Force: These answers were given too early");
            Assert.DoesNotContain(June, await view.ContentAsync(), StringComparison.Ordinal);
        }

        await view.CheckAsync();
        Assert.Equal(0, await house.SqlAsync<long>("select coalesce(sum(c.count), 0)::bigint from assurance.grade_count c where c.partnership_id <> $1", first.Id));
    }

    private async Task AnswerAsync(Mouse hands, Guid of, string minutes)
    {
        await hands.Page.GotoAsync($"/questionnaires/fill/question/{of}/senior-lead");
        await GradeAsync(hands, minutes);
        await GradeAsync(hands, Secret);
        await hands.Page.GotoAsync($"/questionnaires/fill/check/{of}");
        await SignAsync(hands);
    }

    private static async Task GradeAsync(Mouse hands, string how)
    {
        await hands.ChooseAsync("Fully met");
        await hands.Page.Locator("[name$='.How']").FillAsync(how);
        await hands.ChooseAsync("Yes, I’ve completed this question");
        await hands.PressAsync("Save and continue");
    }

    private static async Task SignAsync(Mouse hands)
    {
        await hands.FillAsync("Your role", "Assistant chief constable");
        await hands.ChooseAsync("I confirm that this is an accurate assessment");
        await hands.PressAsync("Sign off");
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync("Signed off");
    }

    private static async Task ShareAsync(Mouse hands, ElevenAreas.Area first, List<ElevenAreas.Area> ten)
    {
        await hands.FollowAsync("Let this be your answer in other areas");
        await hands.FollowAsync("Choose answers that stay out");
        await hands.FollowAsync("Allegations");
        await hands.ChooseAsync("Some areas");
        await hands.ChooseAsync(ten[2].Name);
        await hands.FillAsync("Why do you not share it?", "A hearing in your area is not over");
        await hands.PressAsync("Keep this out");
        await hands.PressAsync("Share these answers");
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync("Your answers are shared with 10 areas");
        Assert.EndsWith($"/questionnaires/answer-once/{first.Return}", hands.Page.Url, StringComparison.Ordinal);
    }

    private async Task EachSeesAsync(IPage view, List<ElevenAreas.Area> ten, string words, ElevenAreas.Area? but = null)
    {
        foreach (var area in ten.Where(a => a != but))
        {
            await house.AsAsync(view, area.Manager);
            await view.GotoAsync($"/questionnaires/return/{area.Return}");
            await Assertions.Expect(view.Locator("main")).ToContainTextAsync(words);
        }
    }

    // The first of the ten asks about its hub: its return waits for that, and nobody else reads the answer.
    private async Task LocalAsync(Mouse hands, IPage view, List<ElevenAreas.Area> ten)
    {
        await house.AsAsync(view, ten[0].Manager);
        Assert.Equal(404, (await view.GotoAsync($"/questionnaires/return/{ten[0].Return}"))!.Status);
        await hands.Page.GotoAsync($"/questionnaires/fill/{ten[0].Return}");
        await hands.FollowAsync("The hub");
        await hands.Page.Locator("main textarea").FillAsync(Hub);
        await hands.PressAsync("Save and continue");
        await hands.Page.GotoAsync($"/questionnaires/fill/check/{ten[0].Return}");
        await SignAsync(hands);
        await view.GotoAsync($"/questionnaires/return/{ten[0].Return}");
        await Assertions.Expect(view.Locator("main")).ToContainTextAsync(Hub);
        await Assertions.Expect(view.Locator("main")).ToContainTextAsync(May);
        await view.CheckAsync();
        await house.AsAsync(view, ten[1].Manager);
        await view.GotoAsync($"/questionnaires/return/{ten[1].Return}");
        Assert.DoesNotContain("hub", await view.ContentAsync(), StringComparison.Ordinal);
    }

    private async Task StaysOutAsync(IPage view, List<ElevenAreas.Area> ten)
    {
        await house.AsAsync(view, ten[1].Manager);
        await view.GotoAsync($"/questionnaires/return/{ten[1].Return}");
        await Assertions.Expect(view.Locator("main")).ToContainTextAsync(Secret);
        await house.AsAsync(view, ten[2].Manager);
        await view.GotoAsync($"/questionnaires/return/{ten[2].Return}");
        await Assertions.Expect(view.Locator("main")).ToContainTextAsync($"{ElevenAreas.Force} does not share this answer with you: A hearing in your area is not over");
        Assert.DoesNotContain(Secret, await view.ContentAsync(), StringComparison.Ordinal);
    }

    private async Task AskBackAsync(Mouse hands, IPage view, ElevenAreas.Area one, ElevenAreas.Area other)
    {
        foreach (var area in new[] { one, other })
        {
            await house.AsAsync(view, area.Manager);
            await view.GotoAsync($"/assurance/moderate/{area.Return}/senior-lead");
            await view.Locator("[name='Input.Asked']").FillAsync($"What of {area.Name}?");
            await view.Locator("form[action*=Ask] button").ClickAsync();
            await view.GotoAsync("/assurance/challenge");
            await Assertions.Expect(view.Locator("main")).ToContainTextAsync($"What of {area.Name}?");
        }

        Assert.DoesNotContain(one.Name, await view.ContentAsync(), StringComparison.Ordinal);
        await hands.Page.GotoAsync("/");
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync($"Self-assessment, {one.Name}");
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync($"Self-assessment, {other.Name}");
        var script = await chromium.OpenAsync(house.Address);
        await house.AsAsync(script, house.Lead);
        foreach (var page in new[] { "", "answers/", "withdraw/" })
        {
            await script.GotoAsync($"/questionnaires/answer-once/{page}{house.Areas[0].Return}");
            await script.CheckAsync();
        }

        await script.GotoAsync($"/questionnaires/answer-once/withhold/{house.Areas[0].Return}/allegations");
        await script.CheckAsync();
        await script.GotoAsync("/questionnaires");
        await script.CheckAsync();
        await script.Context.CloseAsync();
    }

    private static async Task WithdrawAsync(Mouse hands, ElevenAreas.Area first)
    {
        await hands.Page.GotoAsync($"/questionnaires/answer-once/{first.Return}");
        await hands.FollowAsync("Withdraw your answers from areas");
        await hands.ChooseAsync("All areas");
        await hands.FillAsync("Why do you withdraw them?", "These answers were given too early");
        await hands.PressAsync("Withdraw your answers");
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync("Your answers are withdrawn");
    }
}
