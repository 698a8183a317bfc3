using System.Net;
using AngleSharp.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Access.Factors;

/// <summary>Sign-in as it is in Production: every way with a step removed, put in another order, or done twice is refused.</summary>
public sealed class SecondStepTests(ProductionHouse house) : IClassFixture<ProductionHouse>
{
    [Fact]
    public async Task The_first_sign_in_sets_up_a_second_step_before_anything_else_opens()
    {
        var (person, email) = await PersonAsync();
        using var browser = house.Visitor();
        var first = await browser.SignInAsync(email, from: "/account");
        Assert.Equal("/second-step?from=%2Faccount", first.Location);
        Assert.Equal("/second-step/set-up?from=%2Faccount", (await browser.GetAsync(first.Location!)).Location);
        foreach (var closed in (string[])["/", "/account", "/account/authenticator", "/second-step/codes", "/administration"])
        {
            Assert.Contains("/sign-in", (await browser.GetAsync(closed)).Location, StringComparison.Ordinal);
        }

        var page = await browser.GetAsync("/second-step/set-up?from=%2Faccount");
        var secret = SecondSteps.SecretOf(page.Document.QuerySelector("#authenticator-key")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("svg.los-qr path"));
        var wrong = await browser.SendAsync(Form(page), "/second-step/set-up", new { Code = "000000" });
        Assert.Contains("not the code that the app shows", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(page.Document.QuerySelector("#authenticator-key")!.TextContent, wrong.Document.QuerySelector("#authenticator-key")!.TextContent);
        var done = await browser.SendAsync(Form(wrong), "/second-step/set-up", new { Code = house.CodeOf(secret) });
        Assert.Equal("/second-step/codes?from=%2Faccount", done.Location);
        var codes = await browser.GetAsync(done.Location!);
        Assert.Equal(10, codes.Document.QuerySelectorAll("#recovery-codes code").Select(c => c.TextContent).Distinct().Count());
        Assert.Empty((await browser.GetAsync(done.Location!)).Document.QuerySelectorAll("#recovery-codes code"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        Assert.True(await house.SqlAsync<bool>("select two_factor_enabled from identity.account where id = $1", person));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.authenticator where secret like '%' || $1 || '%'", page.Document.QuerySelector("#authenticator-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_code_signs_in_once()
    {
        var (_, email, secret) = await WithAppAsync();
        using var browser = house.Visitor();
        Assert.Equal("/account", (await browser.SignInAsync(house, email, secret, from: "/account")).Location);
        using var other = house.Visitor();
        await other.SignInAsync(email);
        var again = await other.PostAsync("/second-step", new { Code = house.CodeOf(secret) });
        Assert.Contains("did not work", again.Errors, StringComparison.Ordinal);
        Assert.Contains("/sign-in", (await other.GetAsync("/")).Location, StringComparison.Ordinal);
        Assert.Equal("/", (await other.PostAsync("/second-step", new { Code = house.CodeOf(secret, steps: 1) })).Location);
    }

    [Fact]
    public async Task One_code_sent_ten_times_at_once_signs_in_once()
    {
        var (person, email, secret) = await WithAppAsync();
        var browsers = Enumerable.Range(0, 5).Select(_ => house.Visitor()).ToList();
        foreach (var browser in browsers)
        {
            await browser.SignInAsync(email);
        }

        var answers = await Task.WhenAll(browsers.Select(b => b.PostAsync("/second-step", new { Code = house.CodeOf(secret) })));
        Assert.Single(answers, a => a.Location == "/");
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from identity.session where account_id = $1", person));
        browsers.ForEach(b => b.Dispose());
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var (person, email, secret) = await WithAppAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(house, email, secret);
        Assert.Equal("/second-step/codes?from=%2Faccount", (await browser.PostAsync("/account/recovery-codes")).Location);
        var code = (await browser.GetAsync("/second-step/codes")).Document.QuerySelector("#recovery-codes code")!.TextContent;
        Assert.Matches("^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$", code);
        foreach (var (typed, works) in new[] { (code.ToLowerInvariant().Replace('-', ' '), true), (code, false), ("AAAA-AAAA-AAAA-AAAA", false) })
        {
            using var other = house.Visitor();
            await other.SignInAsync(email);
            Assert.Equal(works, (await other.PostAsync("/second-step/recovery", new { Code = typed })).Location == "/");
        }

        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'host.recovery-code.used' and person_id = $1", person));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.act_text where after like '%' || $1 || '%'", code));
    }

    [Fact]
    public async Task Without_the_first_step_there_is_no_second()
    {
        using var browser = house.Visitor();
        foreach (var page in (string[])["/second-step", "/second-step/set-up", "/second-step/recovery", "/second-step/again", "/second-step/codes"])
        {
            Assert.Contains("/sign-in", (await browser.GetAsync(page)).Location, StringComparison.Ordinal);
        }

        foreach (var (page, field) in new[] { ("/second-step", "Code"), ("/second-step/set-up", "Code"), ("/second-step/recovery", "Code"), ("/second-step?handler=Passkey", "Credential"), ("/second-step/set-up?handler=Passkey", "Credential") })
        {
            var sent = await SendAsync(browser, page, field, "123456");
            Assert.True(sent.Location?.StartsWith("/sign-in", StringComparison.Ordinal) == true, $"{page}: {sent.Status} {sent.Location}");
            Assert.DoesNotContain(sent.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], c => c.StartsWith("__Host-los-session=", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Half_of_a_sign_in_never_passes_for_a_whole_one()
    {
        var (_, email, _) = await WithAppAsync();
        using var browser = house.Visitor();
        var half = Cookie(await browser.SignInAsync(email), "__Host-los-second-step");
        using var thief = house.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account", UriKind.Relative));
        request.Headers.Add("Cookie", $"__Host-los-session={half}");
        Assert.Contains("/sign-in", (await Browser.ReadAsync(await thief.Client.SendAsync(request, TestContext.Current.CancellationToken))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_step_makes_one_session_and_ends_after_ten_minutes()
    {
        var (_, email, secret) = await WithAppAsync();
        using var browser = house.Visitor();
        var half = Cookie(await browser.SignInAsync(email), "__Host-los-second-step");
        Assert.Equal("/", (await browser.PostAsync("/second-step", new { Code = house.CodeOf(secret) })).Location);

        // Somebody who kept the cookie of the first step, with the next code.
        using var thief = house.Visitor();
        Assert.Contains("/sign-in", (await SendAsync(thief, "/second-step", "Code", house.CodeOf(secret, steps: 1), $"__Host-los-second-step={half}")).Location, StringComparison.Ordinal);

        using var late = house.Visitor();
        var slow = Cookie(await late.SignInAsync(email), "__Host-los-second-step");
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("/sign-in", (await SendAsync(thief, "/second-step", "Code", house.CodeOf(secret), $"__Host-los-second-step={slow}")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_alone_adds_no_second_step_beside_one_that_is_there()
    {
        var (person, email, _) = await WithAppAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(email);
        Assert.Contains("/sign-in", (await browser.GetAsync("/second-step/set-up")).Location, StringComparison.Ordinal);

        // By hand, with an offer that another account was made.
        var (_, stranger) = await PersonAsync();
        using var other = house.Visitor();
        await other.SignInAsync(stranger);
        var page = await other.GetAsync("/second-step/set-up");
        var (key, offer) = (page.Document.QuerySelector("#authenticator-key")!.TextContent, page.Document.QuerySelector("input[name=Offer]")!.GetAttribute("value")!);
        var token = (await browser.GetAsync("/second-step")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Offer"] = offer, ["Code"] = house.CodeOf(SecondSteps.SecretOf(key)), ["__RequestVerificationToken"] = token });
        var sent = await Browser.ReadAsync(await browser.Client.PostAsync(new Uri("/second-step/set-up", UriKind.Relative), form, TestContext.Current.CancellationToken));
        Assert.Contains("/sign-in", sent.Location, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.session where account_id = $1", person));
    }

    [Fact]
    public async Task Nobody_reads_the_factors_of_others()
    {
        var (person, _, _) = await WithAppAsync();
        var (other, _) = await PersonAsync();
        foreach (var (who, rows) in new[] { ((Guid?)person, 1L), (other, 0L), (Kernel.Access.Account.Operator, 0L), (null, 0L) })
        {
            await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = $"select set_config('los.person', '{who}', true); select count(*) from identity.authenticator where account_id = '{person}'";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            await reader.NextResultAsync(TestContext.Current.CancellationToken);
            await reader.ReadAsync(TestContext.Current.CancellationToken);
            Assert.Equal(rows, reader.GetInt64(0));
        }
    }

    private static AngleSharp.Html.Dom.IHtmlFormElement Form(Page page) => (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form:not([data-passkey])")!;

    private static string Cookie(Page page, string name) =>
        page.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(name + "=", StringComparison.Ordinal)).Split(';')[0][(name.Length + 1)..];

    // A form of one's own making, with a token of the sign-in page.
    private static async Task<Page> SendAsync(Browser browser, string url, string field, string value, string? cookie = null)
    {
        var token = (await browser.GetAsync("/sign-in")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, UriKind.Relative));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { [field] = value, ["__RequestVerificationToken"] = token });
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await Browser.ReadAsync(await browser.Client.SendAsync(request));
    }

    private async Task<(Guid Person, string Email)> PersonAsync()
    {
        var person = await house.PersonAsync("Ada Example", "business-manager", await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}"));
        return (person, await house.GivePasswordAsync(person));
    }

    private async Task<(Guid Person, string Email, byte[] Secret)> WithAppAsync()
    {
        var (person, email) = await PersonAsync();
        return (person, email, await house.GiveAppAsync(person));
    }
}
