using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Mail;

/// <summary>A letter is written with its change or not at all, once per occasion, and holds nothing that somebody typed.</summary>
public sealed class OutboxTests(PostHouse house) : IClassFixture<PostHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_is_taken_back_leaves_no_letter()
    {
        await using var post = house.Files();
        var reader = await house.PersonAsync("Una Thrift", "business-manager", house.Partnership);
        Assert.True(await PostHouse.WriteAsync(post, reader, o => o.AddAsync(house.Given(reader), Stop), commit: false));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1", reader));
    }

    [Fact]
    public async Task One_occasion_is_one_letter_whoever_writes_it_and_how_often()
    {
        await using var post = house.Files();
        var reader = await house.PersonAsync("Bea Alder", "business-manager", house.Partnership);
        var other = await house.PersonAsync("Cyd Birch", "business-manager", house.Partnership);
        var letter = house.Given(reader) with { Occasion = "action 1 due 2026-04-20" };
        Assert.True(await PostHouse.WriteAsync(post, reader, o => o.AddAsync(letter, Stop)));
        Assert.False(await PostHouse.WriteAsync(post, other, o => o.AddAsync(letter, Stop)));
        Assert.True(await PostHouse.WriteAsync(post, other, o => o.AddAsync(letter with { Reader = Reader.Person(other) }, Stop)));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1", reader));
    }

    [Fact]
    public async Task A_person_writes_nothing_into_another_partnership_and_nothing_as_sent()
    {
        await using var post = house.Files();
        var elsewhere = await house.PartnershipAsync("Elsewhere");
        var writer = await house.PersonAsync("Dot Cedar", "business-manager", house.Partnership);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => PostHouse.WriteAsync(post, writer, o => o.AddAsync(house.Given(writer) with { PartnershipId = elsewhere }, Stop)));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_visitor_may_be_written_to_about_their_own_account()
    {
        await using var post = house.Files();
        var reader = await house.PersonAsync("Eli Dale", "business-manager", house.Partnership);
        var letter = new Letter(LetterModule.SecondStep, Reader.Person(reader), null) { Facts = new Dictionary<string, Fact> { ["at"] = Fact.Moment(house.Clock.GetUtcNow()) } };
        Assert.True(await PostHouse.WriteAsync(post, null, o => o.AddAsync(letter, Stop)));
        Assert.Equal("Your second step was taken off on 15 April 2026 at 10:00.", await house.SqlAsync<string>("select words from kernel.letter where person_id = $1", reader));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example/a")]
    [InlineData("/a b")]
    [InlineData("/a\r\nBcc: b@example.org")]
    [InlineData("javascript:alert(1)")]
    public async Task A_link_leads_into_the_site_and_nowhere_else(string link)
    {
        await using var post = house.Files();
        var writer = await house.PersonAsync("Fay Elm", "business-manager", house.Partnership);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => PostHouse.WriteAsync(post, writer, o => o.AddAsync(house.Given(writer) with { Link = link }, Stop)));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Theory]
    [InlineData("A-7KQ2M")]
    [InlineData("IA-2026-014")]
    [InlineData("F-22222")]
    public void A_reference_is_a_fact(string reference) => Assert.Equal(reference, Fact.Reference(reference).Words);

    [Theory]
    [InlineData("Jane Doe")]
    [InlineData("JANE")]
    [InlineData("Jane-2")]
    [InlineData("DOE-JANE-ELIZABETH")]
    [InlineData("")]
    [InlineData("A-7KQ2M\r\nBcc: b@example.org")]
    [InlineData("A-7KQ2M ")]
    public void What_may_be_a_name_is_no_fact(string text) => Assert.Throws<ArgumentException>(() => Fact.Reference(text));

    [Fact]
    public async Task A_kind_that_nobody_registers_and_a_gap_without_a_fact_are_refused()
    {
        await using var post = house.Files();
        var writer = await house.PersonAsync("Gil Fern", "business-manager", house.Partnership);
        var unknown = await Assert.ThrowsAsync<InvalidOperationException>(() => PostHouse.WriteAsync(
            post, writer, o => o.AddAsync(house.Given(writer) with { Kind = new LetterKind("letters.nobodys", "Nobody’s", "Nobody’s") }, Stop)));
        Assert.Contains("No module registers", unknown.Message);
        var gap = await Assert.ThrowsAsync<InvalidOperationException>(() => PostHouse.WriteAsync(
            post, writer, o => o.AddAsync(house.Given(writer) with { Facts = new Dictionary<string, Fact>() }, Stop)));
        Assert.Contains("no fact for {reference}", gap.Message);
    }

    [Theory]
    [InlineData("ada@example.org", true)]
    [InlineData("ada.o'neil+x@nhs.example.org", true)]
    [InlineData("ada@example.org\r\nBcc: all@example.org", false)]
    [InlineData("ada@example.org>", false)]
    [InlineData("\"a b\"@example.org", false)]
    [InlineData("ada@exämple.org", false)]
    [InlineData("ada", false)]
    [InlineData("a@b@c", false)]
    public void An_address_is_one_plain_address(string address, bool taken)
    {
        Assert.Equal(taken, EmailAddresses.CanBeSentTo(address));
        if (!taken)
        {
            Assert.Throws<RuleBroken>(() => Reader.Address(address));
        }
    }
}
