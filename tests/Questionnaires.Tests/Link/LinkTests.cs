using LineOfSight.Kit;
using LineOfSight.Questionnaires.Follow;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.Link;

/// <summary>A return that is answered by a link or by a code on paper.</summary>
public class LinkTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const string Address = "chris@harbour.example.org";

    private async Task<(Guid Return, string Secret)> SentAsync(string address = Address)
    {
        var of = await house.ReturnAsync(await house.OpenRoundAsync(), QuestionnairesHouse.Charity);
        return (of, await house.AsAsync(house.Manager, s => s.GetRequiredService<ChangeReturn>().SendLinkAsync(of, new() { Address = address }, CancellationToken.None)));
    }

    private async Task<Browser> InsideAsync(string secret, string address = Address)
    {
        var visitor = house.Visitor();
        Assert.Equal("/questionnaires/link/tasks", (await visitor.PostAsync($"/questionnaires/link/{secret}", new { Input_Address = address })).Location);
        return visitor;
    }

    private static async Task FillAsync(Browser visitor)
    {
        const string page = "/questionnaires/link/question/";
        await visitor.PostAsync($"{page}named-lead", new Dictionary<string, string> { ["Input.Answers[named-lead].Chosen"] = "fully", ["Input.Answers[named-lead].How"] = "Our trustees’ minutes", ["Input.IsCompleted"] = "true" });
        await visitor.PostAsync($"{page}contracts", new Dictionary<string, string> { ["Input.Answers[contracts].Chosen"] = "no" });
        await visitor.PostAsync($"{page}contact", new Dictionary<string, string> { ["Input.Answers[contact].Text"] = "Chris Quay", ["Input.Answers[contact].Role"] = "Manager" });
    }

    [Fact]
    public async Task A_link_answers_its_return_and_then_has_done_its_work()
    {
        var (of, secret) = await SentAsync();
        var visitor = await InsideAsync(secret);
        Assert.Contains("Harbour Youth Charity", (await visitor.GetAsync("/questionnaires/link/tasks")).Text, StringComparison.Ordinal);
        await FillAsync(visitor);
        Assert.Contains("You have completed 4 of 4 questions", (await visitor.GetAsync("/questionnaires/link/tasks")).Text, StringComparison.Ordinal);
        var signed = await visitor.PostAsync("/questionnaires/link/check", new { Input_SignerName = "Chris Quay", Input_SignerRole = "Manager", Input_IsAccurate = "true" });
        Assert.True(signed.Location == "/questionnaires/link/done", signed.Text);
        Assert.Contains("by Chris Quay, Manager", (await house.Browser(house.Manager).GetAsync($"/questionnaires/return/{of}")).Text, StringComparison.Ordinal);
        Assert.Equal("/questionnaires/link/ended", (await visitor.GetAsync("/questionnaires/link/tasks")).Location);
        Assert.Contains("This link has done its work: the return was signed off", (await house.Visitor().GetAsync($"/questionnaires/link/{secret}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_link_that_opens_nothing_says_why()
    {
        var (of, secret) = await SentAsync();
        Assert.Contains("This link was sent to another address", (await house.Visitor().PostAsync($"/questionnaires/link/{secret}", new { Input_Address = "head@other-school.example.org" })).Errors, StringComparison.Ordinal);
        var second = await house.AsAsync(house.Manager, s => s.GetRequiredService<ChangeReturn>().SendLinkAsync(of, new() { Address = Address }, CancellationToken.None));
        Assert.Contains("A newer link was sent", (await house.Visitor().GetAsync($"/questionnaires/link/{secret}")).Text, StringComparison.Ordinal);
        Assert.Contains("This link opens nothing", (await house.Visitor().GetAsync("/questionnaires/link/not-a-link")).Text, StringComparison.Ordinal);
        await house.SqlAsync("update questionnaires.link set until = $1 where return_id = $2", house.Today.AddDays(-1), of);
        Assert.Contains("its last day is over", (await house.Visitor().GetAsync($"/questionnaires/link/{second}")).Text, StringComparison.Ordinal);
        await house.SqlAsync("update questionnaires.link set until = $1, wrong_addresses = 10 where return_id = $2", house.Today.AddDays(9), of);
        Assert.Contains("other addresses were entered", (await house.Visitor().GetAsync($"/questionnaires/link/{second}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_saved_by_a_link_is_there_on_another_device()
    {
        var (_, secret) = await SentAsync();
        await FillAsync(await InsideAsync(secret));
        house.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Contains("You have completed 4 of 4 questions", (await (await InsideAsync(secret)).GetAsync("/questionnaires/link/tasks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_hour_later_the_link_is_opened_again_and_nothing_is_lost()
    {
        var (_, secret) = await SentAsync();
        var visitor = await InsideAsync(secret);
        await FillAsync(visitor);
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        var ended = await visitor.GetAsync("/questionnaires/link/tasks");
        Assert.Equal("/questionnaires/link/ended", ended.Location);
        Assert.Contains("What you saved is kept", (await visitor.GetAsync(ended.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_on_paper_opens_its_return_alone()
    {
        var of = await house.ReturnAsync(await house.OpenRoundAsync(), QuestionnairesHouse.Charity);
        var code = await house.AsAsync(house.Manager, s => s.GetRequiredService<ChangeReturn>().MakeCodeAsync(of, CancellationToken.None));
        var visitor = house.Visitor();
        Assert.Contains("Enter the code as it stands on the paper", (await visitor.PostAsync("/questionnaires/link/code", new { Input_Code = "2222-2222-2222-2222" })).Errors, StringComparison.Ordinal);
        Assert.Equal("/questionnaires/link/tasks", (await visitor.PostAsync("/questionnaires/link/code", new { Input_Code = code.ToLowerInvariant().Replace('-', ' ') })).Location);
        Assert.Contains("Harbour Youth Charity", (await visitor.GetAsync("/questionnaires/link/tasks")).Text, StringComparison.Ordinal);
        Assert.Contains("opens nothing", (await house.Visitor().GetAsync($"/questionnaires/link/{Codes.Plain(code)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_link_the_database_shows_one_return_and_its_answers()
    {
        var (of, secret) = await SentAsync();
        await FillAsync(await InsideAsync(secret));
        await using var connection = await house.App.OpenConnectionAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        async Task<long> CountAsync(string sql)
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection);
            return (long)(await command.ExecuteScalarAsync(Stop))!;
        }

        Assert.Equal(0, await CountAsync("select count(*) from questionnaires.return"));
        await using (var shown = new Npgsql.NpgsqlCommand("select set_config('los.person', '', true), set_config('los.now', $2, true), set_config('los.link', $1, true)", connection)
            { Parameters = { new() { Value = secret }, new() { Value = house.Clock.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture) } } })
        {
            await shown.ExecuteNonQueryAsync(Stop);
        }

        Assert.Equal(1, await CountAsync("select count(*) from questionnaires.return"));
        Assert.Equal(1, await CountAsync($"select count(*) from questionnaires.return where id = '{of}'"));
        Assert.Equal(3, await CountAsync("select count(*) from questionnaires.answer"));
        foreach (var table in new[] { "round", "definition", "link" })
        {
            Assert.Equal(1, await CountAsync($"select count(*) from questionnaires.{table}"));
        }

        await using var later = new Npgsql.NpgsqlCommand("update questionnaires.return set due_on = due_on + 30", connection);
        Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => later.ExecuteNonQueryAsync(Stop))).SqlState);
    }

    private static byte[] Pdf => "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8.ToArray();

    [Fact]
    public async Task Evidence_is_added_by_link_used_again_and_taken_away()
    {
        var (of, secret) = await SentAsync();
        var visitor = await InsideAsync(secret);
        const string page = "/questionnaires/link/evidence/named-lead";
        Assert.Contains("No evidence yet", (await visitor.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Contains("Select a file", (await visitor.PostAsync(page)).Errors, StringComparison.Ordinal);
        Assert.Equal(page, (await visitor.UploadAsync(page, "Input.File", "trustees.pdf", Pdf)).Location);
        var shown = await visitor.GetAsync(page);
        Assert.Contains("trustees.pdf", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.StartsWith("/documents/", StringComparison.Ordinal));
        Assert.Contains("trustees.pdf", (await visitor.GetAsync("/questionnaires/link/question/named-lead")).Text, StringComparison.Ordinal);

        var document = await house.SqlAsync<Guid>("select document_id from kernel.document_use where record_id = $1", of);
        Assert.Contains("with the answer already", (await visitor.PostAsync(page, new { Input_DocumentId = document }, "main form[enctype]")).Errors, StringComparison.Ordinal);
        Assert.Equal(page, (await visitor.PostAsync($"{page}?handler=Remove", new { Input_Removed = document })).Location);
        Assert.Contains("No evidence yet", (await visitor.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Equal(page, (await visitor.PostAsync(page, new { Input_DocumentId = document })).Location);

        // Their own agency opens it at once, the partnership once the return was signed off.
        var chris = await house.PersonAsync("Chris Charity", "agency-lead", house.Keeper, QuestionnairesHouse.Charity);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await house.Browser(chris).GetAsync($"/documents/{document}")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await house.Browser(house.Manager).GetAsync($"/documents/{document}")).Status);
        await FillAsync(visitor);
        await visitor.PostAsync("/questionnaires/link/check", new { Input_SignerName = "Chris Quay", Input_SignerRole = "Manager", Input_IsAccurate = "true" });
        Assert.Equal(System.Net.HttpStatusCode.OK, (await house.Browser(house.Manager).GetAsync($"/documents/{document}")).Status);
    }

    [Fact]
    public async Task A_link_gives_files_to_its_own_return_alone_and_opens_nobodys()
    {
        var (_, theirs) = await SentAsync();
        var other = await InsideAsync(theirs);
        await other.UploadAsync("/questionnaires/link/evidence/named-lead", "Input.File", "theirs.pdf", Pdf);
        var document = await house.SqlAsync<Guid>("select id from kernel.document where name = 'theirs.pdf' order by given_at desc limit 1");

        var (of, secret) = await SentAsync("sam@harbour.example.org");
        var visitor = await InsideAsync(secret, "sam@harbour.example.org");
        const string page = "/questionnaires/link/evidence/named-lead";
        Assert.Contains("Select a file you have already uploaded", (await visitor.PostAsync(page, new { Input_DocumentId = document })).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs.pdf", (await visitor.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await visitor.GetAsync($"/documents/{document}")).Status);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.document_use where record_id = $1", of));
        Assert.Equal("/questionnaires/link/ended", (await house.Visitor().GetAsync(page)).Location);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync("/questionnaires/link/evidence/contracts")).Status);

        // With no link shown the database keeps nothing; and nothing that was not found clean.
        await using var connection = await house.App.OpenConnectionAsync(Stop);
        async Task<string> KeepAsync(string? shown, string verdict)
        {
            await using var transaction = await connection.BeginTransactionAsync(Stop);
            await using (var set = new Npgsql.NpgsqlCommand("select set_config('los.now', $2, true), set_config('los.link', $1, true)", connection)
                { Parameters = { new() { Value = shown ?? "" }, new() { Value = house.Clock.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture) } } })
            {
                await set.ExecuteNonQueryAsync(Stop);
            }

            await using var keep = new Npgsql.NpgsqlCommand("select questionnaires.keep_linked_file(gen_random_uuid(), 'a.pdf', 'Pdf', 10, sha256('a'), md5(random()::text), $1)", connection) { Parameters = { new() { Value = verdict } } };
            return (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => keep.ExecuteNonQueryAsync(Stop))).MessageText;
        }

        Assert.Equal("no link that can be answered was shown", await KeepAsync(null, "Clean"));
        Assert.Equal("a file from outside is found clean before it is kept", await KeepAsync(secret, "Checking"));
        await house.SqlAsync(
            """
            with d as (insert into kernel.document (id, partnership_id, given_at, name, type, size, sha256, stored, state, checked_at, version)
              select gen_random_uuid(), r.partnership_id, now(), 'n' || i || '.pdf', 'Pdf', 1, sha256('a'), md5(i::text || r.id::text), 'Clean', now(), 1 from questionnaires.return r, generate_series(1, 300) i where r.id = $1 returning id, partnership_id)
            insert into kernel.document_use (id, document_id, partnership_id, record_kind, record_id, record_partnership_id, added_at, added_by)
              select gen_random_uuid(), id, partnership_id, 'Return', $1, partnership_id, now(), '00000000-0000-4000-8000-000000000003' from d
            """, of);
        Assert.Equal("this return has been given all the files that it takes", await KeepAsync(secret, "Clean"));
    }
}
