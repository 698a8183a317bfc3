using System.Text.RegularExpressions;
using LineOfSight.Kernel.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Tests.Mail;

/// <summary>A person chooses: each letter, one a day, or only what they must have.</summary>
public sealed partial class LetterOfTheDayTests(PostHouse house) : IClassFixture<PostHouse>
{
    [Fact]
    public async Task One_a_day_gathers_what_can_wait_and_nothing_else()
    {
        await using var post = house.Files();
        var reader = await ChooserAsync(post, LetterWish.Daily);
        await PostHouse.WriteAsync(post, reader, async o =>
        {
            await o.AddAsync(house.Given(reader), CancellationToken.None);
            await o.AddAsync(house.Given(reader) with { Link = "/improvement/action/2" }, CancellationToken.None);
            return await o.AddAsync(SecondStep(reader), CancellationToken.None);
        });
        await house.TurnAsync(post);
        Assert.Equal("kept,kept,sent", await StatesAsync(reader));
        await house.TurnAsync(post, "kernel.letter-of-the-day");
        await house.TurnAsync(post, "kernel.letter-of-the-day");
        await house.TurnAsync(post);
        Assert.Equal("gathered,gathered,sent,sent", await StatesAsync(reader));
        var digest = await house.SqlAsync<Guid>("select id from kernel.letter where person_id = $1 and kind = 'kernel.letter-of-the-day'", reader);
        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from kernel.letter where digest_id = $1", digest));
        var text = await File.ReadAllTextAsync(Path.Combine(house.Outbox, $"{digest:D}.eml"), TestContext.Current.CancellationToken);
        Assert.Equal(2, Item().Count(text));
        Assert.Contains("https://los.example.org/improvement/action/2", text);
    }

    [Fact]
    public async Task Only_what_they_must_have_withdraws_the_rest_and_says_why()
    {
        await using var post = house.Files();
        var reader = await ChooserAsync(post, LetterWish.Essential);
        await PostHouse.WriteAsync(post, reader, async o =>
        {
            await o.AddAsync(house.Given(reader), CancellationToken.None);
            return await o.AddAsync(SecondStep(reader), CancellationToken.None);
        });
        await house.TurnAsync(post);
        Assert.Equal("sent,withdrawn", await StatesAsync(reader));
        Assert.Equal("Its reader wants only the letters that they must have.", await house.SqlAsync<string>("select trouble from kernel.letter where person_id = $1 and state = 'withdrawn'", reader));
    }

    [Fact]
    public async Task Who_wants_each_letter_after_all_gets_what_was_kept()
    {
        await using var post = house.Files();
        var reader = await ChooserAsync(post, LetterWish.Daily);
        await PostHouse.WriteAsync(post, reader, o => o.AddAsync(house.Given(reader), CancellationToken.None));
        await house.TurnAsync(post);
        Assert.Equal("kept", await StatesAsync(reader));
        await house.SqlAsync("update kernel.letter_wish set wish = 'each' where person_id = $1", reader);
        await house.TurnAsync(post);
        Assert.Equal("sent", await StatesAsync(reader));
    }

    private static Letter SecondStep(Guid reader) => new(LetterModule.SecondStep, Reader.Person(reader), null)
    {
        Facts = new Dictionary<string, Fact> { ["at"] = Fact.Moment(DateTimeOffset.UnixEpoch) },
    };

    private async Task<Guid> ChooserAsync(IServiceProvider post, LetterWish wish)
    {
        _ = post.GetRequiredService<MailSettings>();
        var reader = await house.PersonAsync("Ida Heath", "business-manager", house.Partnership);
        await house.SqlAsync("insert into kernel.letter_wish (person_id, wish) values ($1, $2)", reader, wish.ToString().ToLowerInvariant());
        return reader;
    }

    private Task<string> StatesAsync(Guid reader) => house.SqlAsync<string>("select string_agg(state, ',' order by state) from kernel.letter where person_id = $1", reader);

    [GeneratedRegex(@"^\* An action was given to you: A-7KQ2M\r$", RegexOptions.Multiline)]
    private static partial Regex Item();
}
