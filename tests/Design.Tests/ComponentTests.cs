using System.Text.RegularExpressions;
using AngleSharp.Dom;
using LineOfSight.Charts;
using LineOfSight.Design.TagHelpers;
using LineOfSight.Design.Tests.Fixtures;
using LineOfSight.Figures;
using LineOfSight.Kernel.Clocks;
using LineOfSight.WorkingDays;

namespace LineOfSight.Design.Tests;

/// <summary>What holds for every component, and the refusals of our own.</summary>
public sealed partial class ComponentTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static readonly Origin Answered = new("Schools that answered", "Section 175 return", new DateOnly(2026, 3, 31));

    [GeneratedRegex("^on[a-z]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Handler { get; }

    [Theory]
    [InlineData("/home?switch=1")]
    [InlineData("/form")]
    [InlineData("/line")]
    public async Task No_page_has_anything_inline(string path)
    {
        var page = await Get(path);
        Assert.All(page.All, Clean);
        Assert.All(page.Scripts, s => Assert.True(s.HasAttribute("src") && s.TextContent.Length == 0));
        Assert.Empty(page.QuerySelectorAll("style"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.EndsWith("– Line of Sight", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void No_component_has_anything_inline()
    {
        // One fixture asks for a handler itself, to show that attributes are passed on.
        foreach (var fixture in OfficialFixtures.All.Where(f => OfficialFixtures.IsMade(f.Component) && !f.Options.ToJsonString().Contains("style", StringComparison.Ordinal)))
        {
            Assert.All(Rendered.Document(OfficialFixtures.Make(fixture)).All, Clean);
        }
    }

    [Fact]
    public async Task The_page_has_header_sections_main_and_footer()
    {
        var page = await Get("/home");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Line of Sight", page.QuerySelector(".los-header a")!.TextContent);
        Assert.Equal("Hertfordshire Safeguarding Children Partnership", page.QuerySelector(".los-header__partnership")!.TextContent);
        Assert.Equal(8, page.QuerySelectorAll("nav[aria-label=Sections] a").Length);
        Assert.Equal("Home", Assert.Single(page.QuerySelectorAll("[aria-current=page]")).TextContent);
        Assert.Equal("#main-content", page.QuerySelector(".govuk-skip-link")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main#main-content"));
        Assert.Equal(["Accessibility", "Privacy", "Cookies", "Help"], page.QuerySelectorAll("footer a").Select(a => a.TextContent));
        Assert.Null(page.QuerySelector(".los-switch"));
    }

    [Fact]
    public async Task Signing_out_and_changing_partnership_are_posted_with_a_token()
    {
        var page = await Get("/home?switch=1");
        Assert.Equal(2, page.QuerySelectorAll("form[method=post]").Length);
        Assert.All(page.QuerySelectorAll("form[method=post]"), f => Assert.NotNull(f.QuerySelector("[name=__RequestVerificationToken]")));
        Assert.Equal(["1", "2"], page.QuerySelectorAll("[name=partnership] option").Select(o => o.GetAttribute("value")));
    }

    [Fact]
    public async Task A_page_before_sign_in_has_no_navigation()
    {
        var page = await Get("/plain");
        Assert.Empty(page.QuerySelectorAll(".los-navigation, .los-header__partnership"));
        Assert.NotNull(page.QuerySelector(".los-back"));
        Assert.Equal("Sign in", page.QuerySelector("h1")!.TextContent);
    }

    // It takes a figure and nothing else: there is no property through which a bare number or a percentage could come.
    [Fact]
    public async Task A_figure_is_shown_from_a_figure_alone()
    {
        var properties = typeof(FigureTagHelper).GetProperties().Where(p => p.DeclaringType == typeof(FigureTagHelper));
        Assert.Equal([("Figure", typeof(Figure))], properties.Select(p => (p.Name, p.PropertyType)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Rendered.Html(new FigureTagHelper()));
    }

    [Fact]
    public async Task A_figure_stands_with_its_base_meaning_source_and_date()
    {
        var html = Rendered.Document(await Rendered.Html(new FigureTagHelper { Figure = Figure.Share(1234, 9999, "schools", Answered) }));
        Assert.Equal("1,234 of 9,999 schools (12%)", html.QuerySelector(".los-figure__value")!.TextContent);
        Assert.Equal("Schools that answered", html.QuerySelector(".los-figure__definition")!.TextContent);
        Assert.Equal("Where this number comes from: Schools that answered", html.QuerySelector("details summary")!.TextContent);
        Assert.Equal(["Schools that answered", "Section 175 return", "31 March 2026"], html.QuerySelectorAll("details dd").Select(d => d.TextContent));
    }

    [Fact]
    public async Task A_table_of_counts_shows_what_may_be_published_and_says_why_something_is_hidden()
    {
        var table = Suppression.Publish(new CountTable("Children by age", ["Foster care", "Residential"], ["Under 10", "10 to 17"], [[214, 180], [3, 21]], "children", Answered));
        var html = Rendered.Document(await Rendered.Html(new CountTableTagHelper { Table = table }));
        Assert.Equal(["Children", "Under 10", "10 to 17", "Total"], html.QuerySelectorAll("thead th").Select(t => t.TextContent));
        Assert.Equal("Residential,fewer than 5,c,24", string.Join(',', html.QuerySelectorAll("tbody tr:nth-child(2) > *").Select(t => t.TextContent)));
        Assert.StartsWith(SmallNumbers.Note, html.QuerySelector(".los-counts__notes")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("214", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_stands_with_its_numbers_as_a_table_and_where_they_come_from()
    {
        var chart = new Bars("Most are young", "Open actions by age", "Age", "actions", [new("Under 1 month", 12), new("1 to 3 months", 3)], Answered);
        var html = Rendered.Document(await Rendered.Html(new ChartTagHelper { Chart = chart, Id = "ages", CsvHref = "/ages.csv" }));
        Assert.Equal(2, html.QuerySelectorAll("svg[role=img]").Length);
        Assert.All(html.QuerySelectorAll("svg"), s => Assert.All(s.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.Single(html.All, e => e.Id == id)));
        Assert.Equal(["Under 1 month", "12", "1 to 3 months", "3"], html.QuerySelectorAll("tbody td, tbody th").Select(c => c.TextContent));
        Assert.Equal("/ages.csv", html.QuerySelector("a[download]")!.GetAttribute("href"));
        Assert.Equal("h3", html.QuerySelector(".los-chart__title")!.LocalName);
    }

    [Fact]
    public async Task A_date_that_matters_cannot_stand_without_words()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Rendered.Html(new ContextualDateTagHelper { Day = new DateOnly(2026, 4, 3), Words = " " }));
        var page = Rendered.Document(await Rendered.Html(new ContextualDateTagHelper { Due = Due.Of(new(2026, 4, 3), new(2026, 4, 8), BankHolidays.Known.In(Division.EnglandAndWales)) }));
        Assert.Equal("Overdue by 2 working days", page.QuerySelector(".los-date--overdue .los-date__words")!.TextContent);
        Assert.Equal("2026-04-03", page.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task Two_texts_stand_side_by_side_whole()
    {
        var page = Rendered.Document(await Rendered.Html(new ConflictTagHelper { Field = "Reasons", Theirs = "one\ntwo", Yours = "three", By = "A. Example" }));
        Assert.Equal(["one\ntwo", "three"], page.QuerySelectorAll(".los-conflict__text").Select(t => t.TextContent));
    }

    [Fact]
    public async Task A_name_of_five_thousand_letters_is_shown_whole()
    {
        var name = new string('W', 5000);
        Assert.Contains(name, await Rendered.Html(new NeedTagHelper { Thing = name, Href = "/x" }), StringComparison.Ordinal);
        Assert.Contains(name, await Rendered.Html(new IdentityBarTagHelper { Name = name }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_a_list_keep_its_filters()
    {
        var page = await Get("/line?agency=police&agency=health&page=2&q=a%26b");
        Assert.Equal("/line?agency=police&agency=health&q=a%26b&page=7", page.QuerySelector(".govuk-pagination__next a")!.GetAttribute("href"));
        Assert.Equal("6", page.QuerySelector(".govuk-pagination__item--current")!.TextContent);
    }

    private static void Clean(IElement element)
    {
        Assert.False(element.HasAttribute("style"), element.OuterHtml);
        Assert.DoesNotContain(element.Attributes, a => Handler.IsMatch(a.Name));
    }

    private async Task<IDocument> Get(string path) => Rendered.Document(await app.Client.GetStringAsync(path, TestContext.Current.CancellationToken));
}
