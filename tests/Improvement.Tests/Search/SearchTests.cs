using System.Net;
using Npgsql;

namespace LineOfSight.Improvement.Tests.Search;

/// <summary>/search over findings and actions: what a person may open is found, and of anything else there is no trace.</summary>
public sealed class SearchTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private const string None = "No results that you can see";

    private async Task<string> SearchAsync(Guid person, string words, string kind = "all")
    {
        using var browser = house.Browser(person);
        var made = await browser.PostAsync("/search", new Dictionary<string, string> { ["Input.Words"] = words, ["Input.Kind"] = kind });
        Assert.Matches("^/search/results/[0-9a-f-]{36}$", made.Location);
        return (await browser.GetAsync(made.Location!)).Text;
    }

    [Fact]
    public async Task Finds_by_title_words_evidence_answer_and_reference()
    {
        var said = house.Said("Swimming lessons stopped");
        said.Evidence!.Words = "Nobody asked whether we could float";
        var finding = await house.RaiseAsync(house.Manager, said);
        await house.WriteAnswerAsync(house.Manager, finding, "The pool opens again on Tuesdays");
        var reference = await house.SqlAsync<string>("select reference from improvement.finding where id = $1", finding);
        foreach (var words in (string[])["swimming lesson", "floating", "\"opens again\"", reference, "swim -diving", "pool or diving"])
        {
            Assert.Contains("Swimming lessons stopped", await SearchAsync(house.Manager, words), StringComparison.Ordinal);
        }

        foreach (var words in (string[])["swim -lessons", "\"lessons swimming\"", "the of and", "'); drop table kernel.search_entry; --"])
        {
            Assert.DoesNotContain("Swimming lessons stopped", await SearchAsync(house.Manager, words), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Swimming lessons stopped", await SearchAsync(house.Manager, "swimming", "action"), StringComparison.Ordinal);
        Assert.Contains("Swimming lessons stopped", await SearchAsync(house.Manager, "swimming", "nonsense"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_nothing_of_another_partnership_until_it_is_shared_and_suggests_none_of_its_words()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Xylophones in the corridor"));
        Assert.Contains(None, await SearchAsync(house.Stranger, "xylophones"), StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", await SearchAsync(house.Stranger, "xylophnes"), StringComparison.Ordinal);
        Assert.Contains("xylophones", await SearchAsync(house.Manager, "xylophnes"), StringComparison.Ordinal);
        Assert.Contains(None, await SearchAsync(house.NeighbourManager, "xylophones"), StringComparison.Ordinal);
        await house.ShareAsync(house.Manager, finding, house.Neighbour);
        Assert.Contains("Xylophones in the corridor", await SearchAsync(house.NeighbourManager, "xylophones"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_childs_case_is_found_only_by_who_may_open_it_and_suggested_to_nobody_else()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Zeppelin over the school", isCaseLevel: true));
        var found = await SearchAsync(house.Manager, "zeppelin");
        Assert.Contains("1 result", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Zeppelin over", found, StringComparison.Ordinal);
        Assert.Contains(None, await SearchAsync(house.Analyst, "zeppelin"), StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", await SearchAsync(house.Analyst, "zepelin"), StringComparison.Ordinal);
        Assert.Contains("Did you mean", await SearchAsync(house.Manager, "zepelin"), StringComparison.Ordinal);

        // Once it is no longer about one child, its evidence follows too.
        await house.SqlAsync("update improvement.finding set is_case_level = false where id = $1", finding);
        Assert.Contains("Zeppelin over the school", await SearchAsync(house.Analyst, "zeppelin"), StringComparison.Ordinal);
        await house.SqlAsync("update improvement.finding set is_case_level = true where id = $1", finding);
        Assert.False(await house.SqlAsync<bool>("select bool_or(not is_case) from kernel.search_entry where record_id = $1", finding));
    }

    [Fact]
    public async Task A_role_finds_what_it_reaches_however_much_else_there_is()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Bicycles"));
        await house.SqlAsync(
            """
            insert into improvement.action (id, partnership_id, reference, what, agency_id, due_on, status, is_case_level, added_at, version)
            select gen_random_uuid(), $1, 'A-B' || lpad(n::text, 4, '0'), 'Count the bicycles again', $2, '2026-05-01', 'NotStarted', false, now(), 1 from generate_series(1, 600) n
            """,
            house.Keeper, ImprovementHouse.Council);
        var police = await house.AddActionAsync(house.Manager, finding, "Mark the bicycles of the police", ImprovementHouse.Police);
        var own = await house.AddActionAsync(house.Manager, finding, "Bring the bicycles of the school", owner: house.SchoolLead);
        await house.SqlAsync("update kernel.search_entry set changed_at = '2001-01-01' where record_id in ($1, $2)", police, own);
        Assert.Contains("More than 200 results", await SearchAsync(house.Manager, "bicycles"), StringComparison.Ordinal);
        var found = await SearchAsync(house.PoliceLead, "bicycles", "action");
        Assert.Contains("1 result", found, StringComparison.Ordinal);
        Assert.Contains("Mark the bicycles of the police", found, StringComparison.Ordinal);
        found = await SearchAsync(house.SchoolLead, "bicycles");
        Assert.Contains("1 result", found, StringComparison.Ordinal);
        Assert.Contains("Bring the bicycles of the school", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_search_is_an_act()
    {
        await SearchAsync(house.Manager, "a neighbour");
        Assert.Equal(1L, await house.SqlAsync<long>("select count(*) from kernel.act a join kernel.act_text t on t.act_id = a.id where a.kind = 'host.searched' and a.person_id = $1 and t.after like '%a neighbour%'", house.Manager));
        using var manager = house.Browser(house.Manager);
        Assert.Contains("Enter what you are looking for", (await manager.PostAsync("/search", new { Input_Words = " " })).Errors, StringComparison.Ordinal);
        Assert.Contains("must be 200 characters or fewer", (await manager.PostAsync("/search", new { Input_Words = new string('x', 201) })).Errors, StringComparison.Ordinal);
        var made = await manager.PostAsync("/search", new { Input_Words = "a neighbour" });
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(made.Location! + "?page=99")).Status);
        using var scrutineer = house.Browser(house.Scrutineer);
        Assert.Equal(HttpStatusCode.NotFound, (await scrutineer.GetAsync(made.Location!)).Status);
        using var visitor = house.Visitor();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(made.Location!)).Status);
    }

    [Fact]
    public async Task A_search_is_forgotten_after_a_day()
    {
        await SearchAsync(house.Manager, "yesterday");
        Assert.True(await house.TurnAsync("kernel.forget-searches"));
        Assert.Equal(1L, await house.SqlAsync<long>("select count(*) from kernel.search_made where words = 'yesterday'"));
        house.Clock.Advance(TimeSpan.FromHours(25));
        Assert.True(await house.TurnAsync("kernel.forget-searches"));
        house.Clock.Advance(TimeSpan.FromHours(-25));
        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from kernel.search_made where words = 'yesterday'"));
    }

    [Fact]
    public async Task The_scope_of_the_function_is_who_acts_and_no_argument_widens_it()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Quicksand by the river"));
        Assert.Equal([finding], await HitsAsync(house.Manager, "partnership"));
        Assert.Equal([finding], await HitsAsync(house.Manager, "own"));
        Assert.Empty(await HitsAsync(house.Manager, "national"));
        foreach (var reach in (string[])["partnership", "own-agency", "own", "national", "installation", "%"])
        {
            Assert.Empty(await HitsAsync(house.Stranger, reach));
            Assert.Empty(await HitsAsync(null, reach));
        }

        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var sql in (string[])["select * from kernel.search_entry", "select * from kernel.search_word", "delete from kernel.search_entry", "select kernel.searched('improvement.finding', 'x', '', '', '', '', '', '', '')"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState);
        }
    }

    private async Task<List<Guid>> HitsAsync(Guid? person, string reach)
    {
        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var set = new NpgsqlCommand("select set_config('los.person', $1, true), set_config('los.now', $2, true)", connection);
        set.Parameters.Add(new NpgsqlParameter { Value = person?.ToString() ?? "" });
        set.Parameters.Add(new NpgsqlParameter { Value = house.Clock.GetUtcNow().UtcDateTime.ToString("O") });
        await set.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var search = new NpgsqlCommand("select record_id from kernel.search('quicksand', array['finding'], array['business-manager'], array[$1], array[true], 200)", connection);
        search.Parameters.Add(new NpgsqlParameter { Value = reach });
        var hits = new List<Guid>();
        await using var reader = await search.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            hits.Add(reader.GetGuid(0));
        }

        return hits;
    }
}
