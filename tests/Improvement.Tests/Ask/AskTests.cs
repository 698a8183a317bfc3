using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LineOfSight.Improvement.Ask;
using LineOfSight.Improvement.Tests.Lists;
using LineOfSight.Improvement.Update;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using LineOfSight.Trackers.Tests;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Improvement.Tests.Ask;

/// <summary>From asking an agency by link to actions that are updated, by the pages; and everything that a stranger might try with a link.</summary>
public sealed partial class AskTests(ImprovementHouse house) : AskSteps(house), IClassFixture<ImprovementHouse>
{
    private static Task<Page> SendAsync(Browser visitor, Open open, object? fields = null) => visitor.PostAsync(open.Url, fields, "form[action$='handler=Send']");

    private static async Task<Page> SentAsync(Browser visitor, Open open, params string[][] rows)
    {
        var saved = await SaveAsync(visitor, open, File(rows));
        Assert.True(saved.Status == HttpStatusCode.Redirect, saved.Errors);
        var sent = await SendAsync(visitor, open);
        Assert.Equal("/improvement/ask/sent", sent.Location);
        return sent;
    }

    private static string Check(Open open) => $"/improvement/ask/check/{open.Ask}";

    private Task<string> StatusAsync((Guid Id, string Reference) action) => House.SqlAsync<string>("select status from improvement.action where id = $1", action.Id);

