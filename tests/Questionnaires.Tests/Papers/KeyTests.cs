using System.Net;
using LineOfSight.Questionnaires.Follow;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.Papers;

/// <summary>What came on paper is entered page by page by somebody of the partnership.</summary>
public class KeyTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private static readonly Dictionary<string, string> Lead = new()
    {
        ["Input.Answers[named-lead].Chosen"] = "fully", ["Input.Answers[named-lead].How"] = "Our trustees’ minutes", ["Input.IsCompleted"] = "true",
    };

    private async Task<Guid> ReturnAsync(Guid agency) => await house.ReturnAsync(await house.OpenRoundAsync(), agency);

    [Fact]
    public async Task A_return_on_paper_is_entered_and_signed_with_the_name_that_stands_on_it()
    {
        var of = await ReturnAsync(QuestionnairesHouse.Charity);
        var manager = house.Browser(house.Manager);
        Assert.Contains("Enter the answers", (await manager.GetAsync($"/questionnaires/follow/return/{of}")).Text, StringComparison.Ordinal);
        Assert.Equal("", FilledFile.Read((await FilledFile.GetAsync(manager, $"/questionnaires/papers/empty/{of}?as=paper")).Content, "a.docx").Answers["contact"].Text ?? "");
        var page = $"/questionnaires/papers/question/{of}/";
        Assert.Contains("You enter what Harbour Youth Charity sent", (await manager.GetAsync($"/questionnaires/papers/key/{of}")).Text, StringComparison.Ordinal);
        Assert.Equal($"{page}contracts", (await manager.PostAsync($"{page}named-lead", Lead)).Location);
        await manager.PostAsync($"{page}contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" });
        await manager.PostAsync($"{page}contact", new Dictionary<string, string> { ["Input.Answers[contact].Text"] = "Chris Quay", ["Input.Answers[contact].Role"] = "Manager" });
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.Scrutineer).GetAsync($"/questionnaires/return/{of}")).Status);
        var check = await manager.GetAsync($"/questionnaires/papers/sign/{of}");
        Assert.Contains("Name of whoever signed", check.Text, StringComparison.Ordinal);
        Assert.Contains("Enter the name of whoever signed", (await manager.PostAsync($"/questionnaires/papers/sign/{of}", new { Input_SignerRole = "Chair" })).Errors, StringComparison.Ordinal);
        var signed = await manager.PostAsync($"/questionnaires/papers/sign/{of}", new { Input_SignerName = "Casey Chair", Input_SignerRole = "Chair of trustees", Input_IsAccurate = "true" });
        var shown = (await manager.GetAsync(signed.Location!)).Text;
        Assert.Contains("by Casey Chair, Chair of trustees", shown, StringComparison.Ordinal);
        Assert.Contains("Entered by Morgan Manager from paper or email", shown, StringComparison.Ordinal);
        Assert.Contains("Recorded that this return was signed off on paper or by email", shown, StringComparison.Ordinal);
        Assert.Contains("Entered answers of this return that came on paper or by email", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/questionnaires/papers/key/{of}")).Status);
    }

    [Fact]
    public async Task What_an_agency_has_begun_itself_nobody_enters_for_it()
    {
        var of = await ReturnAsync(QuestionnairesHouse.Health);
        await house.Browser(house.HealthLead).PostAsync($"/questionnaires/fill/question/{of}/named-lead", Lead);
        var manager = house.Browser(house.Manager);
        Assert.Equal($"/questionnaires/follow/return/{of}", (await manager.GetAsync($"/questionnaires/papers/key/{of}")).Location);
        Assert.Contains("Northshire Health Trust answers online itself", (await manager.GetAsync($"/questionnaires/follow/return/{of}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/questionnaires/papers/question/{of}/named-lead")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/questionnaires/papers/sign/{of}")).Status);
    }

    [Fact]
    public async Task An_agency_can_go_on_from_what_was_entered_and_then_it_is_its_own()
    {
        var of = await ReturnAsync(QuestionnairesHouse.Police);
        var (manager, pat) = (house.Browser(house.Manager), house.Browser(house.PoliceLead));
        await manager.PostAsync($"/questionnaires/papers/question/{of}/named-lead", Lead);
        Assert.Contains("The partnership entered answers that came on paper or by email", (await pat.GetAsync($"/questionnaires/fill/{of}")).Text, StringComparison.Ordinal);
        Assert.Contains("Our trustees’ minutes", (await pat.GetAsync($"/questionnaires/fill/question/{of}/named-lead")).Raw, StringComparison.Ordinal);
        var open = await manager.GetAsync($"/questionnaires/papers/question/{of}/contracts");
        await pat.PostAsync($"/questionnaires/fill/question/{of}/warrants", new Dictionary<string, string> { ["Input.Answers[warrants].Number"] = "7" });
        Assert.Equal(HttpStatusCode.NotFound, (await manager.SendAsync(
            (AngleSharp.Html.Dom.IHtmlFormElement)open.Document.QuerySelector("main form")!, $"/questionnaires/papers/question/{of}/contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" })).Status);
    }

    [Fact]
    public async Task Whoever_has_a_link_goes_on_from_what_was_entered_and_nothing_says_that_they_entered_it()
    {
        var of = await ReturnAsync(QuestionnairesHouse.Charity);
        await house.Browser(house.Manager).PostAsync($"/questionnaires/papers/question/{of}/named-lead", Lead);
        var secret = await house.AsAsync(house.Manager, s => s.GetRequiredService<ChangeReturn>().SendLinkAsync(of, new() { Address = "chris@harbour.example.org" }, CancellationToken.None));
        var visitor = house.Visitor();
        await visitor.PostAsync($"/questionnaires/link/{secret}", new { Input_Address = "chris@harbour.example.org" });
        Assert.Contains("Our trustees’ minutes", (await visitor.GetAsync("/questionnaires/link/question/named-lead")).Raw, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync("/questionnaires/link/question/contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" })).Status);
        Assert.True(await house.SqlAsync<bool>("select answered_itself and keyed_by = $2 from questionnaires.return where id = $1", of, house.Manager));
    }

    [Fact]
    public async Task Only_whoever_may_enter_answers_enters_them()
    {
        var of = await ReturnAsync(QuestionnairesHouse.Charity);
        foreach (var person in new[] { house.PoliceLead, house.Scrutineer, house.Stranger, house.OakLead })
        {
            foreach (var page in new[] { "key", "sign", "empty" })
            {
                Assert.NotEqual(HttpStatusCode.OK, (await house.Browser(person).GetAsync($"/questionnaires/papers/{page}/{of}")).Status);
            }
        }
    }
}
