using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Administration.Tests;

/// <summary>Giving, moving, ending and dating the roles of others, over HTTP.</summary>
public sealed class RolesOfPeopleTests(Offices house) : IClassFixture<Offices>
{
    [Fact]
    public async Task A_further_role_can_be_limited_to_one_body()
    {
        var (partnership, manager) = await house.OfficeAsync();
        var person = await house.PersonAsync("Rae Reviewer", "agency-lead", partnership);
        using var browser = house.Browser(manager);
        var answer = await browser.PostAsync($"/administration/assign/role/{person}", new { Input_Role = "reviewer", Input_BodyId = Offices.Panel.Id });
        Assert.Equal($"/administration/person/{person}", answer.Location);
        var page = await browser.GetAsync(answer.Location!);
        Assert.Contains("The role is given.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Review panel", page.Text, StringComparison.Ordinal);
        Assert.Contains("Gave this person a role", page.Text, StringComparison.Ordinal);
        Assert.Contains("Choose a case from the list", (await browser.PostAsync($"/administration/assign/role/{person}", new { Input_Role = "reviewer", Input_CaseId = Guid.Parse("11111111-1111-4111-8111-111111111111") })).Errors, StringComparison.Ordinal);
        var twice = await browser.PostAsync($"/administration/assign/role/{person}", new { Input_Role = "reviewer", Input_BodyId = Offices.Panel.Id });
        Assert.Contains("there already", twice.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_ends_one_role_and_begins_another_at_the_same_instant_in_one_act()
    {
        var (partnership, manager) = await house.OfficeAsync();
        var person = await house.PersonAsync("Mel Mover", "agency-lead", partnership);
        var old = await RoleOfAsync(person);
        using var browser = house.Browser(manager);
        var refused = await browser.PostAsync($"/administration/move/role/{old}", new { Input_Role = "scrutineer" });
        Assert.Contains("Say why this person moves", refused.Errors, StringComparison.Ordinal);
        var answer = await browser.PostAsync($"/administration/move/role/{old}", new Dictionary<string, string>
        {
            ["Input.Role"] = "scrutineer", ["Input.Reason"] = "Appointed by the partners", ["Input.StartsOn.Day"] = "1", ["Input.StartsOn.Month"] = "5", ["Input.StartsOn.Year"] = "2026",
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(
            1,
            await house.SqlAsync<long>(
                "select count(*) from kernel.assignment o join kernel.assignment n on n.person_id = o.person_id and n.starts_at = o.ends_at where o.id = $1 and n.role = 'scrutineer' and n.starts_at = '2026-04-30T23:00Z'", old));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1", person));
        var page = await browser.GetAsync($"/administration/person/{person}");
        Assert.Contains("Roles to come", page.Text, StringComparison.Ordinal);
        Assert.Contains("30 Apr 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Appointed by the partners", page.Text, StringComparison.Ordinal);

        // The history keeps the two roles apart, and says names and London times.
        Assert.Contains("Assignment, changed Ends at 1 May 2026 at midnight", page.Text, StringComparison.Ordinal);
        Assert.Contains("Assignment, new", page.Text, StringComparison.Ordinal);
        Assert.Contains("Starts at 1 May 2026 at midnight", page.Text, StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll(".los-written"), texts => Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}-", texts.TextContent));
    }

    [Fact]
    public async Task An_end_set_to_now_refuses_the_next_request()
    {
        var (partnership, manager) = await house.OfficeAsync();
        var person = await house.PersonAsync("Lou Leaver", "business-manager", partnership);
        var role = await RoleOfAsync(person);
        using var leaver = house.Browser(person);
        Assert.Equal(HttpStatusCode.OK, (await leaver.GetAsync("/administration")).Status);
        using var browser = house.Browser(manager);
        Assert.Contains("takes effect at their next request", (await browser.GetAsync($"/administration/end/role/{role}")).Text, StringComparison.Ordinal);
        Assert.Contains("Say why the role ends", (await browser.PostAsync($"/administration/end/reason/{role}", new { Input_When = "Now" })).Errors, StringComparison.Ordinal);
        Assert.Contains("Say when the role ends", (await browser.PostAsync($"/administration/end/reason/{role}", new { Input_Reason = "Left" })).Errors, StringComparison.Ordinal);
        Assert.Contains("Enter the last day", (await browser.PostAsync($"/administration/end/reason/{role}", new { Input_When = "After", Input_Reason = "Left" })).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/administration/end/reason/{role}", new { Input_When = "Now", Input_Reason = "Left the council" })).Status);
        var next = await leaver.GetAsync("/administration");
        Assert.Equal(HttpStatusCode.Redirect, next.Status);
        Assert.Contains("/sign-in", next.Location, StringComparison.Ordinal);
        Assert.Contains("ended already", (await browser.PostAsync($"/administration/end/reason/{role}", new { Input_When = "Now", Input_Reason = "Again" })).Errors, StringComparison.Ordinal);
        Assert.Contains("Roles held before", (await browser.GetAsync($"/administration/person/{person}")).Text, StringComparison.Ordinal);
        Assert.Contains("Lou Leaver", (await browser.GetAsync("/administration?Which=Ended")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lou Leaver", (await browser.GetAsync("/administration")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_day_counts_whole_and_the_next_morning_the_person_is_refused()
    {
        var (partnership, manager) = await house.OfficeAsync();
        var person = await house.PersonAsync("Lee Later", "business-manager", partnership);
        using var browser = house.Browser(manager);
        await browser.PostAsync($"/administration/end/reason/{await RoleOfAsync(person)}", new Dictionary<string, string>
        {
            ["Input.When"] = "After", ["Input.Reason"] = "Contract ends", ["Input.EndsOn.Day"] = "16", ["Input.EndsOn.Month"] = "4", ["Input.EndsOn.Year"] = "2026",
        });
        Assert.Contains("Ends soon", (await browser.GetAsync("/administration?Words=Lee+Later")).Text, StringComparison.Ordinal);
        using var later = house.Browser(person);
        var before = house.Clock.GetUtcNow();
        house.Clock.Advance(new DateTimeOffset(2026, 4, 16, 22, 59, 59, TimeSpan.Zero) - before);
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/administration")).Status);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await later.GetAsync("/administration")).Status);
        house.Clock.Advance(before - house.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_last_administrator_stays_and_a_manager_ends_none()
    {
        await house.SqlAsync("update kernel.assignment set ends_at = $1 where role = 'administrator' and ends_at is null", house.Clock.GetUtcNow());
        var (_, manager) = await house.OfficeAsync();
        var only = await house.AdministratorAsync();
        var role = await RoleOfAsync(only);
        using var office = house.Browser(manager);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/administration/end/reason/{role}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/administration/person/{only}")).Status);
        using var browser = house.Browser(only);
        Assert.Contains("last administrator", (await browser.PostAsync($"/administration/end/reason/{role}", new { Input_When = "Now", Input_Reason = "Enough" })).Errors, StringComparison.Ordinal);
        var invited = await house.PersonAsync("Ina Invited", "administrator", null);
        Assert.Contains("last administrator", (await browser.PostAsync($"/administration/end/reason/{role}", new { Input_When = "Now", Input_Reason = "Enough" })).Errors, StringComparison.Ordinal);
        await house.GivePasswordAsync(invited);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/administration/end/reason/{role}", new { Input_When = "Now", Input_Reason = "Enough" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/administration")).Status);
    }

    [Fact]
    public async Task Two_administrators_who_end_each_other_at_once_leave_one()
    {
        await house.SqlAsync("update kernel.assignment set ends_at = $1 where role = 'administrator' and ends_at is null", house.Clock.GetUtcNow());
        var (first, second) = (await house.AdministratorAsync(), await house.AdministratorAsync());
        using var one = house.Browser(first);
        using var two = house.Browser(second);
        var (roleOfFirst, roleOfSecond) = (await RoleOfAsync(first), await RoleOfAsync(second));
        await Task.WhenAll(
            one.PostAsync($"/administration/end/reason/{roleOfSecond}", new { Input_When = "Now", Input_Reason = "You" }),
            two.PostAsync($"/administration/end/reason/{roleOfFirst}", new { Input_When = "Now", Input_Reason = "No, you" }));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.assignment where role = 'administrator' and ends_at is null"));
    }

    [Fact]
    public async Task Dates_change_and_a_second_save_on_an_old_version_shows_both()
    {
        var (partnership, manager) = await house.OfficeAsync();
        var person = await house.PersonAsync("Dee Dates", "agency-lead", partnership);
        var role = await RoleOfAsync(person);
        using var browser = house.Browser(manager);
        var url = $"/administration/change-dates/role/{role}";
        var form = await browser.GetAsync(url);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(url, Ends("30", "6"))).Status);
        var stale = await browser.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)form.Document.QuerySelector("main form")!, url, Ends("31", "7"));
        Assert.Contains("Somebody else changed this", stale.Text, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2026, 6, 30, 23, 0, 0, DateTimeKind.Utc), await house.SqlAsync<DateTime>("select ends_at from kernel.assignment where id = $1", role));
        Assert.Contains("today or later", (await browser.PostAsync(url, Ends("1", "1"))).Errors, StringComparison.Ordinal);

        static Dictionary<string, string> Ends(string day, string month) => new()
        {
            ["Input.EndsOn.Day"] = day, ["Input.EndsOn.Month"] = month, ["Input.EndsOn.Year"] = "2026", ["Input.Reason"] = "The contract says so",
        };
    }

    [Fact]
    public async Task Roles_of_another_partnership_are_not_there()
    {
        var (_, manager) = await house.OfficeAsync();
        var (foreign, _) = await house.OfficeAsync();
        var person = await house.PersonAsync("Fay Foreign", "agency-lead", foreign);
        var role = await RoleOfAsync(person);
        using var browser = house.Browser(manager);
        var nothing = await browser.GetAsync($"/administration/person/{Kernel.Data.NewId.Next()}");
        foreach (var url in new[] { $"person/{person}", $"assign/role/{person}", $"invite/again/{person}", $"invite/invited/{person}", $"move/role/{role}", $"end/role/{role}", $"end/reason/{role}", $"change-dates/role/{role}" })
        {
            var page = await browser.GetAsync($"/administration/{url}");
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Equal(nothing.Text, page.Text);
        }

        Assert.DoesNotContain("Fay Foreign", (await browser.GetAsync("/administration?Words=Fay")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private Task<Guid> RoleOfAsync(Guid person) => house.SqlAsync<Guid>("select id from kernel.assignment where person_id = $1 order by starts_at limit 1", person);
}
