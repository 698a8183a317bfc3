using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Questionnaires.Tests.Fill;

/// <summary>A return from its first page to its sign-off, by people with an account.</summary>
public class FillTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private static Dictionary<string, string> Lead(string grade = "fully", string how = "The board’s minutes of May", string done = "true") => new Dictionary<string, string>
    {
        ["Input.Answers[named-lead].Chosen"] = grade, ["Input.Answers[named-lead].How"] = how, ["Input.IsCompleted"] = done,
    };

    private async Task<(Guid Return, string Tasks, string Page)> OpenAsync(Guid agency)
    {
        var of = await house.ReturnAsync(await house.OpenRoundAsync(), agency);
        return (of, $"/questionnaires/fill/{of}", $"/questionnaires/fill/question/{of}/");
    }

    [Fact]
    public async Task A_return_is_filled_page_by_page_and_signed_off()
    {
        var (of, tasks, page) = await OpenAsync(QuestionnairesHouse.Police);
        var pat = house.Browser(house.PoliceLead);
        Assert.Contains("You have completed 1 of 5 questions", (await pat.GetAsync(tasks)).Text, StringComparison.Ordinal);
        Assert.Equal($"{page}contracts", (await pat.PostAsync($"{page}named-lead", Lead())).Location);
        Assert.Equal($"{page}warrants", (await pat.PostAsync($"{page}contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" })).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await pat.GetAsync($"{page}in-contracts")).Status);
        Assert.Equal($"{page}contact", (await pat.PostAsync($"{page}warrants", new Dictionary<string, string> { ["Input.Answers[warrants].Number"] = "12" })).Location);
        Assert.Equal($"{page}comments", (await pat.PostAsync($"{page}contact", new Dictionary<string, string> { ["Input.Answers[contact].Text"] = "Sergeant Ray", ["Input.Answers[contact].Role"] = "Named officer" })).Location);
        Assert.Equal(tasks, (await pat.PostAsync($"{page}comments")).Location);
        Assert.Contains("You have completed 5 of 5 questions", (await pat.GetAsync(tasks)).Text, StringComparison.Ordinal);

        var check = $"/questionnaires/fill/check/{of}";
        Assert.Contains("The board’s minutes of May", (await pat.GetAsync(check)).Text, StringComparison.Ordinal);
        Assert.Contains("Confirm that this is an accurate assessment", (await pat.PostAsync(check, new { Input_SignerName = "Pat Police", Input_SignerRole = "Superintendent" })).Errors, StringComparison.Ordinal);
        var signed = await pat.PostAsync(check, new { Input_SignerName = "Pat Police", Input_SignerRole = "Superintendent", Input_IsAccurate = "true" });
        Assert.Equal(HttpStatusCode.Redirect, signed.Status);
        Assert.Contains("by Pat Police, Superintendent", (await pat.GetAsync(signed.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await pat.GetAsync($"{page}named-lead")).Status);
        Assert.Contains("by Pat Police, Superintendent", (await house.Browser(house.Scrutineer).GetAsync($"/questionnaires/return/{of}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_nobody_elses_business()
    {
        var (of, tasks, page) = await OpenAsync(QuestionnairesHouse.Police);
        await house.Browser(house.PoliceLead).PostAsync($"{page}named-lead", Lead());
        foreach (var person in new[] { house.Manager, house.Scrutineer, house.HealthLead, house.Stranger })
        {
            var browser = house.Browser(person);
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(tasks)).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync($"{page}named-lead")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/questionnaires/return/{of}")).Status);
        }

        Assert.Contains("The board’s minutes of May", (await house.Browser(house.PoliceDeputy).GetAsync($"{page}named-lead")).Raw, StringComparison.Ordinal);
        var followed = (await house.Browser(house.Manager).GetAsync($"/questionnaires/follow/return/{of}")).Text;
        Assert.Contains("Saved answers of this return", followed, StringComparison.Ordinal);
        Assert.DoesNotContain("minutes of May", followed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_of_the_partnership_of_its_return_and_of_no_other()
    {
        var (of, _, page) = await OpenAsync(QuestionnairesHouse.Police);
        await house.Browser(house.PoliceLead).PostAsync($"{page}named-lead", Lead());
        Assert.Equal(1L, await house.SqlAsync<long>("select count(*) from questionnaires.answer a join questionnaires.return r on r.id = a.return_id and r.partnership_id = a.partnership_id where r.id = $1", of));
        var elsewhere = await house.PartnershipAsync("Another partnership");
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.SqlAsync("update questionnaires.answer set partnership_id = $1 where return_id = $2", elsewhere, of));
        Assert.Equal(Npgsql.PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
    }

    [Fact]
    public async Task Two_people_who_answer_at_once_see_both_texts()
    {
        var (_, _, page) = await OpenAsync(QuestionnairesHouse.Police);
        var (pat, parker) = (house.Browser(house.PoliceLead), house.Browser(house.PoliceDeputy));
        var open = await parker.GetAsync($"{page}named-lead");
        await pat.PostAsync($"{page}named-lead", Lead(how: "What Pat knows"));
        var second = await parker.SendAsync(open.Document.QuerySelector("main form") as AngleSharp.Html.Dom.IHtmlFormElement ?? throw new InvalidOperationException(), $"{page}named-lead", Lead("mostly", "What Parker knows", "false"));
        Assert.Contains("Pat Police changed this while you were writing", second.Text, StringComparison.Ordinal);
        Assert.Contains("What Pat knows", second.Text, StringComparison.Ordinal);
        Assert.Contains("Fully met", second.Text, StringComparison.Ordinal);
        var form = second.Document.QuerySelector("main form") as AngleSharp.Html.Dom.IHtmlFormElement;
        var saved = await parker.SendAsync(form!, $"{page}named-lead");
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains("What Parker knows", (await pat.GetAsync($"{page}named-lead")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_unfinished_can_be_saved_and_what_is_wrong_is_named_at_its_field()
    {
        var (_, tasks, page) = await OpenAsync(QuestionnairesHouse.Police);
        var pat = house.Browser(house.PoliceLead);
        Assert.Contains("Select yes if you have completed this question", (await pat.PostAsync($"{page}named-lead", Lead(done: ""))).Errors, StringComparison.Ordinal);
        Assert.Contains("Enter how you know", (await pat.PostAsync($"{page}named-lead", Lead(how: ""))).Errors, StringComparison.Ordinal);
        Assert.Contains("Enter what you will do next", (await pat.PostAsync($"{page}named-lead", Lead("partly"))).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await pat.PostAsync($"{page}named-lead", Lead("partly", "", "false"))).Status);
        Assert.Contains("In progress", (await pat.GetAsync(tasks)).Text, StringComparison.Ordinal);
        var wrong = await pat.PostAsync($"{page}warrants", new Dictionary<string, string> { ["Input.Answers[warrants].Number"] = "1001" });
        Assert.Contains("Enter a whole number from 0 to 1,000", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal("#Input-Answers-warrants--Number", wrong.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Contains("1001", wrong.Raw, StringComparison.Ordinal);
        Assert.Contains("Select an answer from the list", (await pat.PostAsync($"{page}contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "perhaps" })).Errors, StringComparison.Ordinal);
        Assert.Contains("Select yes or no", (await pat.PostAsync($"{page}contracts")).Errors, StringComparison.Ordinal);
        Assert.Equal(tasks, (await pat.PostAsync($"{page}contracts", new Dictionary<string, string> { ["Input.Later"] = "true" })).Location);
    }

    [Fact]
    public async Task Only_the_police_are_asked_what_only_the_police_are_asked()
    {
        var (_, tasks, page) = await OpenAsync(QuestionnairesHouse.Health);
        var hana = house.Browser(house.HealthLead);
        Assert.DoesNotContain("warrants", (await hana.GetAsync(tasks)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hana.GetAsync($"{page}warrants")).Status);
    }

    [Fact]
    public async Task Last_times_answers_come_forward_unconfirmed()
    {
        var (first, _, page) = await OpenAsync(QuestionnairesHouse.Health);
        var hana = house.Browser(house.HealthLead);
        await hana.PostAsync($"{page}named-lead", Lead(how: "The chief nurse sits on the board"));
        await hana.PostAsync($"{page}contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" });
        await hana.PostAsync($"{page}contact", new Dictionary<string, string> { ["Input.Answers[contact].Text"] = "Dr Lane", ["Input.Answers[contact].Role"] = "Named doctor" });
        await hana.PostAsync($"/questionnaires/fill/check/{first}", new { Input_SignerName = "Hana Health", Input_SignerRole = "Chief nurse", Input_IsAccurate = "true" });

        var (_, again, next) = await OpenAsync(QuestionnairesHouse.Health);
        Assert.Contains("3 of its answers can be brought forward", (await hana.GetAsync(again)).Text, StringComparison.Ordinal);
        Assert.Contains("The chief nurse sits on the board", (await hana.GetAsync($"{next}named-lead")).Text, StringComparison.Ordinal);
        await hana.PostAsync(again, null, "form[action*=BringForward]");
        var tasks = (await hana.GetAsync(again)).Text;
        Assert.Contains("3 answers were brought forward", tasks, StringComparison.Ordinal);
        Assert.Contains("You have completed 1 of 4 questions", tasks, StringComparison.Ordinal);
        await hana.PostAsync($"{next}contact");
        Assert.Contains("You have completed 2 of 4 questions", (await hana.GetAsync(again)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_names_no_file_so_that_it_cannot_name_anothers()
    {
        var (of, _, page) = await OpenAsync(QuestionnairesHouse.Police);
        var pat = house.Browser(house.PoliceLead);
        await pat.UploadAsync($"/questionnaires/fill/evidence/{of}/named-lead", "Input.File", "minutes.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8.ToArray());
        Task<string> FilesAsync() => house.SqlAsync<string>("select coalesce(value->>'files', '') from questionnaires.answer where return_id = $1 and question = 'named-lead'", of);
        var given = await FilesAsync();
        Assert.StartsWith("[\"", given, StringComparison.Ordinal);
        var forged = Lead();
        forged["Input.Answers[named-lead].Files[0]"] = Guid.Empty.ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await pat.PostAsync($"{page}named-lead", forged)).Status);
        Assert.Equal(given, await FilesAsync());
        Assert.Contains("minutes.pdf", (await pat.GetAsync($"{page}named-lead")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_brought_forward_into_a_closed_round()
    {
        var round = await house.OpenRoundAsync();
        var of = await house.ReturnAsync(round, QuestionnairesHouse.Charity);
        await house.SqlAsync("update questionnaires.round set state = 'Closed', closed_at = now() where id = $1", round);
        var lead = await house.PersonAsync("Chris Charity", "agency-lead", house.Keeper, QuestionnairesHouse.Charity);
        await Assert.ThrowsAsync<Kernel.Rules.NotVisible>(() => house.AsAsync(lead, async s => await ((Questionnaires.Fill.ReadReturn)s.GetService(typeof(Questionnaires.Fill.ReadReturn))!).FindOpenAsync(of, CancellationToken.None)));
    }
}
