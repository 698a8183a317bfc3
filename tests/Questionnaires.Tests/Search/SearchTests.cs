using LineOfSight.Kernel.Disclosures;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.Search;

/// <summary>/search over rounds and returns, and what a return says to a person who asks for their own data.</summary>
public sealed class SearchTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private async Task<(string Text, string[] Links)> SearchAsync(Guid person, string words)
    {
        using var browser = house.Browser(person);
        var made = await browser.PostAsync("/search", new Dictionary<string, string> { ["Input.Words"] = words, ["Input.Kind"] = "all" });
        var found = await browser.GetAsync(made.Location!);
        return (found.Text, [.. found.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "")]);
    }

    private async Task SignAsync(Guid of)
    {
        var hana = house.Browser(house.HealthLead);
        await hana.PostAsync($"/questionnaires/fill/question/{of}/named-lead", new Dictionary<string, string> { ["Input.Answers[named-lead].Chosen"] = "fully", ["Input.Answers[named-lead].How"] = "Quinces in the orchard", ["Input.IsCompleted"] = "true" });
        await hana.PostAsync($"/questionnaires/fill/question/{of}/contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" });
        await hana.PostAsync($"/questionnaires/fill/question/{of}/contact", new Dictionary<string, string> { ["Input.Answers[contact].Text"] = "Dr Lane", ["Input.Answers[contact].Role"] = "Named doctor" });
        await hana.PostAsync($"/questionnaires/fill/check/{of}", new { Input_SignerName = "Hana Health", Input_SignerRole = "Chief nurse", Input_IsAccurate = "true" });
    }

    [Fact]
    public async Task A_round_is_found_by_its_title_and_a_return_by_whose_it_is()
    {
        var round = await house.OpenRoundAsync("Zeppelins over the county");
        var (health, police) = (await house.ReturnAsync(round, QuestionnairesHouse.Health), await house.ReturnAsync(round, QuestionnairesHouse.Police));
        await SignAsync(health);
        Assert.Contains($"/questionnaires/round/{round}", (await SearchAsync(house.Manager, "zeppelins")).Links);
        var reference = await house.SqlAsync<string>("select reference from questionnaires.return where id = $1", health);
        Assert.Contains($"/questionnaires/return/{health}", (await SearchAsync(house.Manager, reference)).Links);

        // One that was not signed off leads to its round, and its own people to the return.
        reference = await house.SqlAsync<string>("select reference from questionnaires.return where id = $1", police);
        var manager = await SearchAsync(house.Manager, reference);
        Assert.Contains($"/questionnaires/round/{round}", manager.Links);
        Assert.DoesNotContain($"/questionnaires/return/{police}", manager.Links);
        Assert.Contains($"/questionnaires/return/{police}", (await SearchAsync(house.PoliceLead, reference)).Links);
        Assert.DoesNotContain(reference, (await SearchAsync(house.HealthLead, "Constabulary")).Text, StringComparison.Ordinal);

        // What was answered is searched by nobody.
        Assert.Contains("No results that you can see", (await SearchAsync(house.Manager, "quinces")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_return_is_given_to_whom_it_is_about_and_a_draft_is_not()
    {
        var round = await house.OpenRoundAsync("Asked for");
        var (health, police) = (await house.ReturnAsync(round, QuestionnairesHouse.Health), await house.ReturnAsync(round, QuestionnairesHouse.Police));
        await SignAsync(health);
        await house.Browser(house.PoliceLead).PostAsync($"/questionnaires/fill/question/{police}/warrants", new Dictionary<string, string> { ["Input.Answers[warrants].Number"] = "7" });
        async Task<SubjectPage?> GivenAsync(Guid of)
        {
            var reference = await house.SqlAsync<string>("select reference from questionnaires.return where id = $1", of);
            return await house.AsAsync(house.Manager, async s =>
            {
                SubjectPage? found = null;
                foreach (var give in s.GetServices<IGiveSubject>())
                {
                    found ??= await give.FindAsync(house.Keeper, reference, CancellationToken.None);
                }

                return found;
            });
        }

        var given = (await GivenAsync(health))!;
        Assert.True(given.HasThirdParty);
        Assert.Contains(given.Paragraphs, p => p.Contains("Quinces in the orchard", StringComparison.Ordinal));
        Assert.Contains(given.Paragraphs, p => p.Contains("Hana Health, Chief nurse", StringComparison.Ordinal));
        var draft = (await GivenAsync(police))!;
        Assert.Single(draft.Paragraphs);
        Assert.DoesNotContain("7", draft.Paragraphs[0], StringComparison.Ordinal);
    }
}
