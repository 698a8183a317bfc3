using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests;

public sealed class ErrorsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_page_that_is_not_there_says_so_with_all_headers()
    {
        var person = await house.PersonAsync("Somebody", "business-manager", await house.PartnershipAsync("Nowhere"));
        using var browser = house.Browser(person);
        var page = await browser.GetAsync("/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Page not found", page.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in_whether_the_page_is_there_or_not()
    {
        using var visitor = house.Visitor();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/nothing-here")).Status);
        var page = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Contains("/sign-in", page.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/accessibility")]
    [InlineData("/cookies")]
    [InlineData("/privacy")]
    [InlineData("/help")]
    public async Task The_footer_leads_to_pages_that_need_no_account(string url)
    {
        using var visitor = house.Visitor();
        var page = await visitor.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Home_opens_for_a_person_without_roles()
    {
        var partnership = await house.PartnershipAsync("A partnership");
        var person = await house.PersonAsync("Somebody New", "business-manager", partnership);
        using var browser = house.Browser(person);
        var page = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("What needs you today", page.Text, StringComparison.Ordinal);
    }
}
