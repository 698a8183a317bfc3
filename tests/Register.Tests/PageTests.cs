using System.Net;
using LineOfSight.Kernel.Data;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using LineOfSight.Register.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests;

/// <summary>The register as a business manager, a neighbour and an administrator meet it in a browser.</summary>
public sealed class PageTests(Registered house) : IClassFixture<Registered>
{
    [Fact]
    public async Task An_administrator_adds_a_partnership_and_its_first_local_authority()
    {
        using var browser = house.Browser(house.Administrator);

        var added = await browser.PostAsync("/register/partnerships/create", new Dictionary<string, string>
        {
            ["Input.Name"] = "Lowland Partnership", ["Input.Predecessor"] = "Lowland Board", ["Input.Status"] = "Shadow",
            ["Input.From.Day"] = "1", ["Input.From.Month"] = "4", ["Input.From.Year"] = "2026",
        });
        Assert.StartsWith("/register/partnerships/partnership/", added.Location, StringComparison.Ordinal);
        var id = added.Location!.Split('/')[^1];
        await browser.PostAsync($"/register/partnerships/add-area/{id}", new Dictionary<string, string> { ["Input.OnsCode"] = "E06000063" });

        var page = await browser.GetAsync(added.Location!);
        Assert.Contains("In shadow since 1 Apr 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("North West", page.Text, StringComparison.Ordinal);
        Assert.Contains("CumberlandONS E06000063, DfE 942", page.Text, StringComparison.Ordinal);
        Assert.Contains("Lowland Partnership", (await browser.GetAsync("/register/partnerships?find=cumber")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_entry_says_what_to_change_keeps_what_was_typed_and_saves_nothing()
    {
        using var browser = house.Browser(house.Administrator);

        var page = await browser.PostAsync("/register/partnerships/create", new Dictionary<string, string>
        {
            ["Input.Name"] = Registered.HereName.ToUpperInvariant(), ["Input.Predecessor"] = "Kept <b>as typed</b>",
            ["Input.From.Day"] = "29", ["Input.From.Month"] = "9", ["Input.From.Year"] = "2019",
        });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("already a partnership of this name", page.Errors, StringComparison.Ordinal);
        Assert.Equal("Kept <b>as typed</b>", page.Document.QuerySelector("[name='Input.Predecessor']")!.GetAttribute("value"));
        Assert.Equal("29", page.Document.QuerySelector("[name='Input.From.Day']")!.GetAttribute("value"));
        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from register.partnership_profile where predecessor like 'Kept%'"));
    }

    [Fact]
    public async Task Two_people_change_a_body_at_once_and_the_second_sees_both_texts()
    {
        var body = await house.BodyAsync("Workforce group");
        using var first = house.Browser(house.Manager);
        using var second = house.Browser(await house.PersonAsync("Charlie Brook", "business-manager", house.Here));
        var url = $"/register/bodies/edit/{body}";
        var form = (await second.GetAsync(url)).Document.QuerySelector("main form");

        await first.PostAsync(url, new Dictionary<string, string> { ["Input.Purpose"] = "What the first wrote" });
        var conflict = await second.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)form!, url, new Dictionary<string, string> { ["Input.Purpose"] = "What the second wrote" });

        Assert.Equal(HttpStatusCode.OK, conflict.Status);
        Assert.Contains("What the first wrote", conflict.Document.QuerySelector(".los-stale")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("What the second wrote", conflict.Document.QuerySelector(".los-stale")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("What the first wrote", (await house.ReadAsync<Body>(body)).Purpose);

        await second.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)conflict.Document.QuerySelector("main form")!, url);
        Assert.Equal("What the second wrote", (await house.ReadAsync<Body>(body)).Purpose);
    }

    [Fact]
    public async Task A_conflict_over_a_partnerships_name_shows_both_names()
    {
        var id = await house.CreateAsync("Conflict Partnership");
        using var first = house.Browser(house.Administrator);
        using var second = house.Browser(await house.PersonAsync("Charlie Brook", "business-manager", id));
        var url = $"/register/partnerships/edit/{id}";
        var form = (await second.GetAsync(url)).Document.QuerySelector("main form");

        await first.PostAsync(url, new Dictionary<string, string> { ["Input.Name"] = "Conflict Partnership One" });
        var conflict = await second.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)form!, url, new Dictionary<string, string> { ["Input.Name"] = "Conflict Partnership Two" });

        var both = conflict.Document.QuerySelector(".los-stale")!.TextContent;
        Assert.Contains("Conflict Partnership One", both, StringComparison.Ordinal);
        Assert.Contains("Conflict Partnership Two", both, StringComparison.Ordinal);
        Assert.Equal("Conflict Partnership One", await house.SqlAsync<string>("select name from kernel.partnership where id = $1", id));
    }

