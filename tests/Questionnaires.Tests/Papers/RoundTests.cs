using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;
using LineOfSight.Questionnaires.Follow;
using LineOfSight.Trackers;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.Papers;

/// <summary>A whole round goes out and comes in.</summary>
public class RoundTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private async Task<string> ReferenceAsync(Guid round, Guid agency) =>
        await house.SqlAsync<string>("select reference from questionnaires.return where round_id = $1 and agency_id = $2", round, agency);

    private Task<Page> GiveAsync(Guid round, params (string Name, byte[] Content)[] files) => GiveAsync(house.Browser(house.Manager), round, files);

    // A file called "look.xlsx" is only looked at.
    private static async Task<Page> GiveAsync(Browser manager, Guid round, (string Name, byte[] Content)[] files)
    {
        var url = $"/questionnaires/papers/take-in/{round}";
        var form = (IHtmlFormElement)(await manager.GetAsync(url)).Document.QuerySelector("main form")!;
        using var sent = new MultipartFormDataContent();
        foreach (var (key, value) in Forms.ValuesOf(form))
        {
            sent.Add(new StringContent(value), key);
        }

        foreach (var (name, content) in files)
        {
            sent.Add(new ByteArrayContent(content), "Input.Files", name);
        }

        var page = await Browser.ReadAsync(await manager.Client.PostAsync(new Uri(url, UriKind.Relative), sent));
        return page.Document.QuerySelector("main form[action*=Take]") is IHtmlFormElement take && files[0].Name != "look.xlsx" ? await TakeAsync(manager, url, take) : page;
    }

    private static async Task<Page> TakeAsync(Browser manager, string url, IHtmlFormElement take)
    {
        var taken = await manager.SendAsync(take, "");
        return taken.Status == HttpStatusCode.Redirect ? await manager.GetAsync(url) : taken;
    }

    private static Dictionary<string, QuestionnaireEngine.Answer> ForOthers()
    {
        var answers = FilledFile.Whole("From paper");
        answers.Remove("warrants");
        return answers;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    [Fact]
    public async Task Signed_answers_come_in_one_workbook_and_drafts_do_not()
    {
        var round = await house.OpenRoundAsync("The workbook");
        var hana = house.Browser(house.HealthLead);
        var health = await house.ReturnAsync(round, QuestionnairesHouse.Health);
        var lead = new Dictionary<string, string> { ["Input.Answers[named-lead].Chosen"] = "fully", ["Input.Answers[named-lead].How"] = "=1+1", ["Input.IsCompleted"] = "true" };
        await hana.PostAsync($"/questionnaires/fill/question/{health}/named-lead", lead);
        await hana.PostAsync($"/questionnaires/fill/question/{health}/contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" });
        await hana.PostAsync($"/questionnaires/fill/question/{health}/contact", new Dictionary<string, string> { ["Input.Answers[contact].Text"] = "Dr Lane", ["Input.Answers[contact].Role"] = "Named doctor" });
        await hana.PostAsync($"/questionnaires/fill/check/{health}", new { Input_SignerName = "Hana Health", Input_SignerRole = "Chief nurse", Input_IsAccurate = "true" });
        var police = await house.ReturnAsync(round, QuestionnairesHouse.Police);
        await house.Browser(house.PoliceLead).PostAsync($"/questionnaires/fill/question/{police}/named-lead", new Dictionary<string, string>(lead) { ["Input.Answers[named-lead].How"] = "A draft of the police" });

        var manager = house.Browser(house.Manager);
        Assert.Contains("signed off have answers in it: 1 of 3", (await manager.GetAsync($"/questionnaires/papers/round/{round}")).Text, StringComparison.Ordinal);
        var (file, _) = await FilledFile.GetAsync(manager, $"/questionnaires/papers/round/{round}?handler=Download&as=excel");
        var table = TrackerReader.Read("a.xlsx", file).Tables[^1];
        var head = table.Rows[0].Cells.ToDictionary(c => c.Text, c => c.Column);
        var rows = table.Rows.Skip(1).ToDictionary(r => r.At(head["Agency"])!.Text);
        Assert.Equal(3, rows.Count);
        Assert.Equal("Fully met", rows["Northshire Health Trust"].At(head["Senior lead: grade"])!.Text);
        Assert.Equal("=1+1", rows["Northshire Health Trust"].At(head["Senior lead: how you know"])!.Text);
        Assert.Equal("Named doctor", rows["Northshire Health Trust"].At(head["Who is your named practitioner?: role"])!.Text);
        Assert.Equal("Hana Health", rows["Northshire Health Trust"].At(head["By"])!.Text);
        Assert.Null(rows["Northshire Constabulary"].At(head["Senior lead: grade"]));
        var (csv, _) = await FilledFile.GetAsync(manager, $"/questionnaires/papers/round/{round}?handler=Download&as=csv");
        Assert.Contains("\"'=1+1\"", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.DoesNotContain("A draft of the police", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_in_is_signed_off_many_at_once_each_in_an_act_of_its_own()
    {
        var round = await house.OpenRoundAsync("Signed together");
        var (health, charity, police) = (await house.ReturnAsync(round, QuestionnairesHouse.Health), await house.ReturnAsync(round, QuestionnairesHouse.Charity), await house.ReturnAsync(round, QuestionnairesHouse.Police));
        await house.Browser(house.PoliceLead).PostAsync($"/questionnaires/fill/question/{police}/warrants", new Dictionary<string, string> { ["Input.Answers[warrants].Number"] = "7" });
        var manager = house.Browser(house.Manager);
        var url = $"/questionnaires/papers/sign-all/{round}";
        Assert.Contains("No return waits to be signed off", (await manager.GetAsync(url)).Text, StringComparison.Ordinal);
        await GiveAsync(round, [.. await Task.WhenAll(new[] { QuestionnairesHouse.Health, QuestionnairesHouse.Charity }.Select(async a => ($"{a}.xlsx", FilledFile.Make(await ReferenceAsync(round, a), ForOthers()))))]);
        var page = await manager.GetAsync(url);
        Assert.Contains("2 returns that came on paper or by email are complete", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Northshire Constabulary", page.Text, StringComparison.Ordinal);

        Assert.Contains("Enter the name of whoever signed", (await manager.PostAsync(url)).Errors, StringComparison.Ordinal);
        var missing = await manager.PostAsync(url, new Dictionary<string, string> { ["Input.Lines[0].Name"] = "Chris Quay" });
        Assert.Contains("Enter the role of whoever signed", missing.Errors, StringComparison.Ordinal);
        Assert.Single(missing.Document.QuerySelectorAll(".govuk-form-group--error"));
        var both = new Dictionary<string, string> { ["Input.Role"] = "Chief officer", ["Input.Lines[0].Name"] = "Chris Quay", ["Input.Lines[1].Name"] = "Hana Health", ["Input.Lines[1].Role"] = "Chief nurse" };
        Assert.Contains("is an accurate assessment", (await manager.PostAsync(url, both)).Errors, StringComparison.Ordinal);
        both["Input.IsAccurate"] = "true";
        var stale = await manager.PostAsync(url, new Dictionary<string, string>(both) { ["Input.Lines[1].Version"] = "1" });
        Assert.Contains("nothing was signed off", stale.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from questionnaires.return where round_id = $1 and state = 'Signed'", round));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostAsync(url, new Dictionary<string, string>(both) { ["Input.Lines[1].Id"] = $"{NewId}" })).Status);

        var done = await manager.PostAsync(url, both);
        Assert.Equal(url, done.Location);
        Assert.Contains("2 returns were signed off.", (await manager.GetAsync(url)).Text, StringComparison.Ordinal);
        Assert.Equal("Chief officer", await house.SqlAsync<string>("select signer_role from questionnaires.return where id = $1", charity));
        Assert.Equal("Hana Health, Chief nurse", await house.SqlAsync<string>("select signer_name || ', ' || signer_role from questionnaires.return where id = $1 and signed_by is null", health));
        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'questionnaires.return.signed-on-paper' and subject_id = any ($1)", new[] { health, charity }));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.PoliceLead).GetAsync(url)).Status);
    }

    private static Guid NewId => Kernel.Data.NewId.Next();

    [Fact]
    public async Task Forms_of_all_open_returns_come_in_one_zip_without_anybodys_draft()
    {
        var round = await house.OpenRoundAsync("The zip");
        var police = await house.ReturnAsync(round, QuestionnairesHouse.Police);
        await house.Browser(house.PoliceLead).PostAsync($"/questionnaires/fill/question/{police}/warrants", new Dictionary<string, string> { ["Input.Answers[warrants].Number"] = "7" });
        var (file, name) = await FilledFile.GetAsync(house.Browser(house.Manager), $"/questionnaires/papers/round/{round}?handler=Forms&as=excel");
        Assert.EndsWith(".zip", name, StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.Equal(3, zip.Entries.Count);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(content);
            }

            var form = FilledFile.Read(content.ToArray(), entry.Name);
            Assert.StartsWith(form.Reference.ToLowerInvariant(), entry.Name, StringComparison.Ordinal);
            Assert.Null(form.Answers.GetValueOrDefault("warrants")?.Number);
        }

        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'questionnaires.round.forms-taken'", round));
        foreach (var person in new[] { house.PoliceLead, house.Scrutineer, house.Stranger })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await house.Browser(person).GetAsync($"/questionnaires/papers/round/{round}")).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await house.Browser(person).GetAsync($"/questionnaires/papers/take-in/{round}")).Status);
        }
    }

    [Fact]
    public async Task Many_files_find_their_returns_and_each_that_does_not_says_why()
    {
        var (round, other) = (await house.OpenRoundAsync("Many files"), await house.OpenRoundAsync("Another round"));
        var police = await house.ReturnAsync(round, QuestionnairesHouse.Police);
        await house.Browser(house.PoliceLead).PostAsync($"/questionnaires/fill/question/{police}/warrants", new Dictionary<string, string> { ["Input.Answers[warrants].Number"] = "7" });
        var (health, charity) = (await ReferenceAsync(round, QuestionnairesHouse.Health), await ReferenceAsync(round, QuestionnairesHouse.Charity));
        byte[] Health() => FilledFile.Make(health, ForOthers(), respondent: new("health-provider", null));
        var unclear = FilledFile.Change(FilledFile.Make(charity, ForOthers(), asWord: true, respondent: new("voluntary", null)), "Fully met</w:t>", "More or less</w:t>");
        (string, byte[])[] files =
        [
            ("look.xlsx", Health()), ("twice.xlsx", Health()), ("police.xlsx", FilledFile.Make(await ReferenceAsync(round, QuestionnairesHouse.Police), FilledFile.Whole())),
            ("other.xlsx", FilledFile.Make(await ReferenceAsync(other, QuestionnairesHouse.Health), ForOthers())), ("blank.xlsx", FilledFile.Make("", ForOthers())),
            ("macro.xlsx", FilledFile.With(Health(), "xl/vbaProject.bin", [1])), ("letter.pdf", "%PDF-1.7"u8.ToArray()),
            ("more.zip", Zip(("folder/charity.docx", unclear), ("__MACOSX/._charity.docx", [1]), ("folder/empty.docx", []))), ("broken.zip", [80, 75, 3, 4, 1]),
        ];
        var page = await GiveAsync(round, files);
        foreach (var words in new[]
        {
            "2 of 10 files would be taken in", "Another file of the same return was read: look.xlsx", "Northshire Constabulary answers this return itself, online", "is not a return of this round",
            "This form has no reference", "has macros or controls", "Save it as one of these", "it is empty", "This zip file is damaged", "is not one of the answers", "Harbour Youth Charity",
        })
        {
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from questionnaires.answer a join questionnaires.return r on r.id = a.return_id where r.round_id = $1", round));
        Assert.Contains("2 forms were taken in, with", (await GiveAsync(round, ("a.xlsx", files[0].Item2), ("b.docx", unclear))).Text, StringComparison.Ordinal);
        Assert.Equal("InProgress", await house.SqlAsync<string>("select state from questionnaires.return where reference = $1", charity));
        Assert.Equal(house.Manager, await house.SqlAsync<Guid>("select keyed_by from questionnaires.return where reference = $1", health));
        Assert.Contains("0 of 1 file would be taken in", (await GiveAsync(round, ("look.xlsx", Health()))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_begins_online_in_the_meantime_is_not_written_over()
    {
        var round = await house.OpenRoundAsync("In the meantime");
        var manager = house.Browser(house.Manager);
        var page = await GiveAsync(manager, round, [("look.xlsx", FilledFile.Make(await ReferenceAsync(round, QuestionnairesHouse.Health), ForOthers(), respondent: new("health-provider", null)))]);
        await house.Browser(house.HealthLead).PostAsync(
            $"/questionnaires/fill/question/{await house.ReturnAsync(round, QuestionnairesHouse.Health)}/contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "yes" });
        var take = (IHtmlFormElement)page.Document.QuerySelector("main form[action*=Take]")!;
        var after = await TakeAsync(manager, $"/questionnaires/papers/take-in/{round}", take);
        Assert.Contains("0 forms were taken in", after.Text, StringComparison.Ordinal);
        Assert.Contains("somebody saved answers in the meantime: Northshire Health Trust", after.Text, StringComparison.Ordinal);
    }
}
