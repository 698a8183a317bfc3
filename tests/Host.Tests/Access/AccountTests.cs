using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Access;

public sealed class AccountTests(House house) : IClassFixture<House>
{
    private const string Next = "purple walrus ninety sofa";

    [Fact]
    public async Task Your_account_shows_who_you_are_and_where_you_are_signed_in()
    {
        var (person, email) = await PersonAsync();
        using var browser = house.Browser(person);
        var page = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(email, page.Text, StringComparison.Ordinal);
        Assert.Contains("Business manager", page.Text, StringComparison.Ordinal);
        Assert.Contains("This device", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_of_mine_and_nobody_elses()
    {
        var (person, _) = await PersonAsync();
        var (other, _) = await PersonAsync();
        using var here = house.Browser(person);
        using var there = house.Browser(person);
        using var elsewhere = house.Browser(other);
        Assert.Equal("/signed-out", (await here.PostAsync("/account", form: "form[action='/account']")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Changing_the_password_needs_the_old_one_and_signs_out_the_other_devices()
    {
        var (person, email) = await PersonAsync();
        using var here = house.Browser(person);
        using var there = house.Browser(person);
        Assert.Contains("not the password you use now", (await ChangeAsync(here, "something else altogether", Next)).Errors, StringComparison.Ordinal);
        Assert.Contains("at least 15 characters", (await ChangeAsync(here, Passwords.Good, "too short")).Errors, StringComparison.Ordinal);
        Assert.Contains("not the one you use now", (await ChangeAsync(here, Passwords.Good, Passwords.Good)).Errors, StringComparison.Ordinal);
        var refused = await ChangeAsync(here, Passwords.Good, "Ada Example Ada Example");
        Assert.Contains("without your name", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Example Ada Example", refused.Raw, StringComparison.Ordinal);
        Assert.Equal("/account", (await ChangeAsync(here, Passwords.Good, Next)).Location);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).Status);
        using var again = house.Visitor();
        Assert.NotEmpty((await again.SignInAsync(email)).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await again.SignInAsync(email, Next)).Status);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.act_text where before ilike '%AQAAAA%' or after ilike '%AQAAAA%'"));
    }

    [Fact]
    public async Task A_stolen_session_cannot_guess_the_password_for_ever()
    {
        var (person, _) = await PersonAsync();
        using var browser = house.Browser(person);
        for (var i = 0; i < 10; i++)
        {
            Assert.Contains("not the password you use now", (await ChangeAsync(browser, $"guess number {i}", Next)).Errors, StringComparison.Ordinal);
        }

        Assert.Contains("guessed too often", (await ChangeAsync(browser, Passwords.Good, Next)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_of_two_partnerships_goes_from_one_to_the_other_and_nowhere_else()
    {
        var (person, _) = await PersonAsync();
        var second = await house.PartnershipAsync($"Second {Kernel.Data.NewId.Next()}");
        var foreign = await house.PartnershipAsync($"Foreign {Kernel.Data.NewId.Next()}");
        await house.AssignAsync(person, "agency-lead", second);
        using var browser = house.Browser(person);
        Assert.Equal("/", (await browser.PostAsync("/partnership", new { partnership = second })).Location);
        Assert.StartsWith("Second", (await browser.GetAsync("/")).Document.QuerySelector(".los-header__partnership")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/partnership", new { partnership = foreign })).Status);
        Assert.Equal(second, await house.SqlAsync<Guid>("select partnership_id from identity.session where account_id = $1", person));
    }

    private static Task<Page> ChangeAsync(Browser browser, string current, string next) =>
        browser.PostAsync("/account/password", new { Input_Current = current, Input_New = next });

    private async Task<(Guid Person, string Email)> PersonAsync()
    {
        var partnership = await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}");
        var person = await house.PersonAsync("Ada Example", "business-manager", partnership);
        return (person, await house.GivePasswordAsync(person));
    }
}
