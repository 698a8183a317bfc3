using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace LineOfSight.Design.Tests;

/// <summary>A page with a form, over HTTP: what is typed is kept, what is wrong is said twice and linked.</summary>
public sealed class FormTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static Dictionary<string, string> Right() => new()
    {
        ["Title"] = "Prevention starts too late", ["Count"] = "12", ["Judgement"] = "Mostly", ["Agencies"] = "Health",
        ["Owner"] = "council", ["Due.Day"] = "17", ["Due.Month"] = "4", ["Due.Year"] = "2026", ["How"] = "They told us.",
    };

    [Fact]
    public async Task What_is_right_is_bound() => Assert.Equal("Saved 2026-04-17 Mostly", await PostText(Right()));

    [Fact]
    public async Task A_page_without_mistakes_has_no_summary_and_no_prefix()
    {
        var page = await Get("/form");
        Assert.Equal("Record a finding – Line of Sight", page.Title);
        Assert.Empty(page.QuerySelectorAll(".govuk-error-summary, .govuk-error-message"));
        Assert.Equal("17", Value(page, "Due.Day"));
        Assert.True(((IHtmlInputElement)page.QuerySelector("[name=Agencies][value=Police]")!).IsChecked);
        Assert.False(((IHtmlInputElement)page.QuerySelector("[name=Agencies][value=Health]")!).IsChecked);
    }

    [Fact]
    public async Task Mistakes_stand_in_the_order_of_the_page_and_each_links_to_its_field()
    {
        var form = Right();
        form["Title"] = "";
        form["Count"] = "many";
        form.Remove("Judgement");
        form["Due.Month"] = "13";
        form["How"] = " ";
        var page = await Post(form);
        Assert.Equal("Error: Record a finding – Line of Sight", page.Title);
        var links = page.QuerySelectorAll(".govuk-error-summary__list a");
        Assert.Equal(
            ["Enter a title", "Count cannot be “many”. Check it and try again", "Select your judgement", "Due date must be a real date", "Say how you know"],
            links.Select(l => l.TextContent));
        Assert.Equal(["#Title", "#Count", "#Judgement", "#Due-Month", "#How"], links.Select(l => l.GetAttribute("href")));
        Assert.All(links, l => Assert.True(page.QuerySelector(l.GetAttribute("href")!) is IHtmlInputElement or IHtmlTextAreaElement));
        Assert.Equal(5, page.QuerySelectorAll(".govuk-error-message").Length);
        Assert.True(page.QuerySelector("main")!.Children[0].ClassList.Contains("govuk-error-summary"));
    }

    [Fact]
    public async Task What_was_typed_is_kept()
    {
        var form = Right();
        form["Count"] = "many";
        form["Due.Day"] = "31";
        form["Due.Month"] = "Feb";
        var page = await Post(form);
        Assert.Equal("many", Value(page, "Count"));
        Assert.Equal(["31", "Feb", "2026"], new[] { "Due.Day", "Due.Month", "Due.Year" }.Select(n => Value(page, n)));
        Assert.True(((IHtmlInputElement)page.QuerySelector("[name=Judgement][value=Mostly]")!).IsChecked);
        Assert.True(((IHtmlInputElement)page.QuerySelector("[name=Agencies][value=Health]")!).IsChecked);
        Assert.False(((IHtmlInputElement)page.QuerySelector("[name=Agencies][value=Police]")!).IsChecked);
        Assert.Equal("council", ((IHtmlSelectElement)page.QuerySelector("select[name=Owner]")!).Value);
        Assert.Equal(3, page.QuerySelectorAll(".govuk-date-input__input.govuk-input--error").Length);
    }

    [Fact]
    public async Task An_error_is_told_to_who_cannot_see_it()
    {
        var form = Right();
        form["Title"] = "";
        var page = await Post(form);
        var title = page.QuerySelector("#Title")!;
        Assert.Equal("Title-hint Title-error", title.GetAttribute("aria-describedby"));
        Assert.Equal("Error: Enter a title", page.QuerySelector("#Title-error")!.TextContent);
    }

    [Theory]
    [InlineData("", "", "", "Enter the due date", "#Due-Day")]
    [InlineData("17", "", "2026", "Due date must include a month", "#Due-Month")]
    [InlineData("17", "4", "26", "Due date must have a year of 4 numbers", "#Due-Year")]
    public async Task A_date_that_is_wrong_says_so_and_leads_to_the_wrong_part(string day, string month, string year, string words, string href)
    {
        var form = Right();
        (form["Due.Day"], form["Due.Month"], form["Due.Year"]) = (day, month, year);
        var link = Assert.Single((await Post(form)).QuerySelectorAll(".govuk-error-summary__list a"));
        Assert.Equal(words, link.TextContent);
        Assert.Equal(href, link.GetAttribute("href"));
    }

    [Fact]
    public async Task A_long_wrong_value_does_not_become_a_long_error()
    {
        var form = Right();
        form["Count"] = new string('9', 5000);
        var message = Assert.Single((await Post(form)).QuerySelectorAll(".govuk-error-summary__list a")).TextContent;
        Assert.InRange(message.Length, 1, 150);
    }

    [Theory]
    [InlineData("\nfirst line empty")]
    [InlineData("  two spaces before and after  ")]
    [InlineData("</textarea><script>alert(1)</script>")]
    public async Task A_long_text_comes_back_letter_for_letter(string text)
    {
        var form = Right();
        form["Title"] = "";
        form["How"] = text;
        Assert.Equal(text, (await Post(form)).QuerySelector("#How")!.TextContent);
    }

    [Fact]
    public async Task Every_label_belongs_to_a_control_and_every_id_is_used_once()
    {
        var page = await Get("/form");
        Assert.All(page.QuerySelectorAll("label"), l => Assert.NotNull(page.GetElementById(l.GetAttribute("for")!)));
        Assert.All(page.QuerySelectorAll("[aria-describedby]"), e =>
            Assert.All(e.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id))));
        Assert.All(page.QuerySelectorAll("[id]").GroupBy(e => e.Id), g => Assert.Single(g));
    }

    private static string? Value(IDocument page, string name) => page.QuerySelector($"[name='{name}']")!.GetAttribute("value");

    private async Task<IDocument> Get(string path) => Rendered.Document(await app.Client.GetStringAsync(path, TestContext.Current.CancellationToken));

    private async Task<IDocument> Post(Dictionary<string, string> form) => Rendered.Document(await PostText(form));

    private async Task<string> PostText(Dictionary<string, string> form)
    {
        using var answer = await app.Client.PostAsync("/form", new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
