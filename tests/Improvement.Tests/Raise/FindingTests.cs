using System.Net;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests.Raise;

/// <summary>/improvement/raise/finding</summary>
public sealed class FindingTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private const string Url = "/improvement/raise/finding";

    internal static Dictionary<string, string> Typed => new()
    {
        ["Input.Title"] = "Prevention starts too late",
        ["Input.Found"] = "Parents are left out.\nFirst line, second line.",
        ["Input.IsConcern"] = "true",
        ["Input.Theme"] = "Gangs and knife crime",
        ["Input.RaisedBy"] = "Four young people in Ware",
        ["Input.RaisedByCount"] = "4",
        ["Input.RaisedOn.Day"] = "3",
        ["Input.RaisedOn.Month"] = "April",
        ["Input.RaisedOn.Year"] = "2026",
        ["Input.Evidence.Kind"] = "Quotation",
        ["Input.Evidence.Words"] = "Most parents don’t have a clue",
        ["Input.Evidence.Consent"] = "Agreed at the meeting",
        ["Input.Evidence.Place"] = "the youth club",
        ["Input.Evidence.Source"] = "Youth council",
        ["Input.Evidence.GivenOn.Day"] = "3",
        ["Input.Evidence.GivenOn.Month"] = "4",
        ["Input.Evidence.GivenOn.Year"] = "2026",
    };

    private static Dictionary<string, string> With(params (string Name, string Value)[] others)
    {
        var typed = Typed;
        foreach (var (name, value) in others)
        {
            typed["Input." + name] = value;
        }

        return typed;
    }

    [Fact]
    public async Task Is_checked_and_then_recorded()
    {
        using var browser = house.Browser(house.Manager);
        var check = await browser.PostAsync(Url, Typed);
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Contains("Check your answers before you record this finding", check.Text, StringComparison.Ordinal);
        Assert.Contains("Friday 3 April 2026", check.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from improvement.finding where title = $1", Typed["Input.Title"]));

        var form = (IHtmlFormElement)check.Document.QuerySelector("main form")!;
        var done = await browser.SendAsync(form, Url, new { Step = "record" });
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var page = await browser.GetAsync(done.Location!);
        Assert.Equal("Prevention starts too late", page.Document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("“Most parents don’t have a clue”", page.Text, StringComparison.Ordinal);
        Assert.Contains("Said at the youth club. Consent: Agreed at the meeting", page.Text, StringComparison.Ordinal);
        Assert.Contains("Raised by four young people in Ware. No action has been agreed yet. They have waited 12 days for an answer.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Prevention", page.Document.Title, StringComparison.Ordinal);
        var activity = await browser.GetAsync(page.Document.QuerySelectorAll(".los-sub-navigation a")[^1].GetAttribute("href")!);
        Assert.Contains("Raised this finding", activity.Text, StringComparison.Ordinal);
        Assert.Contains("Morgan Manager", activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_back_to_change_with_everything_kept()
    {
        using var browser = house.Browser(house.Scrutineer);
        var check = await browser.PostAsync(Url, Typed);
        var again = await browser.SendAsync((IHtmlFormElement)check.Document.QuerySelector("main form")!, Url, new { Step = "change" });
        Assert.Empty(again.Errors);
        Assert.Equal(Typed["Input.Title"], Value(again, "Input.Title"));
        Assert.Equal(Typed["Input.Found"], Value(again, "Input.Found"));
        Assert.Equal("3", Value(again, "Input.RaisedOn.Day"));
        Assert.Equal(Typed["Input.Evidence.Words"], Value(again, "Input.Evidence.Words"));
        Assert.True(((IHtmlInputElement)again.Document.QuerySelector("[name='Input.Evidence.Kind'][value=Quotation]")!).IsChecked);
    }

    [Fact]
    public async Task Says_all_that_is_missing_beside_its_field()
    {
        using var browser = house.Browser(house.Manager);
        var page = await browser.PostAsync(Url, new Dictionary<string, string> { ["Input.Found"] = "Only this" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var words in (string[])["Enter the finding in one sentence", "Choose whether this is a concern or a strength", "Enter a theme", "Enter who raised it", "Enter the date it was raised"])
        {
            Assert.Contains(words, page.Errors, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Enter what you found", page.Errors, StringComparison.Ordinal);
        Assert.Equal("Only this", Value(page, "Input.Found"));
        Assert.All(page.Document.QuerySelectorAll(".govuk-error-summary a"), a => Assert.NotNull(page.Document.QuerySelector(a.GetAttribute("href")!)));
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RaisedOn.Day", "31", "The date it was raised must be a real date")]
    [InlineData("RaisedOn.Year", "2027", "The date it was raised must be today or in the past")]
    [InlineData("RaisedOn.Year", "", "The date it was raised must include a year")]
    [InlineData("RaisedByCount", "four", "The number of people must be a whole number, 1 or more")]
    [InlineData("RaisedByCount", "0", "The number of people must be a whole number, 1 or more")]
    [InlineData("Evidence.Words", " ", "Enter the exact words that were said")]
    [InlineData("Evidence.Consent", "", "Enter how they agreed to their words being used")]
    [InlineData("Evidence.Kind", "Figure", "Enter what the figure counts")]
    [InlineData("Evidence.Kind", "Document", "Enter the title of the document")]
    [InlineData("Evidence.GivenOn.Year", "2030", "The date of the evidence must be today or in the past")]
    [InlineData("AnswerBy.Day", "1", "The date they were promised an answer must include a month and year")]
    public async Task Names_the_field_and_what_to_change(string field, string typed, string words)
    {
        using var browser = house.Browser(house.Manager);
        var page = await browser.PostAsync(Url, With((field, typed)));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(words, page.Errors, StringComparison.Ordinal);
        if (!field.EndsWith("Kind", StringComparison.Ordinal))
        {
            Assert.Equal(typed, Value(page, "Input." + field));
        }

        Assert.Equal(Typed["Input.Title"], Value(page, "Input.Title"));
    }

    [Fact]
    public async Task Takes_a_title_of_200_characters_and_refuses_one_more()
    {
        using var browser = house.Browser(house.Manager);
        var longest = string.Concat(Enumerable.Repeat("Straße ", 28)) + "Ende";
        Assert.Equal(200, longest.Length);
        Assert.Empty((await browser.PostAsync(Url, With(("Title", longest)))).Errors);
        var refused = await browser.PostAsync(Url, With(("Title", longest + "x")));
        Assert.Contains("The finding in one sentence must be 200 characters or fewer", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(longest + "x", Value(refused, "Input.Title"));
        Assert.Contains("Theme must be 100 characters or fewer".ToLowerInvariant(), (await browser.PostAsync(Url, With(("Theme", new string('t', 101))))).Errors.ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_there_for_who_may_not_raise()
    {
        using var analyst = house.Browser(house.Analyst);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync(Url)).Status);
        using var visitor = house.Visitor();
        Assert.StartsWith("/sign-in", new Uri(new Uri(house.Address), (await visitor.GetAsync(Url)).Location).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_cases_cannot_record_one()
    {
        var reviewer = await house.PersonAsync("Robin Reviewer", "reviewer", house.Keeper);
        using var browser = house.Browser(reviewer);
        var form = await browser.GetAsync(Url);
        Assert.Null(form.Document.QuerySelector("[name='Input.IsCaseLevel']"));
        var page = await browser.PostAsync(Url, With(("IsCaseLevel", "true")));
        Assert.Contains("You may not record what describes one child’s case", page.Errors, StringComparison.Ordinal);
    }

    private static string? Value(Page page, string name) => page.Document.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };
}