    [Fact]
    public async Task An_agency_without_an_account_is_asked_answers_in_the_file_and_a_manager_takes_it_over()
    {
        var (first, second, third) = (await ActionAsync("Train the front desk"), await ActionAsync("Write the protocol"), await ActionAsync("Share the data"));
        using var manager = House.Browser(House.Manager);
        var form = $"/improvement/ask/agency?agency={ImprovementHouse.Police}";
        var asked = await manager.PostAsync(form, new { Input_Address = Address, Input_Actions = new[] { $"{first.Id}", $"{second.Id}", $"{third.Id}" } });
        Assert.True(asked.Status == HttpStatusCode.Redirect, asked.Errors);
        var ask = await House.SqlAsync<Guid>("select ask_id from improvement.asked_action where action_id = $1", first.Id);
        var link = await House.SqlAsync<string>("select secret_link from kernel.letter where link = $1", $"/improvement/ask/check/{ask}");
        var open = new Open(ask, link[(link.LastIndexOf('/') + 1)..], [first, second, third]);
        Assert.Equal(43, open.Secret.Length);
        Assert.Equal(0, await House.SqlAsync<long>("select count(*) from improvement.ask q where to_jsonb(q)::text like '%' || $1 || '%'", open.Secret));
        Assert.DoesNotContain("Train", await House.SqlAsync<string>("select subject || words from kernel.letter where secret_link = $1", link), StringComparison.Ordinal);

        using var visitor = House.Visitor();
        var closed = await visitor.GetAsync(open.Url);
        Assert.Equal("noindex, nofollow", closed.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Contains("Northshire Safeguarding Children Partnership asks", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Train the front desk", closed.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Morgan", closed.Raw, StringComparison.Ordinal);
        var other = await visitor.PostAsync(open.Url, new { Input_Address = "somebody.else@police.example.org" });
        Assert.Contains("Enter the email address that the link was sent to", other.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Train the front desk", (await visitor.GetAsync($"{open.Url}?handler=File")).Raw, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync(open.Url, new { Input_Address = $" {Address.ToUpperInvariant()} " })).Status);
        var shown = await visitor.GetAsync(open.Url);
        Assert.Contains("Train the front desk", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Morgan Manager", shown.Text, StringComparison.Ordinal);

        using var downloaded = await visitor.Client.GetAsync(new Uri($"{open.Url}?handler=File", UriKind.Relative), TestContext.Current.CancellationToken);
        var read = Trackers.TrackerReader.Read("file.xlsx", await downloaded.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var (table, row, columns) = HalfFilledFile.Find(read)!.Value;
        Assert.Equal(new[] { first.Reference, second.Reference, third.Reference }.Order(), table.Rows.Where(r => r.Number > row).Select(r => r.At(columns["Reference"])!.Text).Order());

        // Half-filled first, and come back to.
        await SaveAsync(visitor, open, File([first.Reference, "On track", "Half are trained"]));
        Assert.Contains("Half are trained", (await visitor.GetAsync(open.Url)).Text, StringComparison.Ordinal);
        Assert.Equal("HalfFilled", await StateAsync(open));
        Assert.DoesNotContain("Half are trained", (await manager.GetAsync(Check(open))).Raw, StringComparison.Ordinal);
        await SentAsync(visitor, open,
            [first.Reference, "On track", "All are trained", "", "", ""], [second.Reference, "Done", "", "", "15 April 2026", "Two of three agree"], [third.Reference, "", "", "The contract is not signed", "", ""]);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(open.Url)).Status);

        // Home shows the ten most urgent needs; those of the other tests stand here too, so the module's own part is asked.
        var home = await House.HomeAsync(House.Manager);
        Assert.InRange(Assert.Single(home.Needs, n => n.Url == Check(open)).DueOn!.Value, House.Today.AddDays(7), House.Today.AddDays(11));
        Assert.Contains("A file came from Northshire Police", (await manager.GetAsync("/improvement/ask")).Text, StringComparison.Ordinal);
        var check = await manager.GetAsync(Check(open));
        Assert.Contains("Two of three agree", check.Text, StringComparison.Ordinal);
        Assert.Equal("NotStarted", await StatusAsync(first));
        var without = await manager.PostAsync(Check(open), Taking((1, true), (2, true), (3, false)));
        Assert.Contains("is left out", without.Errors, StringComparison.Ordinal);
        var number = await House.SqlAsync<int>("select number from improvement.asked_action where ask_id = $1 and action_id = $2", ask, third.Id);
        var choices = Taking([.. Enumerable.Range(1, 3).Select(n => (n, n != number))]);
        choices[$"Input.Why[{number}]"] = "It was signed yesterday";
        var taken = await manager.PostAsync(Check(open), choices);
        Assert.True(taken.Status == HttpStatusCode.Redirect, taken.Errors);
        Assert.Equal(("OnTrack", "Done", "NotStarted"), (await StatusAsync(first), await StatusAsync(second), await StatusAsync(third)));
        Assert.Equal("Two of three agree", await House.SqlAsync<string>("select what_changed from improvement.action where id = $1 and done_on = '2026-04-15'", second.Id));
        Assert.Contains("It was signed yesterday", (await manager.GetAsync(Check(open))).Text, StringComparison.Ordinal);
        var told = await House.SqlAsync<string>("select t.reason from kernel.act a join kernel.act_text t on t.act_id = a.id where a.subject_id = $1 and a.kind = 'improvement.action.done'", second.Id);
        Assert.Contains($"by {Address} for Northshire Police", told, StringComparison.Ordinal);
        Assert.Equal("TakenOver", await StateAsync(open));
        Assert.Contains("This was taken over already", (await PostRawAsync(manager, Check(open), check, choices)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await House.SqlAsync<long>("select count(*) from improvement.progress where action_id = $1", second.Id));
    }

    private static Dictionary<string, string> Taking(params (int Number, bool Take)[] lines) => lines.ToDictionary(l => $"Input.Take[{l.Number}]", l => l.Take ? "true" : "false");

    private static Task<Page> PostRawAsync(Browser browser, string url, Page page, Dictionary<string, string> fields) =>
        browser.SendAsync(page.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Last(), url, fields);

    [Fact]
    public async Task Wrong_ended_revoked_and_used_links_get_the_same_answer()
    {
        var (revoked, used, ended) = (await AskAsync("Revoked one"), await AskAsync("Used one"), await AskAsync("Ended one"));
        using var manager = House.Browser(House.Manager);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync($"/improvement/ask/revoke/{revoked.Ask}")).Status);
        using (var visitor = await ConfirmedAsync(used))
        {
            await SentAsync(visitor, used, [used.Actions[0].Reference, "On track"]);
        }

        await House.SqlAsync("update improvement.ask set until = $2 where id = $1", ended.Ask, House.Today.AddDays(-1));
        using var stranger = House.Visitor();
        var pages = new List<Page>();
        foreach (var secret in (string[])[NewId.Secret(), revoked.Secret, used.Secret, ended.Secret, "x' or 'a'='a"])
        {
            foreach (var handler in (string[])["", "?handler=File"])
            {
                var page = await stranger.GetAsync($"/improvement/ask/answer/{Uri.EscapeDataString(secret)}{handler}");
                Assert.Equal(HttpStatusCode.NotFound, page.Status);
                pages.Add(page);
            }
        }

        Assert.Contains(Unusable, pages[0].Text, StringComparison.Ordinal);
        Assert.Single(pages.Where(p => p.Text.Contains(Unusable, StringComparison.Ordinal)).Select(p => p.Raw).Distinct());
        Assert.True(pages.Count(p => p.Text.Contains(Unusable, StringComparison.Ordinal)) >= 10);
    }

    [Fact]
    public async Task A_link_ends_after_ten_wrong_addresses()
    {
        var open = await AskAsync("Nobody guesses this");
        using var visitor = House.Visitor();
        for (var i = 0; i < 10; i++)
        {
            Assert.NotEqual("", (await visitor.PostAsync(open.Url, new { Input_Address = $"guess{i}@example.org" })).Errors);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(open.Url, new { Input_Address = Address })).Status);
        using var manager = House.Browser(House.Manager);
        Assert.Contains("Somebody else may have the link", (await manager.GetAsync(Check(open))).Text, StringComparison.Ordinal);
        Assert.Equal(10, await House.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'improvement.ask.mistaken'", open.Ask));
    }

    [Fact]
    public async Task A_browser_that_confirmed_one_link_has_not_confirmed_another()
    {
        var (mine, other) = (await AskAsync("Mine alone"), await AskAsync("Another one"));
        using var visitor = await ConfirmedAsync(mine);
        Assert.DoesNotContain("Another one", (await visitor.GetAsync(other.Url)).Raw, StringComparison.Ordinal);
        Assert.Contains("Mine alone", (await visitor.GetAsync(mine.Url)).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_of_other_asks_other_partnerships_and_nowhere_are_one_and_the_same_and_change_nothing()
    {
        var (mine, other) = (await AskAsync("Asked here"), await AskAsync("Asked elsewhere"));
        var finding = await House.RaiseAsync(House.Stranger, House.Said());
        var foreign = await House.SqlAsync<string>("select reference from improvement.action where id = $1", await House.AddActionAsync(House.Stranger, finding));
        using var visitor = await ConfirmedAsync(mine);
        await SaveAsync(visitor, mine, File(
            [mine.Actions[0].Reference, "On track"], [other.Actions[0].Reference, "At risk"], [foreign, "At risk"], ["A-22222", "At risk"], ["", "At risk"]));
        var page = await visitor.GetAsync(mine.Url);
        Assert.Equal(3, page.Text.Split("You were not asked about this reference").Length - 1);
        Assert.Contains("Actions!A6", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Asked elsewhere", page.Raw, StringComparison.Ordinal);
        Assert.Contains("say that they are left out", (await SendAsync(visitor, mine)).Errors, StringComparison.Ordinal);
        Assert.Equal("HalfFilled", await StateAsync(mine));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(visitor, mine, new { Input_LeaveOut = "true" })).Status);
        using var manager = House.Browser(House.Manager);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync(Check(mine), Taking((1, true)))).Status);
        Assert.Equal("OnTrack", await StatusAsync(mine.Actions[0]));
        Assert.Equal("NotStarted", await StatusAsync(other.Actions[0]));
        Assert.Equal("NotStarted", await House.SqlAsync<string>("select status from improvement.action where reference = $1", foreign));
    }