    [Fact]
    public async Task Another_partnerships_record_and_one_that_is_not_there_are_the_same_answer()
    {
        var role = await house.AgencyAsync(house.Manager, house.Here, "Hidden Police", "police", Standing.Partner);
        var contact = await house.AsAsync(house.Manager, s => s.GetRequiredService<KeepContact>().AddAsync(role.Id, new() { Name = "Kim Reed", Email = "kim@example.org" }, default));
        var seat = await house.AsAsync(house.Manager, s => s.GetRequiredService<AppointToSeat>()
            .AppointAsync(role.Id, new() { Seat = Seat.Lead, Name = "Jo Hill", Position = "Chief Constable", StartsOn = Registered.Start }, default));
        var body = await house.BodyAsync("Hidden panel");
        var member = await house.MemberAsync(body, "Lee Moor");
        using var browser = house.Browser(house.Neighbour);
        var nothing = (await browser.GetAsync($"/register/bodies/body/{NewId.Next()}")).Text;

        foreach (var url in (string[])
        [
            $"/register/agencies/agency/{role.AgencyId}", $"/register/agencies/activity/{role.AgencyId}", $"/register/agencies/edit/{role.AgencyId}",
            $"/register/agencies/end/{role.Id}", $"/register/agencies/add-contact/{role.Id}", $"/register/agencies/edit-contact/{contact.Id}", $"/register/agencies/end-contact/{contact.Id}",
            $"/register/partners/appoint/{role.Id}", $"/register/partners/end/{seat.Id}",
            $"/register/bodies/body/{body}", $"/register/bodies/activity/{body}", $"/register/bodies/edit/{body}", $"/register/bodies/terms/{body}", $"/register/bodies/add-member/{body}",
            $"/register/bodies/share/{body}", $"/register/bodies/stand-down/{body}", $"/register/bodies/renew/{member.Id}", $"/register/bodies/leave/{member.Id}",
            $"/register/partnerships/edit/{house.Here}", $"/register/partnerships/status/{house.Here}", $"/register/partnerships/add-area/{house.Here}", $"/register/partnerships/activity/{house.Here}",
            "/register/partnerships/create",
        ])
        {
            var page = await browser.GetAsync(url);
            Assert.True(page.Status == HttpStatusCode.NotFound, $"{url} answered {page.Status}");
            Assert.Equal(nothing, page.Text);
        }
    }

