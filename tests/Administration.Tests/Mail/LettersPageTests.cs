using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Administration.Tests.Mail;

/// <summary>/administration/mail: the letters of a partnership, and deciding about those in doubt.</summary>
public sealed class LettersPageTests(House house) : IClassFixture<House>
{
    private async Task<(Guid Manager, Guid Letter)> LetterAsync(string state, Guid? partnership = null)
    {
        var place = partnership ?? await house.PartnershipAsync($"Lettershire {LineOfSight.Kernel.Data.NewId.Next():N}");
        var manager = await house.PersonAsync("Mo Manager", "business-manager", place);
        var reader = await house.PersonAsync("Rae Reader", "business-manager", place);
        var letter = LineOfSight.Kernel.Data.NewId.Next();
        await house.SqlAsync(
            """
            insert into kernel.letter (id, partnership_id, kind, person_id, subject, words, link, may_wait, state, written_at, tries, trouble, handed_over_at, version)
            values ($1, $2, 'improvement.action-given', $3, 'An action was given to you: A-7KQ2M', 'An action was given to you.', '/improvement/action/1', true, $4, $5, 1, 'The mail server closed the connection.', $5, 1)
            """,
            letter, place, reader, state, house.Clock.GetUtcNow());
        await house.SqlAsync("insert into kernel.letter_try values ($1, 1, $2, 'unknown', 'The mail server closed the connection.')", letter, house.Clock.GetUtcNow());
        return (manager, letter);
    }

    [Theory]
    [InlineData("Arrived", "sent", "administration.letter.arrived")]
    [InlineData("SendAgain", "waiting", "administration.letter.sent-again")]
    public async Task A_letter_in_doubt_is_shown_and_waits_for_a_person(string decision, string state, string act)
    {
        var (manager, letter) = await LetterAsync("unknown");
        using var browser = house.Browser(manager);
        Assert.Contains("Decide what becomes of a letter", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
        var list = await browser.GetAsync("/administration/mail");
        Assert.Contains("One letter needs a decision.", list.Text, StringComparison.Ordinal);
        var page = await browser.GetAsync($"/administration/mail/letter/{letter}");
        Assert.Contains("It may have arrived, and it may not.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody knows: The mail server closed the connection.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Choose what becomes of this letter", (await browser.PostAsync($"/administration/mail/letter/{letter}")).Errors, StringComparison.Ordinal);

        var decided = await browser.PostAsync($"/administration/mail/letter/{letter}", new { Input_Decision = decision, Input_Reason = "Rae told me" });
        Assert.Equal(HttpStatusCode.Redirect, decided.Status);
        Assert.Equal(state, await house.SqlAsync<string>("select state from kernel.letter where id = $1", letter));
        Assert.Equal(manager, await house.SqlAsync<Guid>("select decided_by from kernel.letter where id = $1", letter));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where kind = $1 and subject_id = $2", act, letter));
        Assert.Contains("Rae told me", (await browser.GetAsync($"/administration/mail/letter/{letter}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Decide what becomes", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_again_goes_once_with_the_same_number()
    {
        var (manager, letter) = await LetterAsync("unknown");
        using var browser = house.Browser(manager);
        await browser.PostAsync($"/administration/mail/letter/{letter}", new { Input_Decision = "SendAgain" });
        await house.TurnAsync("kernel.send-letters");
        await house.TurnAsync("kernel.send-letters");
        Assert.Equal("sent", await house.SqlAsync<string>("select state from kernel.letter where id = $1", letter));
        Assert.Contains($"Message-ID: <{letter:N}@", await File.ReadAllTextAsync(Path.Combine(house.Installation.Folder.Path, "outbox", $"{letter:D}.eml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from kernel.letter_try where letter_id = $1", letter));
    }

    [Fact]
    public async Task Two_people_who_decide_at_once_do_not_both()
    {
        var (manager, letter) = await LetterAsync("unknown");
        using var browser = house.Browser(manager);
        var page = await browser.GetAsync($"/administration/mail/letter/{letter}");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(form, $"/administration/mail/letter/{letter}", new { Input_Decision = "Arrived" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(form, $"/administration/mail/letter/{letter}", new { Input_Decision = "SendAgain" })).Status);
        Assert.Equal("sent", await house.SqlAsync<string>("select state from kernel.letter where id = $1", letter));
    }

    [Fact]
    public async Task Another_partnerships_letters_are_not_there_and_neither_are_they_for_administrators()
    {
        var (_, letter) = await LetterAsync("unknown");
        var (stranger, _) = await LetterAsync("sent");
        using var elsewhere = house.Browser(stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/administration/mail/letter/{letter}")).Status);
        Assert.Contains("1 letter ", (await elsewhere.GetAsync("/administration/mail")).Text, StringComparison.Ordinal);
        using var administrator = house.Browser(await house.PersonAsync("Ada Admin", "administrator", null));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/administration/mail/letter/{letter}")).Status);
        Assert.Contains("No letter has been written yet.", (await administrator.GetAsync("/administration/mail")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_waits_may_be_withdrawn_and_one_that_was_sent_may_not()
    {
        var (manager, letter) = await LetterAsync("failed");
        using var browser = house.Browser(manager);
        await browser.PostAsync($"/administration/mail/letter/{letter}", new { Input_Decision = "Withdraw" });
        Assert.Equal("withdrawn", await house.SqlAsync<string>("select state from kernel.letter where id = $1", letter));
        var (other, sent) = await LetterAsync("sent");
        using var reading = house.Browser(other);
        Assert.Null((await reading.GetAsync($"/administration/mail/letter/{sent}")).Document.QuerySelector("main form"));
    }
}
