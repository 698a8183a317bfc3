using AngleSharp.Html.Dom;

namespace LineOfSight.Improvement.Tests.Edit;

/// <summary>Histories and conflicts of an action say words: no identifier, no number of a choice, no machine's date.</summary>
public sealed class WordsTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private const string Identifier = "[0-9a-f]{8}-[0-9a-f]{4}-";

    [Fact]
    public async Task A_conflict_over_choices_says_their_names()
    {
        var action = await house.AddActionAsync(house.Manager, await house.RaiseAsync(house.Manager, house.Said()));
        var url = $"/improvement/edit/action/{action}";
        using var browser = house.Browser(house.Manager);
        var opened = await browser.GetAsync(url);
        await browser.PostAsync(url, new { Input_AgencyId = ImprovementHouse.Police, Input_OwnerId = house.Analyst });

        var refused = await browser.SendAsync((IHtmlFormElement)opened.Document.QuerySelector("main form")!, url, new { Input_OwnerId = house.Scrutineer });
        var conflict = refused.Document.QuerySelector(".los-stale")!.TextContent;
        foreach (var name in (string[])["Northshire Police", "Northshire Council", "Ashley Analyst", "Sam Scrutineer", "Agency: yours", "Owner: yours"])
        {
            Assert.Contains(name, conflict, StringComparison.Ordinal);
        }

        Assert.DoesNotMatch(Identifier, conflict);
    }

    [Fact]
    public async Task A_history_says_choices_answers_dates_and_people_in_words()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var action = await house.AddActionAsync(house.Manager, finding, owner: house.Analyst);
        using var browser = house.Browser(house.Manager);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.PostAsync($"/improvement/update/progress/{action}", new { Input_Status = "OnTrack", Input_Note = "It has begun" });
        Assert.Contains("\"Status\":\"OnTrack\"", await house.SqlAsync<string>(
            "select t.after from kernel.act a join kernel.act_text t on t.act_id = a.id where a.subject_id = $1 order by a.at desc limit 1", action), StringComparison.Ordinal);

        var page = (await browser.GetAsync($"/improvement/activity/{action}")).Text;
        Assert.Contains("Status Before: Not started On track", page, StringComparison.Ordinal);
        Assert.Contains("Case level No", page, StringComparison.Ordinal);
        Assert.Contains("Owner Ashley Analyst", page, StringComparison.Ordinal);
        Assert.Contains($"Due on {LineOfSight.Design.Dates.Plain(house.Today.AddDays(10))}", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Identifier + "|20[0-9]{2}-[0-9]{2}-[0-9]{2}", page);
    }
}