    [Fact]
    public async Task A_shared_body_stands_in_both_trees_and_a_change_of_one_is_seen_by_the_other()
    {
        var body = await house.BodyAsync("Joint child death overview panel", BodyKind.Panel);
        using var here = house.Browser(house.Manager);
        using var there = house.Browser(house.Neighbour);
        Assert.DoesNotContain("Joint child death", (await there.GetAsync("/register/bodies")).Text, StringComparison.Ordinal);

        await here.PostAsync($"/register/bodies/share/{body}", new Dictionary<string, string> { ["Input.PartnershipId"] = house.There.ToString(), ["Input.Reason"] = "One panel" });
        await there.PostAsync($"/register/bodies/add-member/{body}", new Dictionary<string, string>
        {
            ["Input.Name"] = "Toni Vale", ["Input.Role"] = "Chair", ["Input.TermStartsOn.Day"] = "29", ["Input.TermStartsOn.Month"] = "9", ["Input.TermStartsOn.Year"] = "2019",
        });

        Assert.Contains("Chair: Toni Vale", (await here.GetAsync("/register/bodies")).Text, StringComparison.Ordinal);
        Assert.Contains("Shared with us", (await there.GetAsync("/register/bodies")).Text, StringComparison.Ordinal);
        var page = await there.GetAsync($"/register/bodies/body/{body}");
        Assert.Contains($"{Registered.HereName} (keeps it)", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"a[href='/register/bodies/share/{body}']"));
        var activity = await there.GetAsync($"/register/bodies/activity/{body}");
        Assert.Contains("Sam Field", activity.Text, StringComparison.Ordinal);
        Assert.Contains("Robin Marsh", activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Safeguarding_partners_are_those_of_the_date_and_a_gap_is_vacant()
    {
        var here = await house.CreateAsync("Dated Partnership");
        var manager = await house.PersonAsync("Dale Ford", "business-manager", here);
        var ccg = await house.AgencyAsync(manager, here, "Dated CCG", "ccg", Standing.Partner);
        await house.AsAsync(manager, s => s.GetRequiredService<AppointToSeat>()
            .AppointAsync(ccg.Id, new() { Seat = Seat.Lead, Name = "Jo Hill", Position = "Accountable officer", StartsOn = Registered.Start, EndsOn = new(2021, 3, 31) }, default));
        await house.AsAsync(manager, s => s.GetRequiredService<AddAgency>()
            .HandleAsync(here, new() { Name = "Dated ICB", Type = "icb", Standing = Standing.Partner, StartsOn = new(2022, 7, 1) }, default));
        using var browser = house.Browser(manager);

        var before = (await browser.GetAsync("/register/partners?on=2021-03-31")).Text;
        var gap = (await browser.GetAsync("/register/partners?on=2021-04-01")).Document.QuerySelector(".govuk-summary-card");
        var today = (await browser.GetAsync("/register/partners")).Text;

        Assert.Contains("Dated CCG", before, StringComparison.Ordinal);
        Assert.Contains("Jo Hill", before, StringComparison.Ordinal);
        Assert.Contains("Accountable officer", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Dated ICB", before, StringComparison.Ordinal);
        Assert.Contains("Vacant", gap!.QuerySelector(".govuk-summary-list__row")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dated ICB", today, StringComparison.Ordinal);
        Assert.DoesNotContain("Dated CCG", today, StringComparison.Ordinal);
        Assert.Contains("No safeguarding partner is recorded for the police on this date", today, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on=2026-02-30")]
    [InlineData("on.Day=31&on.Month=2&on.Year=2026")]
    [InlineData("on=' or 1=1")]
    public async Task A_date_that_is_none_is_an_error_on_the_page(string query)
    {
        using var browser = house.Browser(house.Manager);

        var page = await browser.GetAsync($"/register/partners?{query}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("The date must be a real date", page.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agencies_without_a_contact_are_flagged_until_they_have_one()
    {
        var here = await house.CreateAsync("Contact Partnership");
        var manager = await house.PersonAsync("Dale Ford", "business-manager", here);
        var role = await house.AgencyAsync(manager, here, "Contact Cafcass", "cafcass");
        await house.AgencyAsync(manager, here, "Contact Probation", "probation");
        using var browser = house.Browser(manager);

        Assert.Contains("2 of 2 agencies have no contact", (await browser.GetAsync("/register/agencies")).Text, StringComparison.Ordinal);
        await browser.PostAsync($"/register/agencies/add-contact/{role.Id}", new Dictionary<string, string> { ["Input.Name"] = "Kim Reed", ["Input.Email"] = "kim@example.org" });

        var page = await browser.GetAsync("/register/agencies?unreachable=true");
        Assert.Contains("Contact Probation", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Contact Cafcass", page.Document.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_lead_keeps_the_contacts_of_their_own_agency_only()
    {
        var own = await house.AgencyAsync(house.Manager, house.Here, "Lead Probation", "probation");
        var other = await house.AgencyAsync(house.Manager, house.Here, "Lead Cafcass", "cafcass");
        using var browser = house.Browser(await house.PersonAsync("Ash Pool", "agency-lead", house.Here, own.AgencyId));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/register/agencies/add-contact/{own.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/register/agencies/add-contact/{other.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/register/agencies/end/{own.Id}")).Status);
    }

    [Fact]
    public async Task A_term_that_ends_within_ninety_days_stands_on_the_managers_home()
    {
        var body = await house.BodyAsync("Executive with terms", BodyKind.Executive);
        await house.MemberAsync(body, "Avery Stone", MemberRole.Chair, new DateOnly(2026, 7, 14));
        await house.MemberAsync(body, "Blair Moss", MemberRole.Member, new DateOnly(2026, 7, 15));
        using var browser = house.Browser(house.Manager);

        var home = await browser.GetAsync("/");

        Assert.Contains("Renew or replace Avery Stone’s term on Executive with terms", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Blair Moss", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_works_in_two_partnerships_reads_and_changes_both()
    {
        var both = await house.PersonAsync("Val Shore", "business-manager", house.There);
        await house.AssignAsync(both, "business-manager", house.Here);
        var body = await house.BodyAsync("Board of two");
        using var browser = house.Browser(both);

        foreach (var url in (string[])[$"/register/bodies/body/{body}", $"/register/partnerships/partnership/{house.There}", $"/register/partnerships/partnership/{house.Here}"])
        {
            var page = await browser.GetAsync(url);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotNull(page.Document.QuerySelector($"a[href^='{url.Replace("/body/", "/edit/", StringComparison.Ordinal).Replace("/partnership/", "/edit/", StringComparison.Ordinal)}']"));
        }
    }
}
