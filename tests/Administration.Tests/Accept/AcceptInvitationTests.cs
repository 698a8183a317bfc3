using System.Net;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;

namespace LineOfSight.Administration.Tests.Accept;

public sealed class AcceptInvitationTests(Offices house) : IClassFixture<Offices>
{
    [Fact]
    public async Task An_invited_person_chooses_a_password_once_and_signs_in()
    {
        var (_, link, person, email) = await InvitedAsync();
        using var visitor = house.Visitor();
        Assert.Contains(email, (await visitor.GetAsync(link)).Raw, StringComparison.Ordinal);
        Assert.Contains("at least 15 characters", (await visitor.PostAsync(link, new { Input_Password = "short" })).Errors, StringComparison.Ordinal);
        Assert.Contains("without your name", (await visitor.PostAsync(link, new { Input_Password = "Nia Newcomer Nia" })).Errors, StringComparison.Ordinal);
        Assert.Contains("at most 200", (await visitor.PostAsync(link, new { Input_Password = new string('x', 100_000) })).Errors, StringComparison.Ordinal);
        Assert.Equal("/administration/accept/accepted", (await visitor.PostAsync(link, new { Input_Password = Passwords.Good })).Location);
        Assert.Equal(person, await house.SqlAsync<Guid>("select person_id from kernel.act where kind = 'administration.person.accepted' and subject_id = $1", person));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).Status);
        Assert.Equal("/", (await visitor.SignInAsync(email)).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
    }

    [Fact]
    public async Task Unknown_used_old_and_replaced_links_have_the_same_words()
    {
        var (manager, replaced, person, _) = await InvitedAsync();
        using var browser = house.Browser(manager);
        var again = await browser.PostAsync($"/administration/invite/again/{person}");
        var used = Link(await browser.GetAsync(again.Location!));
        using var visitor = house.Visitor();
        await visitor.PostAsync(used, new { Input_Password = Passwords.Good });
        var (_, old, _, _) = await InvitedAsync();
        var open = (await InvitedAsync()).Link;
        house.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        var bodies = new HashSet<string>();
        foreach (var link in new[] { replaced, used, old, open, "/administration/accept/invitation/unknown", "/administration/accept/invitation/%25%27%3C" })
        {
            var page = await visitor.GetAsync(link);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            bodies.Add(page.Document.QuerySelector("main")!.InnerHtml);
        }

        Assert.Single(bodies);
        Assert.Contains("This link cannot be used", bodies.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_open_a_link_at_once_one_becomes_the_person()
    {
        var (_, link, person, email) = await InvitedAsync();
        using var one = house.Visitor();
        using var two = house.Visitor();
        var answers = await Task.WhenAll(one.PostAsync(link, new { Input_Password = "purple walrus ninety sofa" }), two.PostAsync(link, new { Input_Password = "seven gravel umbrella teeth" }));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'administration.person.accepted' and subject_id = $1", person));
        Assert.NotEmpty(email);
    }

    [Fact]
    public async Task A_link_for_somebody_with_a_password_is_refused()
    {
        var (manager, link, person, _) = await InvitedAsync();
        using var visitor = house.Visitor();
        await visitor.PostAsync(link, new { Input_Password = Passwords.Good });
        using var browser = house.Browser(manager);
        Assert.Contains("needs no link", (await browser.PostAsync($"/administration/invite/again/{person}")).Errors, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.account where id = $1 and invitation_hash is not null", person));
    }

    private static string Link(Page page) => new Uri(page.Document.QuerySelector("#one-time-link")!.TextContent.Trim()).PathAndQuery;

    private async Task<(Guid Manager, string Link, Guid Person, string Email)> InvitedAsync()
    {
        var (_, manager) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        var email = $"{NewId.Next():N}@wherryshire.example";
        var answer = await browser.PostAsync("/administration/invite/person", new { Input_Name = "Nia Newcomer", Input_Email = email, Input_Role = "agency-lead" });
        return (manager, Link(await browser.GetAsync(answer.Location!)), Guid.Parse(answer.Location![^36..]), email);
    }
}
