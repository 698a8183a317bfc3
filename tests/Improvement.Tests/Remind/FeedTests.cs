using System.Net;
using LineOfSight.Calendars.Tests;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests.Remind;

/// <summary>/improvement/remind/feed and the private address that it makes, read by an independent reader.</summary>
public sealed class FeedTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task It_gives_the_dates_of_what_its_person_owns_promised_and_follows_by_reference_alone()
    {
        var owner = await house.PersonAsync("Olga Owner", "business-manager", house.Keeper);
        var said = house.Said("Jane Doe was not heard", isCaseLevel: true);
        said.AnswerBy = house.Today.AddDays(9);
        var promised = await house.RaiseAsync(owner, said);
        var action = await house.AddActionAsync(house.Manager, promised, "Ring Jane Doe’s mother", owner: owner, days: 5);
        var others = await house.AddActionAsync(house.Manager, promised, "Write to Jane Doe", owner: house.Manager, days: 7);
        var followed = await house.AddActionAsync(house.Manager, promised, "See Jane Doe", owner: house.Manager, days: 30);
        await house.SqlAsync(
            """
            insert into improvement.recommendation (id, partnership_id, reference, text, expected_outcome, owner_id, recheck_on, state, proposed_on, agreed_on, is_case_level, added_at, version)
            values (gen_random_uuid(), $1, 'R-7KQ2M', 'Jane Doe', 'Jane Doe', $2, $3, 'Agreed', $4, $4, false, now(), 1)
            """,
            house.Keeper, owner, house.Today.AddDays(200), house.Today);
        using var browser = house.Browser(owner);
        await browser.PostAsync($"/improvement/follow/record/{followed}");
        var url = await MakeAsync(browser);
        using var program = house.Visitor();
        var calendar = await ReadAsync(program, url);
        Assert.Equal(("PUBLISH", "Line of Sight"), (calendar.Method, calendar.Name));
        Assert.Equal(
            [
                (house.Today.AddDays(5), $"Action {await ReferenceAsync("action", action)} is due"),
                (house.Today.AddDays(9), $"Answer promised for finding {await ReferenceAsync("finding", promised)}"),
                (house.Today.AddDays(30), $"Action {await ReferenceAsync("action", followed)} is due"),
                (house.Today.AddDays(200), "Look again at recommendation R-7KQ2M"),
            ],
            calendar.Events.Select(e => (DateOnly.Parse(e.Start, System.Globalization.CultureInfo.InvariantCulture), e.Summary)));
        Assert.All(calendar.Events, e => Assert.EndsWith(e.Url!.Split('/')[^1].Replace("-", "", StringComparison.Ordinal) + "@lineofsight", e.Uid, StringComparison.Ordinal));
        var raw = (await program.GetAsync(url)).Raw;
        Assert.DoesNotContain("Jane", raw, StringComparison.Ordinal);
        Assert.DoesNotContain(await ReferenceAsync("action", others), raw, StringComparison.Ordinal);

        // What is done leaves; what the person may no longer open is not given.
        await house.SqlAsync("update improvement.action set status = 'Done', done_on = $2, what_changed = 'x' where id = $1", action, house.Today);
        Assert.Equal(3, (await ReadAsync(program, url)).Events.Count);
        await house.SqlAsync("update kernel.assignment set role = 'analyst' where person_id = $1", owner);
        Assert.Equal(["Look again at recommendation R-7KQ2M"], (await ReadAsync(program, url)).Events.Select(e => e.Summary));
        await house.SqlAsync("update kernel.assignment set ends_at = $2 where person_id = $1", owner, house.Clock.GetUtcNow());
        Assert.Empty((await ReadAsync(program, url)).Events);
    }

    [Fact]
    public async Task The_secret_is_shown_once_kept_as_a_hash_and_ends_when_its_person_says_so()
    {
        var owner = await house.PersonAsync("Sid Secret", "business-manager", house.Keeper);
        using var browser = house.Browser(owner);
        var url = await MakeAsync(browser);
        var secret = url.Split('/')[^1];
        Assert.Equal(43, secret.Length);
        Assert.DoesNotContain(secret, (await browser.GetAsync("/improvement/remind/feed")).Raw, StringComparison.Ordinal);
        Assert.Equal(32, await house.SqlAsync<int>("select length(secret_hash) from improvement.calendar_feed where person_id = $1", owner));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.act_text where coalesce(before, '') || coalesce(after, '') || coalesce(reason, '') ~* ('hash|' || $1)", secret));
        using var program = house.Visitor();
        var answer = await program.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("A program last asked for it on", (await browser.GetAsync("/improvement/remind/feed")).Text, StringComparison.Ordinal);

        // A new one ends the one before; ending it ends it; a closed account gives nothing.
        var second = await MakeAsync(browser);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(url)).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(second)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync("/improvement/remind/feed?handler=End", form: "main form[action*=End]")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(second)).Status);
        var third = await MakeAsync(browser);
        await house.SqlAsync("update identity.account set closed_at = $2 where id = $1", owner, house.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(third)).Status);
        Assert.Equal(
            ["improvement.calendar-feed.ended", "improvement.calendar-feed.ended", "improvement.calendar-feed.made", "improvement.calendar-feed.made", "improvement.calendar-feed.made"],
            await house.SqlAsync<string[]>("select array_agg(kind order by kind) from kernel.act where subject_id = $1", owner));
    }

    [Fact]
    public async Task A_program_that_asks_too_often_waits_and_a_guess_finds_nothing()
    {
        var owner = await house.PersonAsync("Ora Often", "business-manager", house.Keeper);
        using var browser = house.Browser(owner);
        var url = await MakeAsync(browser);
        using var program = house.Visitor();
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(url)).Status);
        }

        var waits = await program.GetAsync(url);
        Assert.Equal((HttpStatusCode)429, waits.Status);
        Assert.Equal("3600", waits.Headers.RetryAfter!.ToString());
        Assert.DoesNotContain("VCALENDAR", waits.Raw, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(url)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/improvement/feed/" + new string('A', 43))).Status);
        // The address signs nobody in.
        Assert.Equal(HttpStatusCode.Redirect, (await program.GetAsync("/improvement")).Status);
    }

    private static async Task<string> MakeAsync(Browser browser)
    {
        Assert.Equal("/improvement/remind/feed", (await browser.PostAsync("/improvement/remind/feed")).Location);
        return new Uri((await browser.GetAsync("/improvement/remind/feed")).Document.QuerySelector("#address")!.TextContent.Trim()).AbsolutePath;
    }

    private static async Task<FeedElsewhere> ReadAsync(Browser program, string url)
    {
        var answer = await program.Client.GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        return Assert.Single(await FeedElsewhere.OfAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private Task<string> ReferenceAsync(string table, Guid id) => house.SqlAsync<string>($"select reference from improvement.{table} where id = $1", id);
}
