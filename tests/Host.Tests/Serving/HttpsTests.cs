using System.Net;
using LineOfSight.Host.Tests.Access;
using LineOfSight.Kit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Host.Tests.Serving;

/// <summary>Production is reached over https, through a proxy on the same machine; its cookies go nowhere else.</summary>
public sealed class HttpsTests(ProductionHouse house) : IClassFixture<ProductionHouse>
{
    [Fact]
    public async Task A_page_with_a_form_opens_through_the_proxy()
    {
        using var visitor = house.Visitor();
        var page = await visitor.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main form input[type=password]"));
    }

    [Theory]
    [InlineData("/sign-in", null)]
    [InlineData("/", null)]
    [InlineData("/nothing-here", null)]
    [InlineData("/sign-in", "http")]
    public async Task Without_https_a_plain_page_says_what_is_missing(string url, string? scheme)
    {
        using var client = new HttpClient { BaseAddress = new Uri(house.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        if (scheme is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", scheme);
        }

        var page = await Browser.ReadAsync(await client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("This service needs https", page.Document.QuerySelector("h1")?.TextContent);
        Assert.Contains("must be reached over https, through a proxy with a certificate", page.Text, StringComparison.Ordinal);
        Assert.Contains("docs/operating.md", page.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_cookie_is_bound_to_this_host_and_to_https()
    {
        var person = await house.PersonAsync("Rae Real", "agency-lead", await house.PartnershipAsync("Bound"));
        var email = await house.GivePasswordAsync(person);
        using var visitor = house.Visitor();
        var form = await visitor.GetAsync("/sign-in");
        var secret = await house.GiveAppAsync(person);
        var halfway = await visitor.SignInAsync(email);
        Assert.Equal("/second-step", halfway.Location);
        var signedIn = await visitor.SignInAsync(house, email, secret);
        Assert.Equal("/", signedIn.Location);
        var cookies = form.Headers.GetValues("Set-Cookie").Concat(halfway.Headers.GetValues("Set-Cookie")).Concat(signedIn.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Contains(cookies, c => c.StartsWith("__Host-los-second-step=", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c.StartsWith("__Host-los-session=", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c.StartsWith("__Host-los-forms=", StringComparison.Ordinal));
        Assert.All(cookies, c =>
        {
            Assert.StartsWith("__Host-", c, StringComparison.Ordinal);
            var parts = c.Split("; ").Skip(1).ToHashSet(StringComparer.OrdinalIgnoreCase);
            Assert.Superset(new HashSet<string>(["path=/", "secure", "httponly", "samesite=lax"], StringComparer.OrdinalIgnoreCase), parts);
        });
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
    }

    [Fact]
    public async Task The_cookies_page_names_the_cookies_that_are_set()
    {
        using var visitor = house.Visitor();
        var names = (await visitor.GetAsync("/cookies")).Document.QuerySelectorAll("tbody tr td:first-child").Select(c => c.TextContent);
        Assert.Equal(["__Host-los-session", "__Host-los-second-step", "__Host-los-work-account", "__Host-los-forms", "__Host-los-link", "__Host-los-message"], names);
    }

    [Fact]
    public void The_message_for_the_next_page_is_bound_too()
    {
        var cookie = house.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<CookieTempDataProviderOptions>>().Value.Cookie;
        Assert.Equal(("__Host-los-message", CookieSecurePolicy.Always, "/", true), (cookie.Name, cookie.SecurePolicy, cookie.Path, cookie.HttpOnly));
    }
}
