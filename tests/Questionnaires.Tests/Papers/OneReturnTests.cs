using System.Net;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;
using LineOfSight.Questionnaires.Follow;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.Papers;

/// <summary>One return goes out as a file, is filled in, and comes back.</summary>
public class OneReturnTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private static readonly Dictionary<string, string> Lead = new()
    {
        ["Input.Answers[named-lead].Chosen"] = "fully", ["Input.Answers[named-lead].How"] = "The board’s minutes of May", ["Input.IsCompleted"] = "true",
    };

    private async Task<(Guid Of, string Reference, Browser Pat)> StartAsync()
    {
        var of = await house.ReturnAsync(await house.OpenRoundAsync(), QuestionnairesHouse.Police);
        var pat = house.Browser(house.PoliceLead);
        await pat.PostAsync($"/questionnaires/fill/question/{of}/named-lead", Lead);
        await pat.PostAsync($"/questionnaires/fill/question/{of}/contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" });
        return (of, await house.SqlAsync<string>("select reference from questionnaires.return where id = $1", of), pat);
    }

    private static async Task<Page> TakeAsync(Browser browser, Page check, object? fields = null)
    {
        var form = check.Document.QuerySelector("main form[action*=Take]") as IHtmlFormElement;
        Assert.True(form is not null, check.Text);
        return await browser.SendAsync(form!, "", fields);
    }

    [Theory]
    [InlineData("excel", ".xlsx")]
    [InlineData("word", ".docx")]
    public async Task A_half_filled_return_goes_out_is_changed_and_comes_back_whole(string kind, string ending)
    {
        var (of, reference, pat) = await StartAsync();
        Assert.Contains($"/questionnaires/papers/form/{of}?as={kind}", (await pat.GetAsync($"/questionnaires/fill/{of}")).Raw, StringComparison.Ordinal);
        var (file, name) = await FilledFile.GetAsync(pat, $"/questionnaires/papers/form/{of}?as={kind}");
        Assert.Equal($"short-{reference.ToLowerInvariant()}{ending}", name);
        Assert.Equal("The board’s minutes of May", FilledFile.Read(file, name).Answers["named-lead"].How);

        var upload = $"/questionnaires/papers/upload/{of}";
        var check = await pat.UploadAsync(upload, "Input.File", name, FilledFile.Change(file, "minutes of May", "minutes of June"));
        Assert.Contains("1 answer would change", check.Text, StringComparison.Ordinal);
        Assert.Contains("The board’s minutes of May", check.Text, StringComparison.Ordinal);
        Assert.Contains("The board’s minutes of June", check.Text, StringComparison.Ordinal);
        Assert.Contains("Saved by Pat Police", check.Text, StringComparison.Ordinal);
        Assert.Contains("The same in bothDo others work for you under contract?", check.Text, StringComparison.Ordinal);
        Assert.Contains("minutes of May", await house.SqlAsync<string>("select value::text from questionnaires.answer where return_id = $1 and question = 'named-lead'", of), StringComparison.Ordinal);

        Assert.Equal($"/questionnaires/fill/{of}", (await TakeAsync(pat, check)).Location);
        Assert.Contains("1 answer was taken over.", (await pat.GetAsync($"/questionnaires/fill/{of}")).Text, StringComparison.Ordinal);
        Assert.Contains("minutes of June", await house.SqlAsync<string>("select value::text from questionnaires.answer where return_id = $1 and question = 'named-lead'", of), StringComparison.Ordinal);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'questionnaires.return.taken-over'", of));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'questionnaires.return.downloaded'", of));
        var (again, _) = await FilledFile.GetAsync(pat, $"/questionnaires/papers/form/{of}?as={kind}");
        Assert.Contains("0 answers would change", (await pat.UploadAsync(upload, "Input.File", name, again)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_form_fills_the_return_and_what_is_missing_waits()
    {
        var (of, reference, pat) = await StartAsync();
        var answers = FilledFile.Whole();
        answers["contact"] = new() { Text = "Sergeant Ray" };
        await TakeAsync(pat, await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.docx", FilledFile.Make(reference, answers, asWord: true)));
        var tasks = (await pat.GetAsync($"/questionnaires/fill/{of}")).Text;
        Assert.Contains("2 answers were taken over. 1 waits for you", tasks, StringComparison.Ordinal);
        Assert.Contains("You have completed 4 of 5 questions", tasks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_keeps_here_stays_here()
    {
        var (of, reference, pat) = await StartAsync();
        var check = await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.xlsx", FilledFile.Make(reference, FilledFile.Whole("Something else")));
        Assert.Contains("3 answers would change", check.Text, StringComparison.Ordinal);
        await TakeAsync(pat, check, new Dictionary<string, string> { ["Input.Take"] = "contact" });
        Assert.Contains("minutes of May", await house.SqlAsync<string>("select value::text from questionnaires.answer where return_id = $1 and question = 'named-lead'", of), StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from questionnaires.answer where return_id = $1 and question = 'warrants'", of));
    }

    [Fact]
    public async Task Somebody_who_saves_in_the_meantime_is_not_written_over()
    {
        var (of, reference, pat) = await StartAsync();
        var check = await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.xlsx", FilledFile.Make(reference, FilledFile.Whole("What the file says")));
        var parker = house.Browser(house.PoliceDeputy);
        await parker.PostAsync($"/questionnaires/fill/question/{of}/named-lead", new Dictionary<string, string>(Lead) { ["Input.Answers[named-lead].How"] = "What Parker knows" });
        var second = await TakeAsync(pat, check);
        Assert.Contains("Somebody saved one of these answers while you were looking", second.Errors, StringComparison.Ordinal);
        Assert.Contains("What Parker knows", second.Text, StringComparison.Ordinal);
        Assert.Contains("What the file says", second.Text, StringComparison.Ordinal);
        Assert.Equal($"/questionnaires/fill/{of}", (await TakeAsync(pat, second)).Location);
    }

    [Fact]
    public async Task A_cell_that_is_not_understood_is_named_and_takes_nothing_away()
    {
        var (of, reference, pat) = await StartAsync();
        await pat.PostAsync($"/questionnaires/fill/question/{of}/warrants", new Dictionary<string, string> { ["Input.Answers[warrants].Number"] = "7" });
        var file = FilledFile.Change(FilledFile.Make(reference, FilledFile.Whole(), asWord: true), ">12<", ">about twelve<");
        var check = await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.docx", file);
        Assert.Contains("What was not understood", check.Text, StringComparison.Ordinal);
        Assert.Contains("Table 5, row 2: How many warrants did you carry out?", check.Text, StringComparison.Ordinal);
        Assert.Contains("Enter a whole number, like 12", check.Text, StringComparison.Ordinal);
        await TakeAsync(pat, check);
        Assert.Contains("7", await house.SqlAsync<string>("select value::text from questionnaires.answer where return_id = $1 and question = 'warrants'", of), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_stays_when_a_form_comes_in()
    {
        var (of, reference, pat) = await StartAsync();
        var evidence = $"/questionnaires/fill/evidence/{of}/named-lead";
        Assert.Equal(HttpStatusCode.Redirect, (await pat.UploadAsync(evidence, "Input.File", "minutes.pdf", "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n"u8.ToArray())).Status);
        await TakeAsync(pat, await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.xlsx", FilledFile.Make(reference, FilledFile.Whole("Another text"))));
        var now = await pat.GetAsync($"/questionnaires/fill/question/{of}/named-lead");
        Assert.Contains("Another text", now.Raw, StringComparison.Ordinal);
        Assert.Contains("minutes.pdf", now.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_a_link_a_form_goes_out_and_comes_in()
    {
        var of = await house.ReturnAsync(await house.OpenRoundAsync(), QuestionnairesHouse.Charity);
        var secret = await house.AsAsync(house.Manager, s => s.GetRequiredService<ChangeReturn>().SendLinkAsync(of, new() { Address = "chris@harbour.example.org" }, CancellationToken.None));
        var visitor = house.Visitor();
        Assert.Equal("/questionnaires/link/ended", (await visitor.GetAsync("/questionnaires/link/form?as=word")).Location);
        Assert.Equal("/questionnaires/link/ended", (await visitor.GetAsync("/questionnaires/link/upload")).Location);
        await visitor.PostAsync($"/questionnaires/link/{secret}", new { Input_Address = "chris@harbour.example.org" });
        var (file, name) = await FilledFile.GetAsync(visitor, "/questionnaires/link/form?as=word");
        var reference = FilledFile.Read(file, name).Reference;
        Assert.NotEqual("", reference);
        Assert.DoesNotContain("warrants", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        var answers = FilledFile.Whole();
        answers.Remove("warrants");
        var check = await visitor.UploadAsync("/questionnaires/link/upload", "Input.File", name, FilledFile.Make(reference, answers, asWord: true, respondent: new("voluntary", null)));
        Assert.Contains("3 answers would change", check.Text, StringComparison.Ordinal);
        Assert.Equal("/questionnaires/link/tasks", (await TakeAsync(visitor, check)).Location);
        Assert.Contains("You have completed 4 of 4 questions", (await visitor.GetAsync("/questionnaires/link/tasks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_takes_a_form_or_gives_one_and_after_sign_off_nobody_gives_one()
    {
        var (of, reference, pat) = await StartAsync();
        foreach (var person in new[] { house.HealthLead, house.Manager, house.Scrutineer, house.Stranger })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await house.Browser(person).GetAsync($"/questionnaires/papers/form/{of}?as=word")).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await house.Browser(person).GetAsync($"/questionnaires/papers/upload/{of}")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.HealthLead).GetAsync($"/questionnaires/papers/upload/{of}")).Status);
        var check = await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.xlsx", FilledFile.Make(reference, FilledFile.Whole()));
        await TakeAsync(pat, check);
        await pat.PostAsync($"/questionnaires/fill/check/{of}", new { Input_SignerName = "Pat Police", Input_SignerRole = "Superintendent", Input_IsAccurate = "true" });
        Assert.Equal(HttpStatusCode.NotFound, (await pat.GetAsync($"/questionnaires/papers/upload/{of}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await TakeAsync(pat, check)).Status);
        var (signed, _) = await FilledFile.GetAsync(house.Browser(house.Scrutineer), $"/questionnaires/papers/form/{of}?as=excel");
        Assert.Equal("12", FilledFile.Read(signed, "a.xlsx").Answers["warrants"].Number);
    }

    [Fact]
    public async Task What_is_sealed_is_of_one_person_one_return_and_two_hours()
    {
        var (of, reference, pat) = await StartAsync();
        var check = await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.xlsx", FilledFile.Make(reference, FilledFile.Whole()));
        var form = (IHtmlFormElement)check.Document.QuerySelector("main form[action*=Take]")!;
        var seal = ((IHtmlInputElement)form.QuerySelector("[name='Input.Sealed']")!).Value;
        var parker = house.Browser(house.PoliceDeputy);
        var theirs = await parker.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.xlsx", FilledFile.Make(reference, FilledFile.Whole()));
        Assert.Contains("Choose it again", (await TakeAsync(parker, theirs, new Dictionary<string, string> { ["Input.Sealed"] = seal })).Errors, StringComparison.Ordinal);
        Assert.Contains("Choose it again", (await TakeAsync(pat, check, new Dictionary<string, string> { ["Input.Sealed"] = seal[..^4] })).Errors, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(121));
        Assert.Contains("Choose it again", (await TakeAsync(pat, check)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_form_is_had_of_every_questionnaire()
    {
        var manager = house.Browser(house.Manager);
        foreach (var kind in new[] { "word", "excel", "paper" })
        {
            var (file, name) = await FilledFile.GetAsync(manager, $"/questionnaires/papers/blank/section-11.2?as={kind}&for=police");
            Assert.StartsWith("section-11-2", name, StringComparison.Ordinal);
            Assert.True(file.Length > 5000);
        }
    }
}
