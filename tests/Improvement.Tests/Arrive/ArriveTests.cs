using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LineOfSight.Improvement.Arrive;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Kit;
using LineOfSight.Trackers.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Improvement.Tests.Arrive;

/// <summary>From a file to records, by the pages: columns, what would come of it, all or nothing, and what stays of the file.</summary>
public sealed class ArriveTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private static readonly string[] Headings = ["Ref", "Recommendation", "Action", "Lead agency", "Owner", "Due date", "RAG", "Progress", "Evidence of impact", "Date completed"];

    private static Task<Page> GiveAsync(Browser browser, byte[] file, string name = "tracker.xlsx") => browser.UploadAsync("/improvement/arrive/file", "Input.File", name, file);

    // Up to the page that shows what would come of it.
    private static async Task<string> ToCheckAsync(Browser browser, byte[] file, string name = "tracker.xlsx", object? columns = null)
    {
        var given = await GiveAsync(browser, file, name);
        Assert.Equal(HttpStatusCode.Redirect, given.Status);
        var chosen = await browser.PostAsync(given.Location!, columns);
        Assert.True(chosen.Status == HttpStatusCode.Redirect, chosen.Errors);
        return chosen.Location!;
    }

    private static object Import => new { Step = "import" };

    private Task<long> CountAsync(string table) => house.SqlAsync<long>($"select count(*) from improvement.{table} where partnership_id = $1", house.Keeper);

    [Fact]
    public async Task A_tracker_of_last_year_becomes_findings_and_actions_with_their_past()
    {
        using var browser = house.Browser(house.Manager);
        var book = new Book().Row("Tracker 2025").Row(Headings)
            .Row("1", "Ask children once", "Write one shared form", "Police", "Pat Police", "31/01/2025", "Complete", "Form agreed", "Nine of ten asked once", "14/02/2025")
            .Row("2", "Ask children once", "Train the front door", "Council", "Zed Nobody", "30/06/2025", "Amber", "Half are trained", "", "")
            .Make();
        var check = await ToCheckAsync(browser, book, "last-year.xlsx");
        var seen = await browser.GetAsync(check);
        Assert.Contains("2 would become actions", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Zed Nobody", seen.Text, StringComparison.Ordinal);
        Assert.Equal(house.PoliceLead.ToString(), seen.Document.QuerySelectorAll("select").OfType<IHtmlSelectElement>().Single(s => s.Name == "Input.People[0]").Value);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from improvement.action where what = 'Write one shared form'"));

        var imported = await browser.PostAsync(check, Import);
        Assert.True(imported.Status == HttpStatusCode.Redirect, imported.Errors);
        var result = await browser.GetAsync(imported.Location!);
        Assert.Contains("3 records made", result.Text, StringComparison.Ordinal);
        Assert.Contains("last-year.xlsx", result.Text, StringComparison.Ordinal);

        var done = await house.SqlAsync<Guid>("select id from improvement.action where what = 'Write one shared form' and status = 'Done' and done_on = '2025-02-14' and due_on = '2025-01-31' and what_changed = 'Nine of ten asked once'");
        Assert.Equal("MetLate", await house.SqlAsync<string>("select state from kernel.clock where record_id = $1", done));
        var open = await house.SqlAsync<Guid>("select id from improvement.action where what = 'Train the front door' and status = 'AtRisk' and due_on = '2025-06-30'");
        var page = await browser.GetAsync($"/improvement/action/{open}");
        Assert.Contains("Ask children once", page.Text, StringComparison.Ordinal);
        Assert.Contains("Half are trained", page.Text, StringComparison.Ordinal);
        Assert.Contains("Owner in the list, who has no account here: Zed Nobody", page.Text, StringComparison.Ordinal);
        Assert.Contains("Northshire Council", page.Text, StringComparison.Ordinal);
        var row = await browser.GetAsync($"/improvement/arrive/row/{open}");
        Assert.Contains("Actions!C4", row.Text, StringComparison.Ordinal);
        Assert.Contains("Zed Nobody", row.Text, StringComparison.Ordinal);
        Assert.Contains("Imported this action from a list", (await browser.GetAsync($"/improvement/activity/{open}")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.letter where link = $1", $"/improvement/action/{open}"));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from improvement.finding f join improvement.finding_action l on l.finding_id = f.id where l.action_id = $1 and f.title = 'Ask children once'", open));
    }

    [Fact]
    public async Task What_was_not_understood_is_listed_by_cell_and_holds_the_import_until_somebody_says_so()
    {
        using var browser = house.Browser(house.Manager);
        var check = await ToCheckAsync(browser, Book.Of(Headings, ["1", "Be clear", "Say when", "Police", "", "31/02/2026", "Green"], ["2", "Be clear", "Say who", "Police", "", "1 May 2026", "Wobbly"], ["3", "Be clear", "Say how", "Police", "", "ASAP", "Green"], ["4", "Be clear", "Say why", "Police", "", "2 May 2026", "Green"]));
        var seen = await browser.GetAsync(check);
        Assert.Contains("Actions!F2", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Actions!G3", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Actions!F4", seen.Text, StringComparison.Ordinal);
        Assert.Contains("1 would become actions", seen.Text, StringComparison.Ordinal);
        var before = await CountAsync("action");
        Assert.Contains("3 lines could not be understood", (await browser.PostAsync(check, Import)).Errors, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync("action"));

        // Two of the three are answered on the page.
        var again = await browser.PostAsync(check, new Dictionary<string, string> { ["Step"] = "again", ["Input.Statuses[0]"] = "AtRisk", ["Input.DateForNone.Day"] = "1", ["Input.DateForNone.Month"] = "9", ["Input.DateForNone.Year"] = "2026" });
        Assert.True(again.Status == HttpStatusCode.Redirect, again.Errors);
        Assert.Contains("3 would become actions", (await browser.GetAsync(check)).Text, StringComparison.Ordinal);
        var imported = await browser.PostAsync(check, new Dictionary<string, string> { ["Step"] = "import", ["Input.LeaveOut"] = "true" });
        Assert.True(imported.Status == HttpStatusCode.Redirect, imported.Errors);
        Assert.Equal(before + 3, await CountAsync("action"));
        var left = await browser.GetAsync(imported.Location + "?show=left-out");
        Assert.Contains("Actions!F2", left.Text, StringComparison.Ordinal);
        Assert.Equal("2026-09-01", await house.SqlAsync<string>("select due_on::text from improvement.action where what = 'Say how'"));
    }

    [Fact]
    public async Task A_mapping_is_remembered_for_files_of_the_same_shape()
    {
        using var browser = house.Browser(house.Manager);
        var first = await GiveAsync(browser, Book.Of(["Thing to do", "Agency that acts", "Deadline for it"], ["Walk the patch", "Police", "1 May 2026"]));
        Assert.Contains("No column is", (await browser.PostAsync(first.Location!, new Dictionary<string, string> { ["Input.Kind"] = "Actions", ["Input.Fields[0]"] = "", ["Input.Fields[1]"] = "Lead", ["Input.Fields[2]"] = "Due" })).Errors, StringComparison.Ordinal);
        var chosen = await browser.PostAsync(first.Location!, new Dictionary<string, string> { ["Input.Kind"] = "Actions", ["Input.Fields[0]"] = "Action", ["Input.Fields[1]"] = "Lead", ["Input.Fields[2]"] = "Due" });
        Assert.True(chosen.Status == HttpStatusCode.Redirect, chosen.Errors);
        var second = await GiveAsync(browser, Book.Of(["Deadline for it", "Thing to do", "Agency that acts"], ["2 May 2026", "Walk it again", "Council"]));
        var columns = await browser.GetAsync(second.Location!);
        Assert.Contains("same headings was imported before", columns.Text, StringComparison.Ordinal);
        Assert.Equal(["Due", "Action", "Lead"], columns.Document.QuerySelectorAll("select").OfType<IHtmlSelectElement>().Where(s => s.Name!.StartsWith("Input.Fields", StringComparison.Ordinal)).Select(s => s.Value));
    }

    [Fact]
    public async Task What_may_be_there_already_is_proposed_and_decided()
    {
        using var browser = house.Browser(house.Manager);
        var finding = await house.RaiseAsync(house.Manager, house.Said("Young carers are missed"));
        await house.AddActionAsync(house.Manager, finding, "Map every young carer known to a school");
        var check = await ToCheckAsync(browser, Book.Of(
            Headings, ["1", "Carers", "Map every young carer known to a school", "Police", "", "1 May 2026", "Green"], ["2", "Carers", "Map each young carer who is known to a school", "Police", "", "1 May 2026", "Green"],
            ["3", "Carers", "Fund a carers’ club", "Police", "", "1 May 2026", "Green"], ["4", "Carers", "Fund a carers’ club", "Police", "", "1 May 2026", "Green"]));
        var seen = await browser.GetAsync(check);
        Assert.Contains("3 may be there already", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Nearly the same, recorded here", seen.Text, StringComparison.Ordinal);
        Assert.Contains("The same words, in this file, Actions!row 4", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Choose what to do with 1 line", (await browser.PostAsync(check, Import)).Errors, StringComparison.Ordinal);
        var before = await CountAsync("action");
        var imported = await browser.PostAsync(check, new Dictionary<string, string> { ["Step"] = "import", ["Input.LikelyOthers"] = "Skip" });
        Assert.True(imported.Status == HttpStatusCode.Redirect, imported.Errors);
        Assert.Equal(before + 1, await CountAsync("action"));
        Assert.Contains("2 there already", (await browser.GetAsync(imported.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommendations_and_risks_become_findings_with_their_evidence()
    {
        using var browser = house.Browser(house.Manager);
        var risks = await ToCheckAsync(browser, Book.Of(["Risk", "Likelihood", "Impact", "Mitigation", "Theme"], ["Front door staffing falls short", "4", "5", "Bank staff", "Capacity"]), "risks.xlsx");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(risks, Import)).Status);
        Assert.Equal("Front door staffing falls short\nLikelihood: 4\nImpact score: 5\nMitigation or controls: Bank staff", await house.SqlAsync<string>("select found from improvement.finding where title = 'Front door staffing falls short' and is_concern and theme = 'Capacity'"));
        var word = Book.Word(Book.WordTable(["Finding", "Strength or concern", "Source"], ["Supervision is regular", "Strength", "Audit of June"]));
        var findings = await ToCheckAsync(browser, word, "audit.docx");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(findings, Import)).Status);
        Assert.Equal("audit.docx, table 1, row 2", await house.SqlAsync<string>("select e.source from improvement.evidence e join improvement.finding f on f.id = e.finding_id where f.title = 'Supervision is regular' and not f.is_concern and e.kind = 'Document'"));
    }

    [Fact]
    public async Task Recommendations_are_proposed_under_a_finding_of_their_source_and_not_agreed()
    {
        using var browser = house.Browser(house.Manager);
        var book = Book.Of(["Source", "Recommendation", "Owner"], ["Review K, 2025", "Share the chronology before the meeting", "Morgan Manager"], ["Review K, 2025", "Ask the school first", ""]);
        var check = await ToCheckAsync(browser, book, "recommendations.xlsx");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(check, Import)).Status);
        Assert.Equal(2, await house.SqlAsync<long>(
            "select count(*) from improvement.recommendation r join improvement.finding_recommendation l on l.recommendation_id = r.id join improvement.finding f on f.id = l.finding_id where f.title = 'What was found: Review K, 2025' and r.state = 'Proposed'"));
        var made = await house.SqlAsync<Guid>("select id from improvement.recommendation where text = 'Share the chronology before the meeting' and owner_id = $1", house.Manager);
        Assert.Contains("As it stood in the file", (await browser.GetAsync($"/improvement/recommendation/{made}")).Text, StringComparison.Ordinal);
        Assert.Contains("Review K, 2025", (await browser.GetAsync($"/improvement/arrive/row/{made}")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'improvement.recommendation.imported'", made));
    }

    [Theory]
    [InlineData("tracker.xlsm", "macros")]
    [InlineData("tracker.xls", "Excel workbook (.xlsx)")]
    [InlineData("tracker.xlsx", "damaged")]
    public async Task Files_that_are_no_list_are_refused_at_their_field(string name, string words)
    {
        using var browser = house.Browser(house.Manager);
        var before = await CountAsync("arrival");
        Assert.Contains(words, (await GiveAsync(browser, "nothing"u8.ToArray(), name)).Errors, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync("arrival"));
    }

    [Fact]
    public async Task A_failure_at_the_last_row_leaves_nothing()
    {
        using var browser = house.Browser(house.Manager);
        var book = new Book().Row(Headings);
        for (var i = 1; i <= 50; i++)
        {
            book.Row($"{i}", "All or nothing", $"Step {i} of a long plan numbered {i * 7919}", "Police", "", "1 May 2026", "Green");
        }

        var check = await ToCheckAsync(browser, book.Make(), columns: new Dictionary<string, string>());
        await house.SqlAsync("create function public.last_row() returns trigger language plpgsql as $$ begin if new.record_id is not null and new.row_number = 51 then raise exception 'the disk is full'; end if; return new; end $$");
        await house.SqlAsync("create trigger last_row before update on improvement.arrival_row for each row execute function public.last_row()");
        var before = (await CountAsync("action"), await CountAsync("finding"), await house.SqlAsync<long>("select count(*) from kernel.act"), await house.SqlAsync<long>("select count(*) from kernel.clock"));
        try
        {
            var answer = await browser.PostAsync(check, new { Step = "import", Input_LikelyOthers = "New" });
            Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        }
        finally
        {
            await house.SqlAsync("drop function public.last_row() cascade");
        }

        Assert.Equal(before, (await CountAsync("action"), await CountAsync("finding"), await house.SqlAsync<long>("select count(*) from kernel.act"), await house.SqlAsync<long>("select count(*) from kernel.clock")));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(check, new { Step = "import", Input_LikelyOthers = "New" })).Status);
        Assert.Equal(before.Item1 + 50, await CountAsync("action"));
        var again = await Assert.ThrowsAsync<RuleBroken>(() => house.AsAsync(house.Manager, s => s.GetRequiredService<ImportList>().HandleAsync(Guid.Parse(check[^36..]), CancellationToken.None)));
        Assert.Contains("imported or dropped already", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stood_in_the_file_cannot_be_changed_and_goes_with_its_record()
    {
        using var browser = house.Browser(house.Manager);
        var check = await ToCheckAsync(browser, Encoding.UTF8.GetBytes("Action,Lead agency,Due date\nKeep the row as it stood,Police,1 May 2026\n"), "list.csv");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(check, Import)).Status);
        var action = await house.SqlAsync<Guid>("select id from improvement.action where what = 'Keep the row as it stood'");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => house.AsAsync(
            house.Manager, s => s.GetRequiredService<LineOfSightDb>().Database.ExecuteSqlAsync($"update improvement.arrival_row set cells = '[]' where record_id = {action}", CancellationToken.None)));
        Assert.Equal("a row of a file stays as it stood", refused.MessageText);
        Assert.Contains("Keep the row as it stood", await house.SqlAsync<string>("select cells::text from improvement.arrival_row where record_id = $1", action), StringComparison.Ordinal);
        await house.SqlAsync("select improvement.dispose_action($1)", action);
        Assert.Equal("[]", await house.SqlAsync<string>("select cells::text from improvement.arrival_row where record_id = $1", action));
    }

    [Fact]
    public async Task Each_look_at_a_list_about_single_children_is_written_down()
    {
        using var browser = house.Browser(house.Manager);
        var file = Book.Of(Headings, ["1", "Ask the child", "Visit again", "Police", "", "1 May 2026", "Green"]);
        var check = await ToCheckAsync(browser, file, "of-one-case.xlsx", new { Input_IsCaseLevel = "true" });
        var list = Guid.Parse(check[^36..]);
        Assert.Equal(0, await OpenedAsync(list));
        await browser.GetAsync(check);
        Assert.Equal(1, await OpenedAsync(list));
        await browser.GetAsync(check.Replace("check", "columns", StringComparison.Ordinal));
        Assert.Equal(2, await OpenedAsync(list));
        var imported = await browser.PostAsync(check, Import);
        Assert.True(imported.Status == HttpStatusCode.Redirect, imported.Errors);
        var before = await OpenedAsync(list);
        await browser.GetAsync(imported.Location!);
        Assert.Equal(before + 1, await OpenedAsync(list));
        Assert.True(await house.SqlAsync<bool>("select is_case_level from improvement.action where what = 'Visit again'"));

        var open = await ToCheckAsync(browser, Book.Of(Headings, ["2", "Ask all", "Visit all", "Police", "", "1 May 2026", "Green"]));
        await browser.GetAsync(open);
        Assert.Equal(0, await OpenedAsync(Guid.Parse(open[^36..])));
    }

    private Task<long> OpenedAsync(Guid list) => house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'improvement.arrival.opened'", list);

    [Fact]
    public async Task Nobody_else_sees_a_list()
    {
        using var manager = house.Browser(house.Manager);
        var check = await ToCheckAsync(manager, Book.Of(Headings, ["1", "x", "Only ours", "Police", "", "1 May 2026", "Green"]));
        foreach (var person in new[] { house.Stranger, house.NeighbourManager, house.PoliceLead, house.Scrutineer })
        {
            using var other = house.Browser(person);
            Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync(check)).Status);
        }
    }
}
