using System.Net;
using LineOfSight.Administration.Retention.Review;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kernel.Rules;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Administration.Tests.Retention;

/// <summary>/administration/retention: what falls due, who decides, and what is left.</summary>
public sealed class RetentionTests(RetentionHouse house) : IClassFixture<RetentionHouse>
{
    [Fact]
    public async Task What_falls_due_is_reviewed_by_two_people_and_leaves_a_stub()
    {
        var (id, reference) = await house.FindingAsync(house.Today.AddYears(-10));
        var (young, _) = await house.FindingAsync(house.Today.AddYears(-10).AddDays(1));
        var (open, _) = await house.FindingAsync(null);
        await house.SqlAsync("insert into improvement.evidence (id, finding_id, kind, text, source, given_on, added_at, version, document_reference) values (gen_random_uuid(), $1, 'Document', 'Canary evidence', 'Canary source', $2, now(), 1, 'x')", id, house.Today);
        await house.ListAsync();
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.retention_review where record_id = any($1)", (object)new[] { young, open }));
        await house.ListAsync();
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.retention_review where record_id = $1", id));

        var url = $"/administration/retention/review/record/{await house.ReviewOfAsync(id)}";
        using var first = house.Browser(house.Governance);
        using var second = house.Browser(house.Manager);
        Assert.Contains(reference, (await first.GetAsync("/administration/retention")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", (await first.GetAsync(url)).Text, StringComparison.Ordinal);
        Assert.Contains("Choose what becomes of this record", (await first.PostAsync(url)).Errors, StringComparison.Ordinal);
        Assert.Contains("Enter why", (await first.PostAsync(url, new { Input_Decision = "Dispose" })).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await first.PostAsync(url, new { Input_Decision = "Dispose", Input_Because = "Nobody needs it" })).Status);
        Assert.Contains("Waiting for a second person", (await first.GetAsync("/administration/retention")).Text, StringComparison.Ordinal);
        Assert.Contains("Somebody else must agree", (await first.GetAsync(url)).Text, StringComparison.Ordinal);
        Assert.True(await house.IsThereAsync(id));
        Assert.Equal(HttpStatusCode.Redirect, (await second.PostAsync(url, new { Input_Decision = "Refuse", Input_Because = "The inspection is next month" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await first.PostAsync(url, new { Input_Decision = "Dispose", Input_Because = "The inspection is over" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await second.PostAsync(url, new { Input_Decision = "Agree" })).Status);
        Assert.False(await house.IsThereAsync(id));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from improvement.evidence where finding_id = $1", id));
        var stub = await second.GetAsync("/administration/retention/decided");
        foreach (var words in (string[])[reference, "Disposed of on", "Gale Governance and Morgan Manager", "The inspection is over", "10 years after the first answer was delivered"])
        {
            Assert.Contains(words, stub.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Canary", stub.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync($"/improvement/finding/{id}")).Status);
    }

    [Fact]
    public async Task One_person_alone_never_disposes_whatever_the_program_does()
    {
        var (id, _) = await house.FindingAsync(house.Today.AddYears(-11));
        await house.ListAsync();
        var review = await house.ReviewOfAsync(id);
        await house.DecideAsync(house.Governance, review, Decision.Dispose);
        await Assert.ThrowsAsync<RuleBroken>(() => house.DecideAsync(house.Governance, review, Decision.Agree));
        // Past the page and the use case, at the database itself.
        foreach (var (person, sql) in new[]
        {
            (house.Governance, $"select kernel.dispose('{review}')"),
            (house.NeighbourManager, $"select kernel.dispose('{review}')"),
            (house.Governance, $"update kernel.retention_review set state = 'Disposed' where id = '{review}'"),
            (house.Governance, $"update kernel.retention_review set agreed_by = '{house.Manager}' where id = '{review}'"),
            (house.Governance, $"delete from improvement.finding where id = '{id}'"),
            (house.Governance, $"select improvement.dispose_finding('{id}')"),
        })
        {
            await Assert.ThrowsAsync<PostgresException>(() => AsAppAsync(person, sql));
        }

        // Saying that somebody else proposed it is written down as oneself.
        await AsAppAsync(house.Governance, $"update kernel.retention_review set decided_by = '{house.Manager}' where id = '{review}'");
        Assert.Equal(house.Governance, await house.SqlAsync<Guid>("select decided_by from kernel.retention_review where id = $1", review));
        Assert.True(await house.IsThereAsync(id));
    }

    [Theory]
    [InlineData(HoldReach.Record)]
    [InlineData(HoldReach.Person)]
    [InlineData(HoldReach.Kind)]
    [InlineData(HoldReach.Partnership)]
    public async Task A_hold_wins_even_over_two_people(HoldReach reach)
    {
        var (id, reference) = await house.FindingAsync(house.Today.AddYears(-12));
        await house.ListAsync();
        var review = await house.ReviewOfAsync(id);
        await house.DecideAsync(house.Governance, review, Decision.Dispose);
        await house.HoldAsync(house.Governance, reach, reference.ToLowerInvariant(), "Finding");
        Assert.Contains("is held", (await Assert.ThrowsAsync<RuleBroken>(() => house.DecideAsync(house.Manager, review, Decision.Agree))).Message, StringComparison.Ordinal);
        Assert.Equal("LH001", (await Assert.ThrowsAsync<PostgresException>(() => AsAppAsync(house.Manager, $"select kernel.dispose('{review}')"))).SqlState);
        Assert.True(await house.IsThereAsync(id));
        using var browser = house.Browser(house.Manager);
        var holds = await browser.GetAsync("/administration/retention/holds");
        Assert.Contains("National inquiry", holds.Text, StringComparison.Ordinal);
        var lift = holds.Document.QuerySelector("a[href*='/hold/lift/']")!.GetAttribute("href")!;
        Assert.Contains("Enter why this hold is lifted", (await browser.PostAsync(lift)).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(lift, new { Input_Because = "The inquiry ended" })).Status);
        await house.DecideAsync(house.Manager, review, Decision.Agree);
        Assert.False(await house.IsThereAsync(id));
    }

    [Fact]
    public async Task What_is_held_is_not_even_listed_and_a_neighbour_who_shares_it_holds_it_too()
    {
        var (id, reference) = await house.FindingAsync(house.Today.AddYears(-12));
        await house.SqlAsync("insert into kernel.share (record_id, partnership_id) values ($1, $2)", id, house.Neighbour);
        await house.HoldAsync(house.NeighbourManager, HoldReach.Partnership);
        await house.ListAsync();
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.retention_review where record_id = $1", id));
        await house.LiftAllAsync();
        await house.ListAsync();
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.retention_review where reference = $1", reference));
        Assert.Contains("There is no record F-AAAAA", (await Assert.ThrowsAsync<RuleBroken>(() => house.HoldAsync(house.Manager, HoldReach.Record, "F-AAAAA"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partnership_sets_its_own_period_with_a_source()
    {
        var (id, _) = await house.FindingAsync(house.Today.AddYears(-9));
        using var browser = house.Browser(house.Governance);
        const string Url = "/administration/retention/set/period/finding";
        Assert.Contains("Enter the policy or the decision", (await browser.PostAsync(Url, new { Input_Years = "8", Input_Because = "x" })).Errors, StringComparison.Ordinal);
        Assert.Contains("between 1 and 150", (await browser.PostAsync(Url, new { Input_Years = "0", Input_Source = "x", Input_Because = "x" })).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(Url, new { Input_Years = "9", Input_Source = "Records policy 2026", Input_Because = "Agreed" })).Status);
        Assert.Contains("9 years after the first answer was delivered Records policy 2026", (await browser.GetAsync("/administration/retention/rules")).Text, StringComparison.Ordinal);
        await house.ListAsync();
        Assert.Contains("Records policy 2026", await house.SqlAsync<string>("select rule from kernel.retention_review where record_id = $1", id), StringComparison.Ordinal);
        await house.SqlAsync("delete from kernel.retention_setting");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/administration/retention/set/period/body")).Status);
        using var manager = house.Browser(house.Manager);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(Url)).Status);
    }

    [Fact]
    public async Task The_chain_still_verifies_and_the_texts_are_gone()
    {
        var (id, reference) = await house.FindingAsync(house.Today.AddYears(-13));
        using var manager = house.Browser(house.Manager);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync($"/improvement/edit/finding/{id}", new { Input_Title = "Canary changed title" })).Status);
        var document = await manager.UploadAsync($"/improvement/add/document/{id}", "Input.File", "canary.pdf", "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n"u8.ToArray());
        Assert.Equal(HttpStatusCode.Redirect, document.Status);
        await house.Services.GetRequiredService<Sealer>().SealAsync(TestContext.Current.CancellationToken);
        await house.ListAsync();
        var review = await house.ReviewOfAsync(id);
        await house.DecideAsync(house.Governance, review, Decision.Dispose);
        var file = Assert.Single(Directory.GetFiles(house.Installation.Folder.Documents, "*", SearchOption.AllDirectories));
        await house.DecideAsync(house.Manager, review, Decision.Agree);
        Assert.True(File.Exists(file));
        Assert.Equal(0, await house.AsAsync(house.Manager, s => s.GetRequiredService<DeleteDisposed>().HandleAsync(CancellationToken.None)));
        Assert.Equal(1, await house.AsAsync(Account.Operator, s => s.GetRequiredService<DeleteDisposed>().HandleAsync(CancellationToken.None)));
        Assert.False(File.Exists(file));
        await house.Services.GetRequiredService<Sealer>().SealAsync(TestContext.Current.CancellationToken);
        var verified = await house.Services.GetRequiredService<Verifier>().VerifyAsync([], TestContext.Current.CancellationToken);
        Assert.Empty(verified.Faults);
        Assert.True(verified.Erased >= 2);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.act_text where concat(reason, before, after) like '%anary changed%' or concat(reason, before, after) like '%canary.pdf%'"));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.document where name = 'canary.pdf'"));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.search_entry where id = $1", id));
        Assert.Equal(1, await house.SqlAsync<int>("select documents from kernel.retention_review where id = $1", review));
        Assert.True(await house.SqlAsync<long>("select count(*) from kernel.act a join kernel.act_text t on t.act_id = a.id where a.subject_id = $1 and a.kind = 'administration.retention.disposed'", review) == 1, reference);
    }

    private async Task AsAppAsync(Guid person, string sql)
    {
        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var who = new NpgsqlCommand("select set_config('los.person', $1, true), set_config('los.now', $2, true)", connection))
        {
            who.Parameters.Add(new() { Value = person.ToString() });
            who.Parameters.Add(new() { Value = house.Clock.GetUtcNow().UtcDateTime.ToString("O") });
            await who.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
