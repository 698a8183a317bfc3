using System.Net;
using System.Text.Json;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Kit;

namespace LineOfSight.Administration.Tests.Invite;

public sealed class InvitePersonTests(Offices house) : IClassFixture<Offices>
{
    private const string Url = "/administration/invite/person";

    [Fact]
    public async Task A_manager_invites_and_sees_the_link_once()
    {
        var (partnership, manager) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        var email = $"{NewId.Next():N}@wherryshire.example";
        var answer = await browser.PostAsync(Url, new { Input_Name = " Nia Newcomer ", Input_Email = email, Input_JobTitle = "Detective inspector", Input_Role = "agency-lead", Input_AgencyId = Offices.Police.Id });
        Assert.StartsWith("/administration/invite/invited/", answer.Location, StringComparison.Ordinal);
        var invited = await browser.GetAsync(answer.Location!);
        var link = invited.Document.QuerySelector("#one-time-link")!.TextContent.Trim();
        Assert.StartsWith($"{house.Address}/administration/accept/invitation/", link, StringComparison.Ordinal);
        Assert.Null((await browser.GetAsync(answer.Location!)).Document.QuerySelector("#one-time-link"));
        var person = Guid.Parse(answer.Location![^36..]);
        Assert.Equal("Nia Newcomer", await house.SqlAsync<string>("select name from identity.account where id = $1", person));
        Assert.Equal(manager, await house.SqlAsync<Guid>("select granted_by from kernel.assignment where person_id = $1 and partnership_id = $2 and role = 'agency-lead'", person, partnership));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act a join kernel.act_link l on l.act_id = a.id where a.kind = 'administration.person.invited' and a.subject_id = $1 and l.partnership_id = $2", person, partnership));

        // The secret is nowhere in the database, the trail included.
        var secret = link.Split('/')[^1];
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.account a where a::text like '%' || $1 || '%'", secret));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.act_text where coalesce(before, '') || coalesce(after, '') like '%' || $1 || '%'", secret));
        Assert.Contains("Nia Newcomer", (await browser.GetAsync("/administration")).Text, StringComparison.Ordinal);
        Assert.Contains("Invited", (await browser.GetAsync($"/administration/person/{person}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "nia@wherryshire.example", "agency-lead", "Enter the person’s full name")]
    [InlineData("   ", "nia@wherryshire.example", "agency-lead", "Enter the person’s full name")]
    [InlineData("Nia", "", "agency-lead", "Enter the person’s email address")]
    [InlineData("Nia", "nia", "agency-lead", "correct format")]
    [InlineData("Nia", "nia@wherryshire", "agency-lead", "correct format")]
    [InlineData("Nia", "nía@wherryshire.example", "agency-lead", "correct format")]
    [InlineData("Nia", "nia@wherryshire.example", "", "Choose a role")]
    [InlineData("Nia", "nia@wherryshire.example", "king", "Choose a role from the list")]
    [InlineData("Nia", "nia@wherryshire.example", "operator", "Choose a role from the list")]
    [InlineData("Nia", "nia@wherryshire.example", "administrator", "Choose a role from the list")]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept(string name, string email, string role, string error)
    {
        var (_, manager) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        var page = await browser.PostAsync(Url, new { Input_Name = name, Input_Email = email, Input_Role = role, Input_JobTitle = "Kept as typed" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(error, page.Errors, StringComparison.Ordinal);
        Assert.Equal("Kept as typed", page.Document.QuerySelector("[name='Input.JobTitle']")!.GetAttribute("value"));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.account where email = $1 and email <> ''", email));
    }

    [Theory]
    [InlineData("2026-04-14", "", "today or later")]
    [InlineData("2028-04-16", "", "within 2 years")]
    [InlineData("2026-05-02", "2026-05-01", "start date or later")]
    [InlineData("", "2036-04-16", "within 10 years")]
    [InlineData("", "9999-12-31", "within 10 years")]
    [InlineData("2026-02-30", "", "must be a real date")]
    public async Task Dates_out_of_order_or_out_of_bounds_are_refused(string starts, string ends, string error)
    {
        var (_, manager) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        var page = await browser.PostAsync(Url, new Dictionary<string, string>
        {
            ["Input.Name"] = "Nia", ["Input.Email"] = $"{NewId.Next():N}@wherryshire.example", ["Input.Role"] = "agency-lead",
            ["Input.StartsOn.Year"] = Part(starts, 0), ["Input.StartsOn.Month"] = Part(starts, 1), ["Input.StartsOn.Day"] = Part(starts, 2),
            ["Input.EndsOn.Year"] = Part(ends, 0), ["Input.EndsOn.Month"] = Part(ends, 1), ["Input.EndsOn.Day"] = Part(ends, 2),
        });
        Assert.Contains(error, page.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_cannot_reach_into_another_partnership_or_choose_what_is_not_offered()
    {
        var (_, manager) = await house.OfficeAsync();
        var (foreign, _) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Url}?where={foreign}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Url}?where=installation")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(new { Input_PartnershipId = foreign })).Status);
        Assert.Contains("Choose an agency from the list", (await PostAsync(new { Input_AgencyId = NewId.Next() })).Errors, StringComparison.Ordinal);
        Assert.Contains("Choose a body from the list", (await PostAsync(new { Input_BodyId = NewId.Next() })).Errors, StringComparison.Ordinal);

        Task<Page> PostAsync(object more)
        {
            var fields = new Dictionary<string, string> { ["Input.Name"] = "Nia", ["Input.Email"] = $"{NewId.Next():N}@wherryshire.example", ["Input.Role"] = "agency-lead" };
            foreach (var field in more.GetType().GetProperties())
            {
                fields[field.Name.Replace('_', '.')] = field.GetValue(more)!.ToString()!;
            }

            return browser.PostAsync(Url, fields);
        }
    }

    [Fact]
    public async Task Fields_that_the_form_does_not_have_change_nothing()
    {
        var (_, manager) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        var id = NewId.Next();
        var answer = await browser.PostAsync(Url, new Dictionary<string, string>
        {
            ["Input.Name"] = "Nia", ["Input.Email"] = $"{id:N}@wherryshire.example", ["Input.Role"] = "school-lead",
            ["Input.IsDemonstration"] = "true", ["demonstration"] = "true", ["Input.Id"] = id.ToString(), ["Input.PasswordHash"] = "x", ["Input.EmailConfirmed"] = "true", ["Input.GrantedBy"] = id.ToString(),
        });
        var person = Guid.Parse(answer.Location![^36..]);
        Assert.NotEqual(id, person);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from identity.account where id = $1 and not is_demonstration and not email_confirmed and password_hash is null", person));
        Assert.Equal(manager, await house.SqlAsync<Guid>("select granted_by from kernel.assignment where person_id = $1", person));
    }

    [Fact]
    public async Task Somebody_in_the_list_is_not_invited_twice_and_somebody_elsewhere_is_given_the_role()
    {
        var (_, manager) = await house.OfficeAsync();
        var (partnership, second) = await house.OfficeAsync();
        var (third, _) = await house.OfficeAsync();
        var known = await house.PersonAsync("Kit Known", "agency-lead", third);
        var email = await house.SqlAsync<string>("select email from identity.account where id = $1", known);
        var fields = new { Input_Name = "Another Name", Input_Email = email, Input_Role = "agency-lead" };
        using var browser = house.Browser(second);
        Assert.Contains("has not chosen a password yet", (await browser.PostAsync(Url, fields)).Errors, StringComparison.Ordinal);
        await house.GivePasswordAsync(known);
        var answer = await browser.PostAsync(Url, fields);
        Assert.EndsWith(known.ToString(), answer.Location, StringComparison.Ordinal);
        Assert.Contains("sign in as they always do", (await browser.GetAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal("Kit Known", await house.SqlAsync<string>("select name from identity.account where id = $1", known));
        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from kernel.assignment where person_id = $1", known));
        Assert.Contains("in the list already", (await browser.PostAsync(Url, fields)).Errors, StringComparison.Ordinal);
        using var first = house.Browser(manager);
        Assert.Equal(HttpStatusCode.NotFound, (await first.GetAsync($"/administration/person/{known}")).Status);
        Assert.NotEqual(Guid.Empty, partnership);
    }

    [Fact]
    public async Task An_administrator_says_where_first_and_appoints_administrators()
    {
        var (partnership, _) = await house.OfficeAsync();
        var administrator = await house.AdministratorAsync();
        using var browser = house.Browser(administrator);
        Assert.Contains("Where will this person work?", (await browser.GetAsync(Url)).Text, StringComparison.Ordinal);
        var manager = await browser.PostAsync($"{Url}?where={partnership}", new { Input_Name = "Bo Business", Input_Email = $"{NewId.Next():N}@wherryshire.example", Input_Role = "business-manager" });
        Assert.Equal(HttpStatusCode.Redirect, manager.Status);
        var second = await browser.PostAsync($"{Url}?where=installation", new { Input_Name = "Al Also", Input_Email = $"{NewId.Next():N}@wherryshire.example", Input_Role = "administrator", Input_PartnershipId = partnership });
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.assignment where person_id = $1 and role = 'administrator' and partnership_id is null", Guid.Parse(second.Location![^36..])));
    }

    [Fact]
    public async Task Hostile_strings_come_back_as_they_were_typed()
    {
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Shared.File("corpora/naughty-strings/blns.json"), TestContext.Current.CancellationToken));
        var strings = document.RootElement.EnumerateArray().Select(e => e.GetString()!)
            .Where((s, i) => i % 4 == 0 && s.Trim().Length is > 0 and <= 120 && !s.Any(char.IsControl) && !s.Any(char.IsSurrogate)).ToList();
        var (_, manager) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        foreach (var hostile in strings)
        {
            var answer = await browser.PostAsync(Url, new { Input_Name = hostile, Input_Email = $"{NewId.Next():N}@wherryshire.example", Input_JobTitle = hostile, Input_Role = "school-lead" });
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            var page = await browser.GetAsync($"/administration/person/{answer.Location![^36..]}");
            Assert.Equal(hostile.Trim(), page.Document.QuerySelector("h1")!.TextContent.Trim());
            Assert.Null(page.Document.QuerySelector("main script, main [onerror], main [onload], main iframe, main img, main svg"));
            var refused = await browser.PostAsync(Url, new { Input_Name = hostile, Input_Email = hostile, Input_Role = "school-lead" });
            Assert.Equal(hostile, refused.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        }

        Assert.True(strings.Count > 60);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(Url, new { Input_Name = "a\0b" })).Status);
        Assert.Contains("cannot be kept", Assert.Throws<RuleBroken>(() => PersonDetails.Of("a\0b", "a@wherryshire.example", null)).Message, StringComparison.Ordinal);
        var giant = await browser.PostAsync(Url, new { Input_Name = new string('x', 100_000), Input_Email = "x@wherryshire.example", Input_Role = "school-lead" });
        Assert.Contains("120 characters or fewer", giant.Errors, StringComparison.Ordinal);
    }

    private static string Part(string date, int part) => date.Length == 0 ? "" : date.Split('-')[part];
}
