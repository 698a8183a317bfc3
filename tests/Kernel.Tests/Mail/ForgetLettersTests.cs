using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;

namespace LineOfSight.Kernel.Tests.Mail;

/// <summary>Letters go when their period ends, by a job; a hold keeps them, and so does a question that nobody has answered.</summary>
public sealed class ForgetLettersTests(PostHouse house) : IClassFixture<PostHouse>
{
    private const string Job = "kernel.forget-letters";

    [Fact]
    public async Task A_letter_goes_a_year_after_it_was_sent_and_its_attempts_with_it()
    {
        await using var post = house.Files();
        var (old, young, open) = (await LetterAsync(366, "sent"), await LetterAsync(364, "sent"), await LetterAsync(900, "unknown"));
        var withdrawn = await LetterAsync(366, "withdrawn");
        await house.SqlAsync("insert into kernel.letter_try (letter_id, number, at, outcome) values ($1, 1, now(), 'sent')", old);
        Assert.True(await house.TurnAsync(post, Job));
        Assert.Equal((false, true, true, false), (await IsThereAsync(old), await IsThereAsync(young), await IsThereAsync(open), await IsThereAsync(withdrawn)));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.letter_try where letter_id = $1", old));
        await house.SqlAsync("delete from kernel.letter");
    }

    [Fact]
    public async Task A_partnership_keeps_them_for_as_long_as_it_says_itself()
    {
        await using var post = house.Files();
        await house.SqlAsync("insert into kernel.retention_setting (id, partnership_id, kind, years, source, version) values (gen_random_uuid(), $1, 'PostedLetter', 3, 'Records policy', 1)", house.Partnership);
        var (kept, old, nobodys) = (await LetterAsync(900, "sent"), await LetterAsync(1100, "sent"), await LetterAsync(400, "sent", ofInstallation: true));
        Assert.True(await house.TurnAsync(post, Job));
        Assert.Equal((true, false, false), (await IsThereAsync(kept), await IsThereAsync(old), await IsThereAsync(nobodys)));
        await house.SqlAsync("delete from kernel.retention_setting; delete from kernel.letter");
    }

    [Theory]
    [InlineData("Partnership")]
    [InlineData("Kind")]
    [InlineData("Record")]
    public async Task A_hold_keeps_a_letter_also_one_on_the_record_that_it_is_about(string reach)
    {
        await using var post = house.Files();
        var person = await house.PersonAsync("Ida Heath", "business-manager", house.Partnership);
        var (record, hold) = (NewId.Next(), NewId.Next());
        var letter = await LetterAsync(500, "sent", link: $"/improvement/action/{record}");
        await house.SqlAsync(
            "insert into kernel.hold (id, partnership_id, reach, kind, ground, reason, placed_by, placed_at, version) values ($1, $2, $3, $4, 'Inquiry', 'National inquiry', $5, now(), 1)",
            hold, house.Partnership, reach, reach == "Kind" ? "PostedLetter" : DBNull.Value, person);
        if (reach == "Record")
        {
            await house.SqlAsync("insert into kernel.hold_record (hold_id, record_id, reference) values ($1, $2, 'A-7KQ2M')", hold, record);
        }

        Assert.True(await house.TurnAsync(post, Job));
        Assert.True(await IsThereAsync(letter));
        await house.SqlAsync("update kernel.hold set lifted_at = now(), lifted_by = $1, lifted_because = 'Over'", person);
        Assert.True(await house.TurnAsync(post, Job));
        Assert.False(await IsThereAsync(letter));
    }

    [Fact]
    public async Task Nobody_but_a_job_deletes_letters()
    {
        var letter = await LetterAsync(800, "sent");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(async () =>
        {
            await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = new Npgsql.NpgsqlCommand("select kernel.forget_letters(1)", connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        });
        Assert.True(await IsThereAsync(letter));
        await house.SqlAsync("delete from kernel.letter");
    }

    private async Task<Guid> LetterAsync(int daysAgo, string state, string? link = null, bool ofInstallation = false)
    {
        var (id, at) = (NewId.Next(), house.Clock.GetUtcNow().AddDays(-daysAgo));
        await house.SqlAsync(
            """
            insert into kernel.letter (id, partnership_id, kind, address, subject, words, link, may_wait, state, written_at, sent_at, tries, version)
            values ($1, $2, 'letters.given', 'ada@example.org', 'An action', 'Words', $3, true, $4, $5, case when $4 = 'sent' then $5::timestamptz end, 1, 1)
            """,
            id, ofInstallation ? DBNull.Value : house.Partnership, (object?)link ?? DBNull.Value, state, at);
        return id;
    }

    private Task<bool> IsThereAsync(Guid letter) => house.SqlAsync<bool>("select exists (select 1 from kernel.letter where id = $1)", letter);
}
