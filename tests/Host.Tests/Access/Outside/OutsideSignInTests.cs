using System.Net;
using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kit;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Host.Tests.Access.Outside;

/// <summary>Signing in at an outside provider, and what a person reads when it hangs, lies or is down.</summary>
public sealed class OutsideSignInTests(OutsideHouse house) : IClassFixture<OutsideHouse>
{
    [Fact]
    public async Task A_linked_person_signs_in_when_the_providers_second_step_is_trusted()
    {
        var (person, subject) = await house.LinkedAsync();
        foreach (var (claim, value, whole) in new (string, object, bool)[] { ("amr", new[] { "pwd", "mfa" }, true), ("acr", "high", true), ("amr", new[] { "pwd" }, false), ("amr", "mfa", false), ("acr", "low", false) })
        {
            using var browser = house.Visitor();
            var asked = await OutsideHouse.LeaveAsync(browser, "nhs", "/work-account/start/nhs?from=%2Faccount");
            house.Twin.Honest();
            house.Name(subject, asked["nonce"]);
            house.Twin.Claims[claim] = value;
            var back = await house.ReturnAsync(browser, asked["state"], "nhs");
            Assert.Equal(whole ? "/account" : "/second-step?from=%2Faccount", back.Location);
            Assert.Equal(whole, (await browser.GetAsync("/account")).Status == HttpStatusCode.OK);
        }

        Assert.Equal(2, await house.SessionsOfAsync(person));
    }

