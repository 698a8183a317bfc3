using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Assurance.Tests.Compare;

/// <summary>Returns side by side: own, peer's and moderated grades apart, counts that follow sign-off, questions back that stay open.</summary>
public class CompareTests(AssuranceHouse house) : IClassFixture<AssuranceHouse>
{
    private Guid Agencies(string title, int daysAgo = 0) => house.Round(
        title, false, daysAgo, (AssuranceHouse.Police, "Northshire Constabulary"), (AssuranceHouse.Health, "Northshire Health Trust"), (AssuranceHouse.Charity, "Harbour Youth Charity"));

    private static string[] Row(Page page, string name) =>
        [.. page.Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains(name, StringComparison.Ordinal)).Children
            .Select(c => string.Join(' ', c.InnerHtml.Replace("<", " <", StringComparison.Ordinal) is var html ? System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : []))];

    [Fact]
    public async Task Each_standard_stands_beside_each_agency_in_words()
    {
        var round = Agencies("Side by side");
        await house.SignAsync(round, AssuranceHouse.Police, ("lead", "fully"), ("voice", "not"));
        await house.SignAsync(round, AssuranceHouse.Health, ("lead", "mostly"));
        var page = await house.Browser(house.Scrutineer).GetAsync($"/assurance/compare/{round}");
        Assert.Equal("2 of 3 agencies", page.Document.QuerySelector(".los-figure__value")!.TextContent);
        Assert.Equal(
            ["Senior lead", "Fully met : Northshire Constabulary on Senior lead", "Mostly met : Northshire Health Trust on Senior lead", "Not signed off"], Row(page, "Senior lead"));
        Assert.Equal(["Children’s voice", "Not met : Northshire Constabulary on Children’s voice", "Not asked", "Not signed off"], Row(page, "Children’s voice"));
    }

    [Fact]
    public async Task Counts_follow_sign_off_and_opening_again()
    {
        var round = Agencies("Counted");
        var police = await house.SignAsync(round, AssuranceHouse.Police, ("lead", "mostly"));
        await house.SignAsync(round, AssuranceHouse.Health, ("lead", "mostly"));
        Task<int> CountAsync() => house.SqlAsync<int>("select coalesce(sum(count), 0)::int from assurance.grade_count where round_id = $1 and question = 'lead' and grade = 'mostly'", round);
        Assert.Equal(2, await CountAsync());
        await house.ReopenAsync(police);
        Assert.Equal(1, await CountAsync());
        await house.SignAsync(round, AssuranceHouse.Police, ("lead", "fully"));
        Assert.Equal(1, await CountAsync());
        Assert.Equal(1, await house.SqlAsync<int>("select sum(count)::int from assurance.grade_count where round_id = $1 and grade = 'fully'", round));
    }

    [Fact]
    public async Task Grades_that_the_agency_took_back_count_nowhere_and_are_kept_nowhere()
    {
        var round = Agencies("Taken back");
        var police = await house.SignAsync(round, AssuranceHouse.Police, ("lead", "mostly"));
        await house.SignAsync(round, AssuranceHouse.Health, ("lead", "mostly"));
        Task<long> TextsAsync() => house.SqlAsync<long>(
            "select count(*) from kernel.act_text t join kernel.act a on a.id = t.act_id join assurance.reading r on r.id = a.subject_id where r.return_id = $1 and t.after like '%mostly%'", police);
        Assert.Equal(1, await TextsAsync());

        // Only who acts for the agency takes its answers back.
        await house.WithdrawAsync(police, house.HealthLead);
        Assert.Equal(1, await TextsAsync());
        await house.WithdrawAsync(police, house.PoliceLead);
        Assert.Equal(0, await TextsAsync());
        Assert.Equal("{}", await house.SqlAsync<string>("select grades::text from assurance.reading where return_id = $1 and not stands", police));
        Assert.Equal(1, await house.SqlAsync<int>("select count from assurance.grade_count where round_id = $1 and question = 'lead' and grade = 'mostly'", round));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.Scrutineer).GetAsync($"/assurance/moderate/{police}/lead")).Status);
    }

    [Fact]
    public async Task The_rounds_before_stand_beside_this_one()
    {
        var (before, now) = (Agencies("Year one", 400), Agencies("Year two", 10));
        await house.SignAsync(before, AssuranceHouse.Police, ("lead", "not"));
        await house.SignAsync(now, AssuranceHouse.Police, ("lead", "fully"));
        var text = (await house.Browser(house.Manager).GetAsync($"/assurance/compare/standard/{now}/lead")).Text;
        Assert.Contains("Year one", text, StringComparison.Ordinal);
        Assert.Contains("Year two", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderated_grade_never_takes_the_place_of_the_own_one()
    {
        var round = Agencies("Moderated");
        var police = await house.SignAsync(round, AssuranceHouse.Police, ("lead", "fully"));
        var sam = house.Browser(house.Scrutineer);
        var page = $"/assurance/moderate/{police}/lead";
        Assert.Contains("Enter why you give this grade", (await sam.PostAsync(page, new { Input_Side = "Moderated", Input_Grade = "mostly" })).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await sam.PostAsync(page, new { Input_Side = "Moderated", Input_Grade = "mostly", Input_Because = "The minutes are of last year" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await sam.PostAsync(page, new { Input_Side = "Peer", Input_Grade = "not", Input_Because = "Health’s own view" })).Status);
        Assert.Equal(["Northshire Constabulary Police", "Fully met", "Not met", "Mostly met Differs"], Row(await sam.GetAsync($"/assurance/compare/standard/{round}/lead"), "Northshire Constabulary"));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.PoliceLead).GetAsync(page)).Status);
    }

    [Fact]
    public async Task A_question_back_stays_open_until_whoever_asks_has_closed_it()
    {
        var round = Agencies("Asked back");
        var police = await house.SignAsync(round, AssuranceHouse.Police, ("lead", "fully"));
        var (sam, pat) = (house.Browser(house.Scrutineer), house.Browser(house.PoliceLead));
        await sam.PostAsync($"/assurance/moderate/{police}/lead", new { Input_Asked = "Which board minutes do you mean?" }, "form[action*=Ask]");
        var url = $"/assurance/challenge/question/{await house.SqlAsync<Guid>("select id from assurance.challenge where return_id = $1", police)}";
        Assert.Contains("Answer a question back about your return", (await pat.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.HealthLead).GetAsync(url)).Status);
        Assert.Null((await pat.GetAsync(url)).Document.QuerySelector("form[action*=Close]"));
        await pat.PostAsync(url, new { Input_Answer = "Those of 4 May" }, "form[action*=Answer]");
        Assert.Contains("Read the answer to your question back", (await sam.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Enter what came of it", (await sam.PostAsync(url, null, "form[action*=Close]")).Errors, StringComparison.Ordinal);
        await sam.PostAsync(url, new { Input_ClosedBecause = "Seen, and right" }, "form[action*=Close]");
        Assert.Contains("Seen, and right", (await sam.GetAsync(url)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Read the answer to your question back", (await sam.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mismatch_with_the_inspection_is_flagged()
    {
        var round = house.Round("Schools", true, 0, (AssuranceHouse.Oak, "Oak Primary School"));
        await house.SignAsync(round, AssuranceHouse.Oak, ("overall", "good"));
        var text = (await house.Browser(house.Manager).GetAsync($"/assurance/compare/inspections/{round}")).Text;
        Assert.Contains("1 of 1 schools with both judge themselves better", text, StringComparison.Ordinal);
        Assert.Contains("Requires improvement, 4 Mar 2025", text, StringComparison.Ordinal);
        Assert.Contains("1 point better than inspected", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standard_that_many_fall_short_of_becomes_one_finding()
    {
        var round = Agencies("Raised");
        await house.SignAsync(round, AssuranceHouse.Police, ("voice", "not"));
        await house.SignAsync(round, AssuranceHouse.Health, ("voice", "mostly"));
        await house.SignAsync(round, AssuranceHouse.Charity, ("voice", "fully"));
        var raised = await house.Browser(house.Scrutineer).PostAsync($"/assurance/compare/standard/{round}/voice", null, "form[action*=Raise]");
        Assert.StartsWith("/improvement/finding/", raised.Location, StringComparison.Ordinal);
        Assert.Contains("2 of 3 agencies fall short of “Children’s voice”", (await house.Browser(house.Scrutineer).GetAsync(raised.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_partnership_sees_nothing()
    {
        var round = Agencies("Not theirs");
        var police = await house.SignAsync(round, AssuranceHouse.Police, ("lead", "fully"));
        var stranger = house.Browser(house.Stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/assurance/compare/{round}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/assurance/moderate/{police}/lead")).Status);
    }
}