    [Fact]
    public async Task What_cannot_be_understood_is_listed_by_cell_and_formulas_are_not_believed()
    {
        var open = await AskAsync("One", "Two", "Three", "Four");
        var references = open.Actions.Select(a => a.Reference).ToArray();
        using var visitor = await ConfirmedAsync(open);
        var book = new Book().Row(Headings)
            .Cells(Book.Text(1, references[0]), "<c r=\"E@\" t=\"str\"><f>HYPERLINK(\"http://evil.example\",\"Done\")</f><v>Done</v></c>")
            .Row(references[1], "", "", "", "Wobbly").Row(references[2], "", "", "", "Done", "", "", "31/12/2099").Row(references[3], "", "", "", "On track", "Once").Row(references[3], "", "", "", "At risk", "Twice").Make();
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(visitor, open, book)).Status);
        var page = await visitor.GetAsync(open.Url);
        foreach (var words in (string[])["Actions!E2", "This cell holds a formula", "Actions!E3", "Write Not started, On track, At risk or Done", "Actions!H4", "must be today or in the past", "Actions!I4", "This reference is there twice"])
        {
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        }

        Assert.Null(page.Document.QuerySelector("form[action$='handler=Send']"));
        Assert.Equal(0, await House.SqlAsync<long>("select count(*) from improvement.asked_action where ask_id = $1 and answer is not null", open.Ask));
        var csv = Encoding.UTF8.GetBytes($"Reference,How is it going?,Progress\n{references[0]},At risk,\"=cmd|'/c calc'!A1\"\n");
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(visitor, open, csv, "filled.csv")).Status);
        Assert.Contains("=cmd|'/c calc'!A1", (await visitor.GetAsync(open.Url)).Text, StringComparison.Ordinal);
        using var again = await visitor.Client.GetAsync(new Uri($"{open.Url}?handler=File", UriKind.Relative), TestContext.Current.CancellationToken);
        var cell = Trackers.TrackerReader.Read("f.xlsx", await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Single(c => c.Text.StartsWith("=cmd", StringComparison.Ordinal));
        Assert.Equal((Trackers.CellKind.Text, Trackers.CellMarks.None), (cell.Kind, cell.Marks));
        Assert.Equal(0, await House.SqlAsync<long>("select count(*) from kernel.document_use where record_id = $1 and ended_at is null", open.Ask));
    }
}
