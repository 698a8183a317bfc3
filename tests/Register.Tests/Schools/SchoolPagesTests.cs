using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;
using LineOfSight.Register.Tests.Schools.Import;

namespace LineOfSight.Register.Tests.Schools;

/// <summary>The list of schools, a school with its history, and who leads safeguarding there.</summary>
public sealed class SchoolPagesTests(RegisterHouse house) : IClassFixture<RegisterHouse>
{
    private const string Gias = Given.GiasHeader + "\n";

    private async Task ImportAsync()
        => await house.ImportAsync(
            Gias +
            "300001,926,2001,Alder Primary School,Community school,Open,Primary,01-09-1990,,210\n" +
            "300002,926,4001,100% Birch_School,Academy converter,\"Open, but proposed to close\",Secondary,,,900\n" +
            "300003,919,2001,Cedar Independent School,Other independent school,Open,Not applicable,,,\n" +
            "300004,926,2002,Old Elm School,Community school,Closed,Primary,,31-08-2018,\n" +
            "300005,208,2002,Fir Pupil Referral Unit,Pupil referral unit,Open,Not applicable,,,\n",
            fileName: "edubasealldata20250301.csv");

    private async Task<Page> SchoolsAsync(string query)
    {
        using var browser = house.Browser(house.Manager);
        return await browser.GetAsync("/register/schools" + query);
    }

