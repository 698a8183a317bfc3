using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests.Discuss;

/// <summary>/improvement/comments/{record}: what those who hold a record say to each other.</summary>
public sealed class CommentsTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task A_comment_stays_and_its_own_author_withdraws_it_leaving_a_stub()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var manager = house.Browser(house.Manager);
        using var scrutineer = house.Browser(house.Scrutineer);
        await SayAsync(manager, finding, "Did anybody ask <b>the parents</b>?");
        await SayAsync(scrutineer, finding, "They were asked in March.");
        var page = await manager.GetAsync(Url(finding));
        Assert.Contains("Did anybody ask <b>the parents</b>?", page.Text, StringComparison.Ordinal);
        Assert.Contains("They were asked in March.", page.Text, StringComparison.Ordinal);
        var theirs = await IdAsync("They were asked in March.");
        var own = Assert.Single(page.Document.QuerySelectorAll("main a[href*='/discuss/withdraw/']")).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/improvement/discuss/withdraw/{finding}?comment={theirs}")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync(own)).Status);
        var after = await scrutineer.GetAsync(Url(finding));
        Assert.Contains("Morgan Manager withdrew what they had written here", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Did anybody ask", after.Raw, StringComparison.Ordinal);
        // Nor in the history, which says that somebody commented.
        var history = await scrutineer.GetAsync($"/improvement/activity/{finding}");
        Assert.Contains("withdrew a comment of their own", history.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Did anybody ask", history.Raw, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(own)).Status);
    }

    [Fact]
    public async Task The_database_lets_nobody_change_or_delete_what_was_said()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var manager = house.Browser(house.Manager);
        await SayAsync(manager, finding, "As it was said");
        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var statement in (string[])["update improvement.comment set words = 'Otherwise'", "delete from improvement.comment", "update improvement.comment set person_id = gen_random_uuid()"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState);
        }
    }

    [Fact]
    public async Task Only_those_who_may_open_a_record_can_be_mentioned_and_the_letter_holds_its_reference_alone()
    {
        var reader = await house.PersonAsync("Rae Reader", "business-manager", house.Keeper);
        var secret = await house.RaiseAsync(house.Manager, house.Said("Jane Doe was not heard", isCaseLevel: true));
        using var manager = house.Browser(house.Manager);
        var page = await manager.GetAsync(Url(secret));
        string[] offered = [.. page.Document.QuerySelectorAll("input[name='Input.Mentions']").Select(i => i.GetAttribute("value")!)];
        Assert.Contains($"{reader}", offered);
        Assert.Contains($"{house.Scrutineer}", offered);
        // The analyst reads no cases, the police lead leads no action here, and the school lead owns nothing.
        Assert.DoesNotContain($"{house.Analyst}", offered);
        Assert.DoesNotContain($"{house.PoliceLead}", offered);
        Assert.DoesNotContain($"{house.SchoolLead}", offered);
        Assert.DoesNotContain($"{house.Manager}", offered);
        Assert.DoesNotContain($"{house.NeighbourManager}", offered);
        var refused = await manager.PostAsync(Url(secret), new Dictionary<string, string> { ["Input.Words"] = "Look at Jane Doe", ["Input.Mentions"] = $"{house.Analyst}" });
        Assert.True(refused.Errors.Contains("Choose people from the list", StringComparison.Ordinal), $"{refused.Status} {refused.Location} {refused.Text}");
        await SayAsync(manager, secret, "Look at Jane Doe", reader);
        Assert.Equal(1, await LettersAsync(reader));
        Assert.Equal(0, await LettersAsync(house.Analyst));
        Assert.False(await house.SqlAsync<bool>("select bool_or(subject || words || coalesce(link, '') ~* 'jane|doe') from kernel.letter where kind = 'improvement.mentioned'"));
        using var analyst = house.Browser(house.Analyst);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync(Url(secret))).Status);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'improvement.commented'", secret));
    }

    [Fact]
    public async Task Where_a_record_is_shared_all_its_holders_talk_and_can_be_mentioned()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var stranger = house.Browser(house.Stranger);
        using var neighbour = house.Browser(house.NeighbourManager);
        using var manager = house.Browser(house.Manager);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(Url(finding))).Status);
        await house.ShareAsync(house.Manager, finding, house.Neighbour);
        Assert.Contains("This record is shared. Everybody who may open it in Northshire Safeguarding Children Partnership and Southmere", (await manager.GetAsync(Url(finding))).Text, StringComparison.Ordinal);
        await SayAsync(neighbour, finding, "The same with us", house.Manager);
        var page = await manager.GetAsync(Url(finding));
        Assert.Contains("The same with us", page.Text, StringComparison.Ordinal);
        Assert.Contains("Noor Neighbour, Southmere Safeguarding Children Partnership", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await LettersAsync(house.Manager));
        await SayAsync(manager, finding, "Let us do it together", house.NeighbourManager);
        Assert.Equal(1, await LettersAsync(house.NeighbourManager));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Url(finding))).Status);
        Assert.Equal(0, await house.AsAsync(house.Stranger, s => Task.FromResult(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetRequiredService<Kernel.Data.LineOfSightDb>(s).Set<Comment>().Count())));
    }

    [Fact]
    public async Task Every_kind_of_record_has_comments_and_who_only_reads_does_not_write()
    {
        var officer = await house.PersonAsync("Ivy Officer", "information-governance", house.Keeper);
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var action = await house.AddActionAsync(house.Manager, finding);
        var answer = await house.WriteAnswerAsync(house.Manager, finding);
        using var reader = house.Browser(officer);
        using var manager = house.Browser(house.Manager);
        foreach (var record in (Guid[])[finding, action, answer])
        {
            await SayAsync(manager, record, $"About {record}");
            var page = await reader.GetAsync(Url(record));
            Assert.Contains($"About {record}", page.Text, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main form"));
        }

        // They go with their record.
        await house.SqlAsync("select improvement.dispose_action($1)", action);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from improvement.comment where record_id = $1", action));
    }

    private static string Url(Guid record) => $"/improvement/comments/{record}";

    private Task<Guid> IdAsync(string words) => house.SqlAsync<Guid>("select id from improvement.comment where words = $1", words);

    private Task<long> LettersAsync(Guid person) => house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1 and kind = 'improvement.mentioned'", person);

    private async Task SayAsync(Browser browser, Guid record, string words, Guid? mention = null)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var fields = new Dictionary<string, string> { ["Input.Words"] = words };
        if (mention is { } person)
        {
            fields["Input.Mentions"] = $"{person}";
        }

        var page = await browser.PostAsync(Url(record), fields);
        Assert.True(page.Status == HttpStatusCode.Redirect, page.Errors);
    }
}
