using System.Net;
using LineOfSight.Kit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Host.Tests.Access;

public sealed class DemonstrationPeopleInDevelopmentTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task One_click_signs_in_as_an_invented_person_and_as_nobody_else()
    {
        var partnership = await house.PartnershipAsync("Invented Partnership");
        var invented = await house.PersonAsync("Ivy Invented", "agency-lead", partnership);
        var real = await house.PersonAsync("Rae Real", "agency-lead", partnership);
        await house.SqlAsync("update identity.account set is_demonstration = true where id = $1", invented);
        using var browser = house.Visitor();
        var page = await browser.GetAsync("/development/people");
        Assert.Contains("Invented Partnership", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ivy Invented", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rae Real", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/development/people", new { person = real })).Status);
        Assert.Equal("/", (await browser.PostAsync("/development/people", new { person = invented })).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
    }
}

/// <summary>A house in Production, behind a proxy with a certificate.</summary>
public sealed class ProductionHouse : House
{
    protected override string EnvironmentName => "Production";
}

public sealed class DemonstrationPeopleInProductionTests(ProductionHouse house) : IClassFixture<ProductionHouse>
{
    [Fact]
    public void The_page_is_no_endpoint() => Assert.DoesNotContain(
        house.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>(),
        e => e.RoutePattern.RawText?.Contains("development", StringComparison.OrdinalIgnoreCase) == true);

    [Fact]
    public async Task The_page_answers_as_one_that_was_never_there()
    {
        var person = await house.PersonAsync("Rae Real", "agency-lead", await house.PartnershipAsync("A Partnership"));
        using var browser = house.Browser(person);
        var nothing = await browser.GetAsync("/nothing/people");
        var page = await browser.GetAsync("/development/people");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(Without(nothing), Without(page));
    }

    [Fact]
    public async Task Nobody_signs_in_as_an_invented_person()
    {
        var invented = await house.PersonAsync("Ivy Invented", "agency-lead", await house.PartnershipAsync("Another Partnership"));
        var email = await house.GivePasswordAsync(invented);
        await house.SqlAsync("update identity.account set is_demonstration = true where id = $1", invented);
        using var visitor = house.Visitor();

        // By hand, with a token of a real form.
        var token = (await visitor.GetAsync("/sign-in")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["person"] = invented.ToString(), ["__RequestVerificationToken"] = token });
        using var answer = await visitor.Client.PostAsync(new Uri("/development/people", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);

        // With the password that it does not normally have.
        Assert.NotEmpty((await visitor.SignInAsync(email)).Errors);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.session where account_id = $1", invented));

        // With the cookie of a session that Development began.
        using var kept = house.Browser(invented);
        Assert.Equal(HttpStatusCode.Redirect, (await kept.GetAsync("/")).Status);
    }

    private static string Without(Page page)
    {
        foreach (var token in page.Document.QuerySelectorAll("input[name=__RequestVerificationToken]"))
        {
            token.Remove();
        }

        return page.Document.DocumentElement.OuterHtml;
    }
}