    [Fact]
    public async Task Schools_are_found_by_what_is_known_of_them()
    {
        await ImportAsync();
        Assert.Contains("4 schools in England. The register is as of 1 Mar 2025", (await SchoolsAsync("")).Text, StringComparison.Ordinal);
        Assert.Contains("Cedar", (await SchoolsAsync("?kind=Independent")).Text, StringComparison.Ordinal);
        Assert.Contains("2 schools in Norfolk (926)", (await SchoolsAsync("?la=926")).Text, StringComparison.Ordinal);
        Assert.Contains("Old Elm School", (await SchoolsAsync("?status=Closed")).Text, StringComparison.Ordinal);
        Assert.Contains("Alder Primary School", (await SchoolsAsync("?search=300001")).Text, StringComparison.Ordinal);
        var exact = await SchoolsAsync("?search=%25%20birch_");
        Assert.Contains("1 school", exact.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alder", exact.Text, StringComparison.Ordinal);
        Assert.Contains("No schools match these filters", (await SchoolsAsync("?search=zzz%01%27")).Text, StringComparison.Ordinal);
        Assert.Contains("No schools match these filters", (await SchoolsAsync("?search=AlderxPrimary")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schools_of_a_filter_can_be_taken_away_whole()
    {
        await ImportAsync();
        var link = (await SchoolsAsync("?la=926")).Document.QuerySelector(".los-downloads a")!.GetAttribute("href")!;
        Assert.Equal("/register/schools?la=926&handler=Download&as=csv", link);
        using var browser = house.Browser(house.Manager);
        var lines = (await browser.GetAsync(link)).Raw.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal("\"School\",\"URN\",\"Kind\",\"Status\",\"Local authority\",\"Pupils\",\"Postcode\",\"Safeguarding lead\",\"Verified\"", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("\"100% Birch_School\",300002,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",210,", lines[2], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/register/schools?handler=Download&as=excel")).Status);
    }

    [Fact]
    public async Task Agencies_can_be_taken_away()
    {
        using var browser = house.Browser(house.Manager);
        Assert.StartsWith("\"Agency\",\"Standing\",\"Type\",\"Contacts\",\"Since\",\"Until\"", (await browser.GetAsync("/register/agencies?handler=Download")).Raw, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/register/agencies?handler=Download&as=excel&past=true&unreachable=true")).Status);
    }

    [Fact]
    public async Task A_school_shows_what_is_held_and_what_changed()
    {
        await ImportAsync();
        using var browser = house.Browser(house.Manager);
        var page = await browser.GetAsync("/register/schools/school/300001");
        Assert.Contains("Alder Primary School", page.Text, StringComparison.Ordinal);
        Assert.Contains("Added to the register", page.Text, StringComparison.Ordinal);
        Assert.Contains("From edubasealldata20250301.csv (GIAS extract)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not held", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/register/schools/school/399999")).Status);
    }

    [Fact]
    public async Task A_safeguarding_lead_is_recorded_verified_changed_and_ended()
    {
        await ImportAsync();
        using var browser = house.Browser(house.Manager);
        const string school = "/register/schools/school/300002";
        Assert.Contains("Nobody is recorded as this school’s designated safeguarding lead", (await browser.GetAsync(school)).Text, StringComparison.Ordinal);

        var added = await browser.PostAsync("/register/schools/leads/add/300002", Lead("  Tomas Okafor <b>", "t.okafor@example.org", 2025));
        Assert.Equal(school, added.Location);
        var page = await browser.GetAsync(school);
        Assert.Contains("Tomas Okafor <b>", page.Text, StringComparison.Ordinal);
        Assert.Contains("Check again", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tomas Okafor", (await browser.GetAsync("/register/schools?lead=Stale")).Text, StringComparison.Ordinal);

        var verify = page.Document.QuerySelectorAll<IHtmlFormElement>("main form").First(form => form.GetAttribute("action")!.Contains("Verify", StringComparison.Ordinal));
        Assert.Equal(school, (await browser.SendAsync(verify, school)).Location);
        page = await browser.GetAsync(school);
        Assert.DoesNotContain("Check again", page.Text, StringComparison.Ordinal);
        Assert.Contains("Wednesday 15 April 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tomas Okafor", (await browser.GetAsync("/register/schools?lead=Verified")).Text, StringComparison.Ordinal);

        var change = page.Document.QuerySelectorAll("main a").First(a => a.GetAttribute("href")!.Contains("/leads/change/", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(school, (await browser.PostAsync(change, new { Input_Email = "tomas@example.org" })).Location);
        Assert.Contains("tomas@example.org", (await browser.GetAsync(school)).Text, StringComparison.Ordinal);
        Assert.Contains("t.okafor@example.org", (await browser.GetAsync(change)).Text, StringComparison.Ordinal);

        Assert.Equal(school, (await browser.PostAsync(change.Replace("/change/", "/end/", StringComparison.Ordinal), new { Input_Reason = "Left the school" })).Location);
        Assert.DoesNotContain("Tomas Okafor", (await browser.GetAsync(school)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(change)).Status);
        Assert.Equal(4, await house.SqlAsync<long>("select count(*) from kernel.act where kind like 'register.leads.%' and subject_id = $1", Guid.Parse(change[^36..])));
    }

    private static Dictionary<string, string> Lead(string name, string email, int year) => new()
    {
        ["Input.Name"] = name, ["Input.Email"] = email, ["Input.IsDeputy"] = "false",
        ["Input.VerifiedOn.Day"] = "1", ["Input.VerifiedOn.Month"] = "3", ["Input.VerifiedOn.Year"] = year.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    [Theory]
    [InlineData("", "a@example.org", 2026, "Enter the person’s name|Enter the person's name")]
    [InlineData("Ada", "", 2026, "email address")]
    [InlineData("Ada", "not an address", 2026, "correct format")]
    [InlineData("Ada", "a@example.org", 2027, "today or in the past")]
    [InlineData("Ada", "a@example.org", 1800, "2000 or later")]
    public async Task What_is_wrong_about_a_lead_is_said_and_what_was_typed_is_kept(string name, string email, int year, string expected)
    {
        await ImportAsync();
        using var browser = house.Browser(house.Manager);
        var refused = await browser.PostAsync("/register/schools/leads/add/300005", Lead(name, email, year));
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains(expected.Split('|'), words => refused.Errors.Contains(words, StringComparison.Ordinal));
        Assert.Equal(email, refused.Document.QuerySelector<IHtmlInputElement>("[name='Input.Email']")!.Value);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from register.safeguarding_lead where urn = 300005"));
    }

    [Fact]
    public async Task Two_people_who_change_one_lead_both_see_both_texts()
    {
        await ImportAsync();
        using var browser = house.Browser(house.Manager);
        await browser.PostAsync("/register/schools/leads/add/300001", Lead("Mina Petrov", "mina@example.org", 2026));
        var page = await browser.GetAsync("/register/schools/school/300001");
        var change = page.Document.QuerySelectorAll("main a").First(a => a.GetAttribute("href")!.Contains("/leads/change/", StringComparison.Ordinal)).GetAttribute("href")!;
        var form = (await browser.GetAsync(change)).Document.QuerySelector<IHtmlFormElement>("main form")!;
        await browser.PostAsync(change, new { Input_Email = "first@example.org" });

        var stale = await browser.SendAsync(form, change, new { Input_Email = "second@example.org" });
        Assert.Contains("first@example.org", stale.Text, StringComparison.Ordinal);
        Assert.Contains("second@example.org", stale.Text, StringComparison.Ordinal);
        Assert.Equal("first@example.org", await house.SqlAsync<string>("select email from register.safeguarding_lead where urn = 300001"));
    }

    [Fact]
    public async Task Another_partnership_sees_the_school_and_not_the_lead()
    {
        await ImportAsync();
        using (var browser = house.Browser(house.Manager))
        {
            await browser.PostAsync("/register/schools/leads/add/300003", Lead("Yusuf Lind", "yusuf@example.org", 2026));
        }

        var other = await house.PartnershipAsync("Fenland Safeguarding Children Partnership");
        using var elsewhere = house.Browser(await house.PersonAsync("Petra Novak", "business-manager", other));
        var page = await elsewhere.GetAsync("/register/schools/school/300003");
        Assert.Contains("Cedar Independent School", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Yusuf Lind", page.Text, StringComparison.Ordinal);
        var lead = await house.SqlAsync<Guid>("select id from register.safeguarding_lead where urn = 300003 limit 1");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/register/schools/leads/change/{lead}")).Status);
        await house.SqlAsync("update register.safeguarding_lead set ended_on = '2026-04-15' where urn = 300003");
    }
}
