using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Questionnaires.Tests.Staff;

/// <summary>Codes are made, handed out and answered by, without an account and without a name.</summary>
public class AnswerTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    private static Dictionary<string, string> Go(string place) => new() { ["Input.Go"] = place };

    [Fact]
    public async Task Codes_are_made_for_the_staff_that_there_are_and_shown_once()
    {
        var of = await house.OakAsync(await house.OpenStaffRoundAsync());
        var ola = house.Browser(house.OakLead);
        await ola.PostAsync($"/questionnaires/fill/question/{of}/staff-count", new Dictionary<string, string> { ["Input.Answers[staff-count].Number"] = "21" });
        var url = $"/questionnaires/staff/codes/{of}";
        Assert.Contains("Make codes for your staff", (await ola.GetAsync($"/questionnaires/fill/{of}")).Text, StringComparison.Ordinal);
        Assert.Equal("21", (await ola.GetAsync(url)).Document.QuerySelector("#Input-Staff")!.GetAttribute("value"));
        Assert.Contains("Enter how many staff you have", (await ola.PostAsync(url, new { Input_Staff = "" })).Errors, StringComparison.Ordinal);
        Assert.Contains("from 1 to 2,000", (await ola.PostAsync(url, new { Input_Codes = "2001" })).Errors, StringComparison.Ordinal);
        Assert.Contains("today or in the past", (await ola.PostAsync(url, new Dictionary<string, string> { ["Input.CountedOn.Day"] = "1", ["Input.CountedOn.Month"] = "1", ["Input.CountedOn.Year"] = "2099" })).Errors, StringComparison.Ordinal);
        var slips = await ola.PostAsync(url, new { Input_Codes = "4" });
        var codes = slips.Document.QuerySelectorAll(".los-slip code").Select(c => c.TextContent).ToList();
        Assert.Equal(4, codes.Distinct().Count());
        Assert.Contains("Open http", slips.Text, StringComparison.Ordinal);
        var again = await ola.GetAsync(url);
        Assert.Contains(again.Document.QuerySelectorAll(".govuk-summary-list__value"), v => v.TextContent.Trim() == "4");
        Assert.DoesNotContain(codes, c => again.Raw.Contains(c, StringComparison.Ordinal));
        Assert.Equal(4, await house.SqlAsync<long>("select count(*) from questionnaires.staff_code where return_id = $1 and not is_used", of));
        Assert.DoesNotContain("codehash", await house.SqlAsync<string>("select coalesce(string_agg(lower(t.after), ' '), '') from kernel.act_text t join kernel.act a on a.id = t.act_id where a.subject_id = $1", of), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_can_be_taken_as_a_file_with_their_links()
    {
        var of = await house.OakAsync(await house.OpenStaffRoundAsync());
        var ola = house.Browser(house.OakLead);
        var url = $"/questionnaires/staff/codes/{of}";
        var page = await ola.GetAsync(url);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!;
        form.SetAttribute("action", $"{url}?handler=Download&as=csv");
        var file = await ola.SendAsync(form, url, new { Input_Staff = "3", Input_Codes = "3" });
        var link = file.Raw.Split('\n').First(l => l.Contains("/questionnaires/staff/answer/", StringComparison.Ordinal)).Split(',')[^1].Trim().Trim('"');
        Assert.Equal(HttpStatusCode.OK, (await house.Visitor().GetAsync(new Uri(link).AbsolutePath)).Status);
    }

    [Fact]
    public async Task Somebody_answers_page_by_page_goes_back_and_sends()
    {
        var of = await house.OakAsync(await house.OpenStaffRoundAsync());
        var code = (await house.CodesAsync(of, 2))[0];
        var (visitor, url) = (house.Visitor(), StaffHouse.Url(code));
        Assert.Equal(url, (await visitor.PostAsync("/questionnaires/staff", new { Input_Code = code.ToLowerInvariant().Replace('-', ' ') })).Location);
        var start = await visitor.GetAsync(url);
        Assert.Contains("Nobody can see who you are: not Oak Primary School, not the partnership, not us.", start.Text, StringComparison.Ordinal);
        Assert.Equal("noindex, nofollow", string.Join(", ", start.Headers.GetValues("X-Robots-Tag")));
        Assert.Contains("no-store", start.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.All(start.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => Assert.False(c.Contains("expires", StringComparison.OrdinalIgnoreCase) || c.Contains("max-age", StringComparison.OrdinalIgnoreCase)));
        var role = await StaffHouse.NextAsync(visitor, start, url, Go("you"));
        var unanswered = await StaffHouse.NextAsync(visitor, role, url, new Dictionary<string, string>());
        Assert.Contains("Select an answer", unanswered.Errors, StringComparison.Ordinal);
        var worries = await StaffHouse.NextAsync(visitor, unanswered, url, new Dictionary<string, string> { ["Input.Answers[role-group].Chosen"] = "support" });
        Assert.Contains("Worries: 2 of 2", worries.Text, StringComparison.Ordinal);
        Assert.Contains("Please do not write names", worries.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("support", worries.Document.QuerySelector("input[name='Input.SoFar']")!.GetAttribute("value")!, StringComparison.Ordinal);
        var check = await StaffHouse.NextAsync(visitor, worries, url, new Dictionary<string, string> { ["Input.Answers[know-how].Chosen"] = "disagree", ["Input.Answers[anything].Text"] = "The form is hidden away" });
        Assert.Contains("The form is hidden away", check.Text, StringComparison.Ordinal);
        var back = await StaffHouse.NextAsync(visitor, check, url, Go("you"));
        Assert.Equal("support", back.Document.QuerySelector("input[type=radio][checked]")!.GetAttribute("value"));
        check = await StaffHouse.NextAsync(visitor, await StaffHouse.NextAsync(visitor, back, url, new Dictionary<string, string>()), url, new Dictionary<string, string>());
        Assert.Equal("/questionnaires/staff/done", (await StaffHouse.NextAsync(visitor, check, url, new Dictionary<string, string> { ["Input.Send"] = "true" })).Location);
        Assert.Contains("Nobody can see that they are yours", (await visitor.GetAsync("/questionnaires/staff/done")).Text, StringComparison.Ordinal);

        var again = await StaffHouse.NextAsync(visitor, check, url, new Dictionary<string, string> { ["Input.Send"] = "true" });
        Assert.Contains("This code was used already", again.Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from questionnaires.staff_envelope where return_id = $1", of));
    }

    [Fact]
    public async Task Each_code_that_opens_nothing_says_why()
    {
        var round = await house.OpenStaffRoundAsync();
        var codes = await house.CodesAsync(await house.OakAsync(round), 3);
        Assert.Contains("We do not know this code", (await house.Visitor().PostAsync("/questionnaires/staff", new { Input_Code = "2222-2222-2222-2222" })).Errors, StringComparison.Ordinal);
        Assert.Contains("We do not know this code", (await house.Visitor().GetAsync("/questionnaires/staff/answer/nothing")).Text, StringComparison.Ordinal);
        await house.SendAsync(codes[0]);
        Assert.Contains("This code was used already", (await house.Visitor().PostAsync("/questionnaires/staff", new { Input_Code = codes[0] })).Errors, StringComparison.Ordinal);
        await house.CloseAsync(round);
        Assert.Contains("This round is closed", (await house.Visitor().GetAsync(StaffHouse.Url(codes[1]))).Text, StringComparison.Ordinal);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        Assert.Contains("This code was used already", (await house.Visitor().GetAsync(StaffHouse.Url(codes[0]))).Text, StringComparison.Ordinal);
        Assert.Contains("Codes of it open nothing", (await house.Browser(house.OakLead).GetAsync($"/questionnaires/staff/codes/{await house.OakAsync(round)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_while_a_question_lacks_its_answer_and_a_form_of_another_code_brings_nothing()
    {
        var codes = await house.CodesAsync(await house.OakAsync(await house.OpenStaffRoundAsync()), 2);
        var (visitor, url) = (house.Visitor(), StaffHouse.Url(codes[0]));
        var start = await visitor.GetAsync(url);
        var early = await StaffHouse.NextAsync(visitor, start, url, new Dictionary<string, string> { ["Input.At"] = "check", ["Input.Send"] = "true" });
        Assert.Contains("Answer the questions on this page before you send", early.Errors, StringComparison.Ordinal);
        var worries = await StaffHouse.NextAsync(visitor, await StaffHouse.NextAsync(visitor, start, url, Go("you")), url, new Dictionary<string, string> { ["Input.Answers[role-group].Chosen"] = "support" });
        var sealedSoFar = worries.Document.QuerySelector("input[name='Input.SoFar']")!.GetAttribute("value")!;
        var other = StaffHouse.Url(codes[1]);
        var elsewhere = await StaffHouse.NextAsync(visitor, await visitor.GetAsync(other), other, new Dictionary<string, string> { ["Input.Go"] = "check", ["Input.SoFar"] = sealedSoFar });
        Assert.DoesNotContain(elsewhere.Document.QuerySelectorAll(".govuk-summary-list__value"), v => v.TextContent.Contains("Support", StringComparison.Ordinal));
        Assert.Contains("Not answered", elsewhere.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_two_send_at_once_is_used_once_and_the_other_is_told()
    {
        var of = await house.OakAsync(await house.OpenStaffRoundAsync());
        foreach (var code in await house.CodesAsync(of, 5))
        {
            var browsers = new[] { house.Visitor(), house.Visitor(), house.Visitor() };
            var checks = new List<Page>();
            foreach (var browser in browsers)
            {
                checks.Add(await StaffHouse.FillAsync(browser, code));
            }

            var sent = await Task.WhenAll(browsers.Zip(checks, (browser, check) => StaffHouse.SendAsync(browser, code, check)));
            Assert.Single(sent, s => s.Location == "/questionnaires/staff/done");
            Assert.Equal(2, sent.Count(s => s.Text.Contains("This code was used already", StringComparison.Ordinal)));
        }

        Assert.Equal(5, await house.SqlAsync<long>("select count(*) from questionnaires.staff_envelope where return_id = $1", of));
    }

    [Fact]
    public async Task Whoever_sends_while_the_round_closes_is_either_counted_or_told()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await house.OakAsync(round);
        var codes = await house.CodesAsync(of, 12);
        var waiting = new List<(Browser Browser, string Code, Page Check)>();
        foreach (var code in codes)
        {
            var browser = house.Visitor();
            waiting.Add((browser, code, await StaffHouse.FillAsync(browser, code)));
        }

        var sending = waiting.ConvertAll(w => StaffHouse.SendAsync(w.Browser, w.Code, w.Check));
        await house.CloseAsync(round);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        var sent = await Task.WhenAll(sending);
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        Assert.All(sent, s => Assert.True(s.Location == "/questionnaires/staff/done" || s.Text.Contains("This round is closed", StringComparison.Ordinal), s.Text));
        Assert.Equal(sent.Count(s => s.Location is not null), await house.SqlAsync<long>("select count(*) from questionnaires.staff_answer where return_id = $1", of));
    }

    [Fact]
    public async Task What_was_acknowledged_outlives_a_turn_of_the_job_that_fails()
    {
        var round = await house.OpenStaffRoundAsync();
        var of = await house.OakAsync(round);
        foreach (var code in await house.CodesAsync(of, 6))
        {
            await house.SendAsync(code);
        }

        await house.CloseAsync(round);
        await house.SqlAsync(
            """
            create function questionnaires.planted() returns trigger language plpgsql as $$ begin raise exception 'the power went'; end $$;
            create trigger planted after update on questionnaires.staff_asked for each row execute function questionnaires.planted();
            """);
        Assert.False(await house.TurnAsync(StaffHouse.Job));
        Assert.Equal((6L, 0L), (
            await house.SqlAsync<long>("select count(*) from questionnaires.staff_envelope where return_id = $1", of), await house.SqlAsync<long>("select count(*) from questionnaires.staff_answer where return_id = $1", of)));
        await house.SqlAsync("drop trigger planted on questionnaires.staff_asked; drop function questionnaires.planted()");
        Assert.True(await house.TurnAsync(StaffHouse.Job));
        Assert.Equal((0L, 6L), (
            await house.SqlAsync<long>("select count(*) from questionnaires.staff_envelope where return_id = $1", of), await house.SqlAsync<long>("select count(*) from questionnaires.staff_answer where return_id = $1", of)));
    }

    [Fact]
    public async Task Only_whoever_answers_for_the_school_makes_its_codes()
    {
        var of = await house.OakAsync(await house.OpenStaffRoundAsync());
        foreach (var person in new[] { house.ElmLead, house.Manager, house.Scrutineer, house.PoliceLead, house.Stranger })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await house.Browser(person).GetAsync($"/questionnaires/staff/codes/{of}")).Status);
        }
    }

    [Fact]
    public async Task A_round_that_asks_no_staff_has_no_codes_and_no_results()
    {
        var of = await house.ReturnAsync(await house.OpenRoundAsync(), QuestionnairesHouse.Police);
        var pat = house.Browser(house.PoliceLead);
        Assert.Equal(HttpStatusCode.NotFound, (await pat.GetAsync($"/questionnaires/staff/codes/{of}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await pat.GetAsync($"/questionnaires/staff/results/{of}")).Status);
    }
}
