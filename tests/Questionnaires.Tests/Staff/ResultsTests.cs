using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Questionnaires.Tests.Staff;

/// <summary>What staff said, counted: from five on, with small groups put together and small counts hidden, and both rates with their bases.</summary>
public class ResultsTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    private static string Results(Guid of) => $"/questionnaires/staff/results/{of}";

    private async Task SendAsync(IEnumerable<string> codes, string role = "teaching", string grade = "agree", string text = "")
    {
        foreach (var code in codes)
        {
            await house.SendAsync(code, text, role, grade);
        }
    }

    private async Task<Guid> SignedAsync(Guid of)
    {
        var ola = house.Browser(house.OakLead);
        await ola.PostAsync($"/questionnaires/fill/question/{of}/staff-count", new Dictionary<string, string> { ["Input.Answers[staff-count].Number"] = "40" });
        await ola.PostAsync($"/questionnaires/fill/question/{of}/reporting", new Dictionary<string, string> { ["Input.Answers[reporting].Chosen"] = "fully" });
        var signed = await ola.PostAsync($"/questionnaires/fill/check/{of}", new { Input_SignerName = "Ola Oak", Input_SignerRole = "Headteacher", Input_IsAccurate = "true" });
        Assert.True(signed.Status == HttpStatusCode.Redirect, signed.Text);
        return of;
    }

    [Fact]
    public async Task Nothing_is_shown_of_fewer_than_five_not_even_when_the_round_is_closed()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await house.OakAsync(round);
        var codes = await house.CodesAsync(of, 9);
        await SendAsync(codes.Take(4), text: "Only four wrote this");
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        var ola = house.Browser(house.OakLead);
        var open = await ola.GetAsync(Results(of));
        Assert.Contains("4 of 9 staff", open.Text, StringComparison.Ordinal);
        Assert.Contains("There are no results to show yet", open.Text, StringComparison.Ordinal);
        await house.CloseAsync(round);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from questionnaires.staff_envelope where return_id = $1", of));
        Assert.Equal(4, await house.SqlAsync<long>("select count(*) from questionnaires.staff_answer where return_id = $1", of));
        var closed = await ola.GetAsync(Results(of));
        Assert.Contains("Fewer than five staff have answered", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Only four wrote this", closed.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Teaching", closed.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_readings_never_differ_by_fewer_than_five_answers()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await house.OakAsync(round);
        var codes = await house.CodesAsync(of, 17);
        async Task<long> ReadAsync()
        {
            Assert.True(await house.TurnAsync(StaffHouse.Job));
            return await house.SqlAsync<long>("select count(*) from questionnaires.staff_answer where return_id = $1", of);
        }

        var readings = new List<long> { 0 };
        foreach (var code in codes)
        {
            await house.SendAsync(code);
            readings.Add(await ReadAsync());
        }

        await house.CloseAsync(round);
        readings.Add(await ReadAsync());
        Assert.Equal(17, readings[^1]);
        Assert.All(readings.Zip(readings.Skip(1), (before, after) => after - before).Where(d => d > 0), d => Assert.True(d >= 5));
        Assert.Contains(5, readings);
    }

    [Fact]
    public async Task Small_roles_are_put_together_and_small_counts_are_hidden_with_what_gives_them_away()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await SignedAsync(await house.OakAsync(round));
        var codes = await house.CodesAsync(of, 25, staff: 40);
        await SendAsync(codes.Take(9), "teaching", "agree", "Heard");
        await SendAsync(codes.Skip(9).Take(1), "teaching", "disagree");
        await SendAsync(codes.Skip(10).Take(8), "support", "strongly-agree");
        await SendAsync(codes.Skip(18).Take(4), "support", "neither");
        await SendAsync(codes.Skip(22).Take(2), "leadership", "agree");
        await house.CloseAsync(round);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        var page = await house.Browser(house.OakLead).GetAsync(Results(of));
        Assert.Contains("24 of 40 staff (60%)", page.Text, StringComparison.Ordinal);
        Assert.Contains("24 answers are counted here", page.Text, StringComparison.Ordinal);
        // Two in leadership are too few, and so the next smallest role goes with them, in every table alike.
        Assert.DoesNotContain("Leadership", page.Raw, StringComparison.Ordinal);
        var tables = page.Document.QuerySelectorAll("table").Select(t => t.QuerySelectorAll("tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).ToList()).ToList();
        Assert.Equal(["Staff|All staff", "Support|12", "Other roles together|12", "Total|24"], tables[0]);
        Assert.Equal(
            [
                "Staff|Support|Other roles together|Total", "Strongly agree|c|0|c", "Agree|0|c|c", "Neither agree nor disagree|fewer than 5|0|fewer than 5", "Disagree|0|fewer than 5|fewer than 5",
                "Strongly disagree|0|0|0", "I don’t know|0|0|0", "Total|12|12|24",
            ],
            tables[1]);
        Assert.Contains("We hide small numbers to protect staff.", page.Text, StringComparison.Ordinal);
        Assert.Contains("What Oak Primary School says of itself: Fully met", page.Text, StringComparison.Ordinal);
        Assert.Equal(9, page.Document.QuerySelectorAll("li.los-as-typed").Length);

        // Whoever compares sees the same beside the school's own grade, and nothing that is hidden here.
        var sam = house.Browser(house.Scrutineer);
        var beside = await sam.GetAsync($"/assurance/moderate/{of}/reporting");
        Assert.Equal(
            ["Strongly agree|c", "Agree|c", "Neither agree nor disagree|fewer than 5", "Disagree|fewer than 5", "Strongly disagree|0", "I don’t know|0", "All that are counted|24"],
            beside.Document.QuerySelectorAll("main tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))));
        Assert.Contains("We hide small numbers to protect staff.", beside.Text, StringComparison.Ordinal);
        var all = await sam.GetAsync($"/assurance/moderate/staff/{of}");
        Assert.Contains("Fully met “I know how to report a worry.” Strongly agree: c", all.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.ElmLead).GetAsync($"/assurance/moderate/staff/{of}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.Stranger).GetAsync($"/assurance/moderate/staff/{of}")).Status);
    }

    [Fact]
    public async Task Fewer_than_five_stand_beside_no_grade()
    {
        var round = await house.OpenStaffRoundAsync("Beside no grade");
        var of = await SignedAsync(await house.OakAsync(round));
        await SendAsync((await house.CodesAsync(of, 9)).Take(4));
        await house.CloseAsync(round);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        var sam = house.Browser(house.Scrutineer);
        Assert.DoesNotContain("I know how to report a worry", (await sam.GetAsync($"/assurance/moderate/{of}/reporting")).Text, StringComparison.Ordinal);
        Assert.Contains("There is nothing to show.", (await sam.GetAsync($"/assurance/moderate/staff/{of}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_read_counts_and_what_was_written_only_after_the_school_signed_off()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await house.OakAsync(round);
        await SendAsync(await house.CodesAsync(of, 10), text: "In our own words");
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        Assert.Contains("In our own words", (await house.Browser(house.OakLead).GetAsync(Results(of))).Text, StringComparison.Ordinal);
        foreach (var reader in new[] { house.Manager, house.Scrutineer })
        {
            var page = await house.Browser(reader).GetAsync(Results(of));
            Assert.Contains("5 answers are counted here. 5 more are sealed", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("In our own words", page.Raw, StringComparison.Ordinal);
        }

        foreach (var stranger in new[] { house.ElmLead, house.PoliceLead, house.Stranger })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await house.Browser(stranger).GetAsync(Results(of))).Status);
        }

        await SignedAsync(of);
        var signed = await house.Browser(house.Scrutineer).GetAsync(Results(of));
        Assert.Contains("In our own words", signed.Text, StringComparison.Ordinal);
        Assert.Contains("What Oak Primary School says of itself: Fully met", signed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_round_shows_both_rates_with_their_bases()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await SignedAsync(await house.OakAsync(round));
        var elm = await house.ReturnAsync(round, QuestionnairesHouse.SchoolId(QuestionnairesHouse.Elm));
        await SendAsync((await house.CodesAsync(of, 25, staff: 40)).Take(12));
        await SendAsync((await house.CodesAsync(elm, 5, house.ElmLead, 60)).Take(2));
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        var page = await house.Browser(house.Manager).GetAsync($"/questionnaires/round/{round}");
        Assert.Contains("1 of 3 schools", page.Text, StringComparison.Ordinal);
        Assert.Contains("14 of 100 staff (14%)", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 school has not said, and their staff are not in the base", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 of 3 schools", page.Text, StringComparison.Ordinal);
        Assert.Contains("12 staff returns to each school (average of 1 school that signed off)", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("practitioner-survey.1")]
    [InlineData("training-evaluation.1")]
    [InlineData("school-staff.1")]
    public async Task Every_questionnaire_for_staff_that_ships_can_be_answered_and_read(string questionnaire)
    {
        var round = await house.OpenAgencyRoundAsync(questionnaire);
        var of = await house.ReturnAsync(round, QuestionnairesHouse.Police);
        foreach (var code in await house.CodesAsync(of, 6, house.PoliceLead))
        {
            await house.SendFirstsAsync(code);
        }

        await house.CloseAsync(round);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        var page = await house.Browser(house.PoliceLead).GetAsync(Results(of));
        Assert.Contains("All 6 staff", page.Text, StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll("table tbody tr").Where(r => r.Children[0].TextContent == "Total"), r => Assert.Equal("6", r.Children[^1].TextContent));
        Assert.Equal(0, page.Document.QuerySelectorAll("li.los-as-typed").Length % 6);
        Assert.Contains("All 6 staff", (await house.Browser(house.Manager).GetAsync($"/questionnaires/round/{round}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Envelopes_whose_key_is_gone_stay_and_the_others_are_opened()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await house.OakAsync(round);
        await SendAsync(await house.CodesAsync(of, 7));
        await house.SqlAsync("update questionnaires.staff_envelope set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where code_hash = (select min(code_hash::text)::bytea from questionnaires.staff_envelope where return_id = $1)", of);
        await house.CloseAsync(round);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from questionnaires.staff_envelope where return_id = $1", of));
        Assert.Equal(6, await house.SqlAsync<int>("select taken_in from questionnaires.staff_asked where return_id = $1", of));
        Assert.Contains("1 cannot be opened and wait", await house.SqlAsync<string>("select did from kernel.job_run where job = $1 order by due_at desc limit 1", StaffHouse.Job), StringComparison.Ordinal);
        await house.SqlAsync("delete from questionnaires.staff_envelope where return_id = $1", of);
    }

    [Fact]
    public async Task A_return_is_disposed_of_with_all_that_its_staff_answered()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await house.OakAsync(round);
        await SendAsync((await house.CodesAsync(of, 14)).Take(12));
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        await using var connection = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from questionnaires.dispose_return($1)", connection) { Parameters = { new() { Value = of } } };
        Assert.Equal(2L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        foreach (var table in new[] { "staff_asked", "staff_code", "staff_envelope", "staff_answer" })
        {
            Assert.Equal(0, await house.SqlAsync<long>($"select count(*) from questionnaires.{table} where return_id = $1", of));
        }
    }
}
