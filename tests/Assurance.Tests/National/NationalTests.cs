using System.Net;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Assurance.Tests.National;

/// <summary>A house of its own for each test: what is told nationally is of all partnerships.</summary>
public sealed class NationalTests : IAsyncLifetime
{
    private const string Questionnaire = "/assurance/national/questionnaire?of=section-11.1";
    private const string Standard = "/assurance/national/standard?of=section-11.1&standard=named-lead";

    private readonly AssuranceHouse house = new();
    private Guid reader;

    public async ValueTask InitializeAsync()
    {
        await house.InitializeAsync();
        reader = await house.PersonAsync("Nat Reader", "national-reader", null);
    }

    public async ValueTask DisposeAsync() => await house.DisposeAsync();

    // As HearSigned writes it; the database does the rest.
    private async Task SignedAsync(Guid partnership, Guid round, int times, string grade, string question = "named-lead", int daysAgo = 10, string version = "1")
    {
        for (var i = 0; i < times; i++)
        {
            await house.SqlAsync(
                $$"""
                insert into assurance.reading (id, partnership_id, return_id, round_id, agency_id, questionnaire, questionnaire_version, grades, signed_on, stands, version)
                values (gen_random_uuid(), $1, gen_random_uuid(), $2, gen_random_uuid(), 'section-11', {{version}}, jsonb_build_object($3::text, $4::text), $5, true, 1)
                """,
                partnership, round, question, grade, DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(-daysAgo));
        }
    }

    private async Task<string[]?> RowAsync(string heading) =>
        (await house.Browser(reader).GetAsync(Standard)).Document.QuerySelectorAll("main tbody tr").FirstOrDefault(r => r.Children[0].TextContent.StartsWith(heading, StringComparison.Ordinal))
            ?.Children.Skip(1).Select(c => c.TextContent.Trim()).ToArray();

    private async Task<string> PageAsync(string url) => (await house.Browser(reader).GetAsync(url)).Text;

    [Fact]
    public async Task Four_are_not_told_and_what_follows_five_waits_for_another_five()
    {
        var round = NewId.Next();
        await SignedAsync(house.Keeper, round, 4, "partly");
        Assert.Contains("There is nothing to tell yet", await PageAsync(Questionnaire), StringComparison.Ordinal);
        await SignedAsync(house.Keeper, round, 6, "partly");
        await SignedAsync(house.Keeper, round, 4, "not");
        Assert.Equal(10, await house.SqlAsync<int>("select told from assurance.grade_count where round_id = $1 and grade = 'partly'", round));
        Assert.Equal(0, await house.SqlAsync<int>("select told from assurance.grade_count where round_id = $1 and grade = 'not'", round));
        Assert.Equal("10", (await RowAsync("Northshire"))![^1]);
        await SignedAsync(house.Keeper, round, 1, "not");
        Assert.Equal("15", (await RowAsync("Northshire"))![^1]);
    }

    [Fact]
    public async Task One_that_changes_its_mind_changes_nothing_that_is_told()
    {
        var round = NewId.Next();
        await SignedAsync(house.Keeper, round, 8, "partly");
        await SignedAsync(house.Keeper, round, 7, "not");
        async Task<int> ToldAsync(string grade) => await house.SqlAsync<int>("select told from assurance.grade_count where round_id = $1 and grade = $2", round, grade);
        var (partly, not) = (await ToldAsync("partly"), await ToldAsync("not"));
        for (var i = 0; i < 6; i++)
        {
            await house.SqlAsync("update assurance.reading set stands = not stands where id = (select id from assurance.reading where round_id = $1 and grades ->> 'named-lead' = 'partly' order by id limit 1)", round);
            Assert.Equal((partly, not), (await ToldAsync("partly"), await ToldAsync("not")));
        }
    }

    [Fact]
    public async Task A_question_that_fewer_than_five_were_asked_is_not_told_though_others_are()
    {
        var round = NewId.Next();
        await SignedAsync(house.Keeper, round, 9, "partly");
        await SignedAsync(house.Keeper, round, 4, "not", "statement");
        var page = await PageAsync(Questionnaire);
        Assert.Contains("in 1 partnership", page, StringComparison.Ordinal);
        Assert.Contains("There is nothing to tell yet", await PageAsync("/assurance/national/standard?of=section-11.1&standard=statement"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_gave_one_grade_it_is_not_told()
    {
        var round = NewId.Next();
        await SignedAsync(house.Keeper, round, 10, "not");
        var row = (await RowAsync("Northshire"))!;
        Assert.Equal("10", row[^1]);
        Assert.All(row[..^1], c => Assert.Contains(c, (string[])["c", "fewer than 5"]));
    }

    [Fact]
    public async Task Only_the_latest_round_of_a_version_is_told_and_nothing_older_than_two_years()
    {
        var (old, last, now) = (NewId.Next(), NewId.Next(), NewId.Next());
        await SignedAsync(house.Keeper, old, 30, "partly", daysAgo: 800);
        Assert.Contains("There is nothing to tell yet", await PageAsync(Questionnaire), StringComparison.Ordinal);
        await SignedAsync(house.Keeper, last, 20, "partly", daysAgo: 400);
        await SignedAsync(house.Keeper, now, 10, "partly", daysAgo: 5);
        await SignedAsync(house.Keeper, NewId.Next(), 40, "partly", version: "2");
        await SignedAsync(house.Keeper, NewId.Next(), 40, "partly", version: "null");
        Assert.Equal("10", (await RowAsync("Northshire"))![^1]);
    }

    [Fact]
    public async Task Two_partnerships_stand_side_by_side_and_all_of_England_under_them_and_can_be_taken_away()
    {
        await SignedAsync(house.Keeper, NewId.Next(), 60, "met");
        var other = await house.SqlAsync<Guid>("select id from kernel.partnership where name like 'Eastwick%'");
        await SignedAsync(other, NewId.Next(), 40, "met");
        Assert.Equal("60", (await RowAsync("Northshire"))![^1]);
        Assert.Equal("40", (await RowAsync("Eastwick"))![^1]);
        Assert.Equal("100", (await RowAsync("Total"))![^1]);
        var file = await house.Browser(reader).Client.GetStringAsync(new Uri($"{Questionnaire}&handler=Download&as=csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("England", file, StringComparison.Ordinal);
        Assert.Contains("100", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_is_told_by_the_pages_or_by_the_database()
    {
        await SignedAsync(house.Keeper, NewId.Next(), 10, "partly");
        foreach (var person in (Guid[])[house.Manager, house.Scrutineer, house.PoliceLead])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(person).GetAsync(Standard)).Status);
            Assert.Equal(0, await CountAsync(person));
        }

        // Who looks after the installation reads no figures of it either.
        Assert.Equal(0, await CountAsync(await house.PersonAsync("Adela Administrator", "administrator", null)));
        Assert.Equal(1, await CountAsync(reader));
        Assert.DoesNotContain("Compare returns", await PageAsync("/"), StringComparison.Ordinal);
    }

    private Task<int> CountAsync(Guid person) => house.AsAsync(person, async services => (await services.GetRequiredService<LineOfSightDb>().Database
        .SqlQuery<int>($"select count(*)::integer as \"Value\" from assurance.national('section-11', 1)").ToListAsync()).Single());
}
