using System.Net;
using System.Text.Json;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Access;

public sealed class SignInTests(House house) : IClassFixture<House>
{
    private const string Refusal = "Your details do not match our records or your account is not active.";

    [Fact]
    public async Task The_right_password_signs_in_and_is_written_down()
    {
        var (person, email) = await PersonAsync();
        using var browser = house.Visitor();
        var answer = await browser.SignInAsync(email.ToUpperInvariant());
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from identity.session where account_id = $1 and ended_at is null", person));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'host.signed-in' and person_id = $1 and subject_id = $1", person));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/sign-in")).Status);
    }

    [Theory]
    [InlineData("/account", "/account")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("elsewhere", "/")]
    public async Task The_way_back_stays_on_this_site(string from, string expected)
    {
        var (_, email) = await PersonAsync();
        using var browser = house.Visitor();
        Assert.Equal(expected, (await browser.SignInAsync(email, from: from)).Location);
    }

    [Fact]
    public async Task Every_failure_has_the_same_words()
    {
        var (closed, closedEmail) = await PersonAsync();
        await house.SqlAsync("update identity.account set closed_at = now() where id = $1", closed);
        var (left, leftEmail) = await PersonAsync();
        await house.SqlAsync("update kernel.assignment set ends_at = $2 where person_id = $1", left, house.Clock.GetUtcNow());
        var (invited, invitedEmail) = await PersonAsync();
        await house.SqlAsync("update identity.account set password_hash = null where id = $1", invited);
        var (_, wrongEmail) = await PersonAsync();
        var bodies = new HashSet<string>();
        foreach (var (email, password) in new[]
        {
            ("nobody@example.org", Passwords.Good), (closedEmail, Passwords.Good), (leftEmail, Passwords.Good), (invitedEmail, Passwords.Good), (wrongEmail, "not the password"),
        })
        {
            using var browser = house.Visitor();
            var page = await browser.SignInAsync(email, password);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(Refusal, page.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain(password, page.Raw, StringComparison.Ordinal);
            foreach (var token in page.Document.QuerySelectorAll("input[name=__RequestVerificationToken]").Concat(page.Document.QuerySelectorAll("input[type=email], form[data-passkey]")))
            {
                token.Remove();
            }

            bodies.Add(page.Document.Body!.InnerHtml);
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).Status);
        }

        Assert.Single(bodies);
        Assert.True(await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'host.sign-in-failed' and person_id = '00000000-0000-0000-0000-000000000000'") >= 5);
    }

    [Fact]
    public async Task Ten_wrong_guesses_lock_for_fifteen_minutes_even_when_they_come_at_once()
    {
        var (_, email) = await PersonAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            using var guesser = house.Visitor();
            Assert.Contains(Refusal, (await guesser.SignInAsync(email, $"a wrong guess {i}")).Errors, StringComparison.Ordinal);
        }));
        using var browser = house.Visitor();
        Assert.Contains(Refusal, (await browser.SignInAsync(email)).Errors, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(email)).Status);
    }

    [Fact]
    public async Task Nine_wrong_guesses_are_forgiven_by_the_right_password()
    {
        var (person, email) = await PersonAsync();
        using var browser = house.Visitor();
        for (var i = 0; i < 9; i++)
        {
            await browser.SignInAsync(email, "a wrong guess");
        }

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(email)).Status);
        Assert.Equal(0, await house.SqlAsync<int>("select access_failed_count from identity.account where id = $1", person));
    }

    [Fact]
    public async Task Signing_in_ends_the_session_that_the_browser_came_with()
    {
        var (first, _) = await PersonAsync();
        var (_, email) = await PersonAsync();
        using var browser = house.Browser(first);
        var page = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, page.Status);

        // The form redirects whoever is signed in, so the post is made by hand with a token of this browser.
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Email"] = email, ["Input.Password"] = Passwords.Good, ["__RequestVerificationToken"] = token });
        using var answer = await browser.Client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.session where account_id = $1 and ended_at is null", first));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_whoever_kept_the_cookie()
    {
        var (_, email) = await PersonAsync();
        using var browser = house.Visitor();
        var answer = await browser.SignInAsync(email);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("los-session=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Contains("httponly", string.Join(';', answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        var left = await browser.PostAsync("/sign-out");
        Assert.Equal("/signed-out", left.Location);
        Assert.Contains("cache", string.Join(',', left.Headers.GetValues("Clear-Site-Data")), StringComparison.Ordinal);
        using var thief = house.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        using var replay = await thief.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, replay.StatusCode);
    }

    [Fact]
    public async Task Ending_the_only_role_is_felt_at_the_next_request()
    {
        var (person, email) = await PersonAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
        await house.SqlAsync("update kernel.assignment set ends_at = $2 where person_id = $1", person, house.Clock.GetUtcNow());
        var next = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, next.Status);
        Assert.Contains("/sign-in", next.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_strings_are_refused_like_any_other()
    {
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Shared.File("corpora/naughty-strings/blns.json"), TestContext.Current.CancellationToken));
        var strings = document.RootElement.EnumerateArray().Select(e => e.GetString()!).Where((s, i) => i % 9 == 0 && s.Trim().Length > 0).ToList();
        foreach (var hostile in strings)
        {
            using var browser = house.Visitor();
            var page = await browser.SignInAsync(hostile, hostile);
            Assert.True(page.Status == HttpStatusCode.OK, $"{page.Status} for {hostile}");
            Assert.True(page.Errors.Length > 0);
            Assert.Null(page.Document.QuerySelector("main script, main [onerror], main [onload]"));
        }
    }

    private async Task<(Guid Person, string Email)> PersonAsync()
    {
        var partnership = await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}");
        var person = await house.PersonAsync("Ada Example", "business-manager", partnership);
        return (person, await house.GivePasswordAsync(person));
    }
}