    [Fact]
    public async Task The_provider_is_asked_with_a_proof_key_and_the_code_is_exchanged_with_it()
    {
        var (_, subject) = await house.LinkedAsync();
        using var browser = house.Visitor();
        var asked = await OutsideHouse.LeaveAsync(browser);
        Assert.Equal(("code", "line-of-sight", "openid", "S256"), (asked["response_type"], asked["client_id"], asked["scope"], asked["code_challenge_method"]));
        Assert.Equal($"{house.Address}/work-account/returned/council", asked["redirect_uri"]);
        house.Twin.Honest();
        house.Name(subject, asked["nonce"]);
        await house.ReturnAsync(browser, asked["state"]);
        Assert.Equal(asked["code_challenge"], System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(house.Twin.Asked["code_verifier"]))));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("line-of-sight:a%20secret%3A%20with%2Fletters")), house.Twin.Authorization);
        Assert.DoesNotContain("client_secret", house.Twin.Asked.Keys);
    }

    [Fact]
    public async Task An_email_address_decides_nothing()
    {
        var person = await house.PersonAsync("Vera Victim", "agency-lead", await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}"));
        using var browser = house.Visitor();
        var asked = await OutsideHouse.LeaveAsync(browser);
        house.Twin.Honest();
        house.Name("a-stranger", asked["nonce"]);
        house.Twin.Claims["email"] = await house.SqlAsync<string>("select email from identity.account where id = $1", person);
        house.Twin.Claims["email_verified"] = true;
        var page = await house.ReturnAsync(browser, asked["state"]);
        Assert.Contains("is not linked to anybody here", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.SessionsOfAsync(person));
    }

    [Fact]
    public async Task The_same_subject_of_another_tenant_or_issuer_is_somebody_else()
    {
        var (_, subject) = await house.LinkedAsync();
        await house.SqlAsync("update identity.outside_identity set tenant = 'another-tenant' where subject = $1", subject);
        Assert.Contains("is not linked to anybody here", (await SignInAsync(subject)).Text, StringComparison.Ordinal);
        await house.SqlAsync("update identity.outside_identity set tenant = $2, issuer = 'https://login.example.org' where subject = $1", subject, Twin.Tenant);
        Assert.Contains("is not linked to anybody here", (await SignInAsync(subject)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_issuer_and_return_are_of_this_browser_and_this_provider_and_used_once()
    {
        var (person, subject) = await house.LinkedAsync();
        using var browser = house.Visitor();
        var sent = await browser.GetAsync("/work-account/start/council");
        var cookie = sent.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("los-work-account=", StringComparison.Ordinal)).Split(';')[0];
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(sent.Location!).Query);
        house.Twin.Honest();
        house.Name(subject, query["nonce"]!);

        async Task<Page> ComeAsync(string url, string? with)
        {
            using var other = house.Visitor();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
            if (with is not null)
            {
                request.Headers.Add("Cookie", with);
            }

            return await Browser.ReadAsync(await other.Client.SendAsync(request));
        }

        var right = $"/work-account/returned/council?code=a-code&state={query["state"]}&iss={Uri.EscapeDataString(house.Twin.Address)}";
        foreach (var (url, with) in new[]
        {
            (right, null),                                                                    // another browser
            (right.Replace("state=", "state=x", StringComparison.Ordinal), cookie),           // another state
            (right[..right.IndexOf("&iss", StringComparison.Ordinal)], cookie),               // no issuer, though the provider promises one
            (right[..right.IndexOf("&iss", StringComparison.Ordinal)] + "&iss=https%3A%2F%2Flogin.example.org", cookie),
            (right.Replace("/council", "/nhs", StringComparison.Ordinal), cookie),            // mixed up with another provider
            (right.Replace("code=a-code&", "", StringComparison.Ordinal), cookie),
        })
        {
            Assert.Contains("so nothing was opened", (await ComeAsync(url, with)).Text, StringComparison.Ordinal);
        }

        Assert.Contains("You did not finish signing in at Wirral Council", (await ComeAsync(right.Replace("code=a-code", "error=access_denied", StringComparison.Ordinal), cookie)).Text, StringComparison.Ordinal);
        Assert.Equal("/second-step", (await ComeAsync(right, cookie)).Location);
        Assert.DoesNotContain("/second-step", (await ComeAsync(right, cookie)).Location ?? "", StringComparison.Ordinal);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from identity.first_step where account_id = $1", person));
    }

    [Fact]
    public async Task An_invitation_links_whoever_opens_it_once()
    {
        var (invited, secret) = (await house.PersonAsync("Nell New", "agency-lead", await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}")), Kernel.Data.NewId.Secret());
        await house.SqlAsync(
            "update identity.account set invitation_hash = $2, invitation_expires_at = $3 where id = $1", invited, SHA256.HashData(Encoding.UTF8.GetBytes(secret)), house.Clock.GetUtcNow().AddDays(7));
        var link = $"/administration/accept/invitation/{secret}";
        using var browser = house.Visitor();
        var start = (await browser.GetAsync(link)).Document.QuerySelector("a[href*='/work-account/start/council']")!.GetAttribute("href")!;
        Assert.Equal("/second-step", (await SignInAsync("the-new-one", browser, start)).Location);
        Assert.Equal("/second-step/set-up", (await browser.GetAsync("/second-step")).Location);
        using var thief = house.Visitor();
        Assert.Contains("is not linked to anybody here", (await SignInAsync("a-thief", thief, start)).Text, StringComparison.Ordinal);
        using var later = house.Visitor();
        Assert.Equal("/second-step", (await SignInAsync("the-new-one", later)).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(link)).Status);
    }

    [Fact]
    public async Task A_signed_in_person_links_their_own_account_and_takes_it_away()
    {
        var person = await house.PersonAsync("Lena Linker", "agency-lead", await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}"));
        await house.GivePasswordAsync(person);
        var subject = $"subject-{Kernel.Data.NewId.Next():N}";
        using var browser = house.Browser(person);
        Assert.Equal("/account", (await SignInAsync(subject, browser, "/account/link-work-account/council")).Location);
        var account = await browser.GetAsync("/account");
        Assert.Contains("Wirral Council, linked", account.Text, StringComparison.Ordinal);
        using var elsewhere = house.Visitor();
        Assert.Equal("/second-step", (await SignInAsync(subject, elsewhere)).Location);

        // Somebody else cannot link it too, nor finish what was begun here.
        using var other = house.Browser(await house.PersonAsync("Olga Other", "agency-lead", await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}")));
        Assert.Contains("so nothing was opened", (await SignInAsync(subject, other, "/account/link-work-account/council")).Text, StringComparison.Ordinal);
        var remove = account.Document.QuerySelector("a[href*='remove-work-account']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(remove)).Status);
        Assert.Equal("/account", (await browser.PostAsync(remove)).Location);
        using var gone = house.Visitor();
        Assert.Contains("is not linked to anybody here", (await SignInAsync(subject, gone)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_down_says_so_and_everybody_else_signs_in()
    {
        using var browser = house.Visitor();
        Assert.Contains("Gone Council did not answer as it should", (await browser.GetAsync("/work-account/start/gone")).Text, StringComparison.Ordinal);
        var person = await house.PersonAsync("Petra Password", "agency-lead", await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}"));
        Assert.Equal("/", (await browser.SignInAsync(await house.GivePasswordAsync(person))).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/work-account/start/nobody")).Status);
    }

    [Theory]
    [InlineData("hangs")]
    [InlineData("fails")]
    [InlineData("answers a page")]
    [InlineData("answers another issuer")]
    [InlineData("sends elsewhere")]
    [InlineData("answers without end")]
    [InlineData("answers deep")]
    [InlineData("sends people where no one is safe")]
    public async Task A_provider_that_hangs_or_talks_nonsense_says_so(string how)
    {
        // Documents are kept for a day; a failure is remembered for some seconds.
        house.Clock.Advance(TimeSpan.FromHours(25));
        var honest = new Twin();
        house.Twin.Honest();
        house.Twin.Discovery = how switch
        {
            "hangs" => async http =>
            {
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return "";
            },
            "fails" => http => Task.FromResult((http.Response.StatusCode = 503).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            "answers a page" => _ => Task.FromResult("<!DOCTYPE html><title>Login</title>"),
            "answers another issuer" => _ => Task.FromResult(Twin.Json(new { issuer = "https://login.example.org", authorization_endpoint = "https://login.example.org", token_endpoint = "https://login.example.org", jwks_uri = "https://login.example.org" })),
            "sends elsewhere" => http =>
            {
                http.Response.Redirect(honest.Address + "/.well-known/openid-configuration");
                return Task.FromResult("");
            },
            "answers without end" => _ => Task.FromResult(new string(' ', 300_000) + "{}"),
            "answers deep" => _ => Task.FromResult(new string('[', 1000) + new string(']', 1000)),
            _ => _ => Task.FromResult(Twin.Json(new { issuer = house.Twin.Address, authorization_endpoint = "javascript:alert(1)", token_endpoint = house.Twin.Address, jwks_uri = house.Twin.Address + "/keys" })),
        };
        using var browser = house.Visitor();
        var page = await browser.GetAsync("/work-account/start/council");
        Assert.Contains("Wirral Council did not answer as it should. Try again in a few minutes, or sign in another way.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).Status);
        honest.Dispose();
        house.Twin.Honest();
        house.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.NotNull((await browser.GetAsync("/work-account/start/council")).Location);
    }

    [Theory]
    [InlineData("hangs", "did not answer as it should")]
    [InlineData("fails", "did not answer as it should")]
    [InlineData("refuses the code", "so nothing was opened")]
    [InlineData("gives no token", "so nothing was opened")]
    public async Task A_provider_that_fails_at_the_code_says_so(string how, string words)
    {
        var (person, subject) = await house.LinkedAsync();
        using var browser = house.Visitor();
        house.Clock.Advance(TimeSpan.FromSeconds(10));
        house.Twin.Honest();
        var asked = await OutsideHouse.LeaveAsync(browser);
        house.Name(subject, asked["nonce"]);
        house.Twin.TokenAnswer = how switch
        {
            "hangs" => async http =>
            {
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return "";
            },
            "fails" => http => Task.FromResult((http.Response.StatusCode = 500).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            "refuses the code" => http =>
            {
                http.Response.StatusCode = 400;
                return Task.FromResult("""{"error":"invalid_grant"}""");
            },
            _ => _ => Task.FromResult("""{"access_token":"only"}"""),
        };
        Assert.Contains(words, (await house.ReturnAsync(browser, asked["state"])).Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.SessionsOfAsync(person));
    }

    [Fact]
    public async Task A_new_key_is_fetched_and_unknown_ones_once_a_minute_at_most()
    {
        var (_, subject) = await house.LinkedAsync();
        house.Twin.Honest();
        await SignInAsync(subject);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        using var next = RSA.Create(2048);
        house.Twin.KeySet = _ => Task.FromResult(Twin.Json(new { keys = new[] { Twin.Public(next, "next") } }));
        var before = house.Twin.KeysAsked;
        using var browser = house.Visitor();
        var asked = await OutsideHouse.LeaveAsync(browser);
        house.Name(subject, asked["nonce"]);
        var token = house.Twin.Signed(new { alg = "RS256", kid = "next" }, next);
        house.Twin.TokenAnswer = _ => Task.FromResult(Twin.Json(new { id_token = token }));
        Assert.Equal("/second-step", (await house.ReturnAsync(browser, asked["state"])).Location);
        Assert.Equal(before + 1, house.Twin.KeysAsked);
        for (var i = 0; i < 5; i++)
        {
            using var other = house.Visitor();
            var again = await OutsideHouse.LeaveAsync(other);
            house.Name(subject, again["nonce"]);
            var unknown = house.Twin.Signed(new { alg = "RS256", kid = $"unknown {i}" }, next);
            house.Twin.TokenAnswer = _ => Task.FromResult(Twin.Json(new { id_token = unknown }));
            Assert.Contains("so nothing was opened", (await house.ReturnAsync(other, again["state"])).Text, StringComparison.Ordinal);
        }

        Assert.Equal(before + 1, house.Twin.KeysAsked);
        house.Twin.Honest();
        house.Clock.Advance(TimeSpan.FromHours(25));
    }

    private async Task<Page> SignInAsync(string subject, Browser? with = null, string start = "")
    {
        using var own = house.Visitor();
        var browser = with ?? own;
        house.Twin.Honest();
        var asked = await OutsideHouse.LeaveAsync(browser, start: start);
        house.Name(subject, asked["nonce"]);
        return await house.ReturnAsync(browser, asked["state"]);
    }
}
