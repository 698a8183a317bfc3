using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Access;

/// <summary>How long a session holds, and what ends it.</summary>
public sealed class SessionTests(ProductionHouse house) : IClassFixture<ProductionHouse>
{
    [Fact]
    public async Task Fifteen_minutes_without_a_request_end_it_and_lead_back_to_where_the_person_was()
    {
        var (_, email, secret) = await PersonAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(house, email, secret);
        for (var i = 0; i < 4; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        }

        house.Clock.Advance(TimeSpan.FromMinutes(15));
        var ended = await browser.GetAsync("/account?shown=all");
        Assert.Contains("/sign-in?from=%2Faccount%3Fshown%3Dall&ended=true", ended.Location, StringComparison.Ordinal);
        var page = await browser.GetAsync(new Uri(ended.Location!).PathAndQuery);
        Assert.Contains("We signed you out to keep information safe.", page.Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        var first = await browser.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form:not([data-passkey])")!, "/sign-in", new { Input_Email = email, Input_Password = Passwords.Good });
        Assert.Equal("/account?shown=all", (await browser.PostAsync(first.Location!, new { Code = house.CodeOf(secret) })).Location);
    }

    [Fact]
    public async Task Eight_hours_end_it_however_busy_it_is()
    {
        var (_, email, secret) = await PersonAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(house, email, secret);
        for (var i = 0; i < 47; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        }

        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Last_seen_is_written_once_a_minute_at_most()
    {
        var (person, email, secret) = await PersonAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(house, email, secret);
        var began = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromSeconds(59));
        await browser.GetAsync("/account");
        Assert.Equal(began, await SeenAsync(person));
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await browser.GetAsync("/account");
        Assert.Equal(house.Clock.GetUtcNow(), await SeenAsync(person));
    }

    [Fact]
    public async Task A_third_session_ends_the_first()
    {
        var (_, email, secret) = await PersonAsync();
        using var first = house.Visitor();
        using var second = house.Visitor();
        using var third = house.Visitor();
        foreach (var browser in (Browser[])[first, second, third])
        {
            Assert.Equal("/", (await browser.SignInAsync(house, email, secret)).Location);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await first.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await third.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task A_closed_account_is_refused_at_the_very_next_request()
    {
        var (person, email, secret) = await PersonAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(house, email, secret);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        await house.SqlAsync("update identity.account set closed_at = now() where id = $1", person);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task What_can_do_great_harm_asks_again_after_five_minutes_and_the_session_gets_a_new_identifier()
    {
        var (person, email, secret) = await PersonAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(house, email, secret);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/recovery-codes")).Status);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var before = await house.SqlAsync<Guid>("select id from identity.session where account_id = $1 and ended_at is null", person);
        foreach (var page in (string[])["/account/recovery-codes", "/account/passkey", "/account/authenticator", "/account/remove-authenticator"])
        {
            Assert.Equal($"/second-step/again?from={Uri.EscapeDataString(page)}", (await browser.GetAsync(page)).Location);
        }

        Assert.Contains("did not work", (await browser.PostAsync("/second-step/again?from=%2Faccount%2Frecovery-codes", new { Code = "000000" })).Errors, StringComparison.Ordinal);
        var checkedAgain = await browser.PostAsync("/second-step/again?from=%2Faccount%2Frecovery-codes", new { Code = house.CodeOf(secret) });
        Assert.Equal("/account/recovery-codes", checkedAgain.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/recovery-codes")).Status);
        var after = await house.SqlAsync<Guid>("select id from identity.session where account_id = $1 and ended_at is null", person);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task A_form_that_can_do_great_harm_does_nothing_when_it_comes_too_late()
    {
        var (person, email, secret) = await PersonAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(house, email, secret);
        var page = await browser.GetAsync("/account/recovery-codes");
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = await browser.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!, "/account/recovery-codes");
        Assert.StartsWith("/second-step/again", late.Location, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.recovery_code where account_id = $1", person));
    }

    [Fact]
    public async Task The_account_page_lists_devices_and_signs_each_out()
    {
        var (person, email, secret) = await PersonAsync();
        using var here = house.Visitor();
        here.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:149.0) Gecko/20100101 Firefox/149.0");
        await here.SignInAsync(house, email, secret);
        using var there = house.Visitor();
        there.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1");
        await there.SignInAsync(house, email, secret);
        var (stranger, strangersEmail, strangersSecret) = await PersonAsync();
        using var other = house.Visitor();
        await other.SignInAsync(house, strangersEmail, strangersSecret);

        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1 and kind = 'host.new-device'", person));
        var page = await here.GetAsync("/account");
        Assert.Contains("Firefox on Windows This device", page.Text, StringComparison.Ordinal);
        Assert.Contains("Safari on an iPhone", page.Text, StringComparison.Ordinal);
        var foreign = await house.SqlAsync<Guid>("select id from identity.session where account_id = $1", stranger);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form[action*=Device]")!;
        Assert.Equal(HttpStatusCode.NotFound, (await here.SendAsync(form, "/account", new { device = foreign })).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/account")).Status);
        var device = form.QuerySelector("button")!.GetAttribute("value")!;
        Assert.Equal("/account", (await here.SendAsync(form, "/account", new { device })).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).Status);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'host.device-signed-out' and person_id = $1", person));
    }

    [Fact]
    public async Task Signing_out_all_other_devices_keeps_this_one()
    {
        var (_, email, secret) = await PersonAsync();
        using var here = house.Visitor();
        using var there = house.Visitor();
        await there.SignInAsync(house, email, secret);
        await here.SignInAsync(house, email, secret);
        Assert.Equal("/account", (await here.PostAsync("/account", form: "form[action*=Others]")).Location);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).Status);
    }

    private async Task<DateTimeOffset> SeenAsync(Guid person) =>
        new(await house.SqlAsync<DateTime>("select last_seen_at from identity.session where account_id = $1 and ended_at is null", person));

    private async Task<(Guid Person, string Email, byte[] Secret)> PersonAsync()
    {
        var person = await house.PersonAsync("Ada Example", "business-manager", await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}"));
        return (person, await house.GivePasswordAsync(person), await house.GiveAppAsync(person));
    }
}
