using System.Net;
using LineOfSight.Improvement.Update;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Follow;

/// <summary>/improvement/follow/record/{record} and /improvement/following: what becomes of what somebody follows.</summary>
public sealed class FollowingTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task A_change_anywhere_on_its_line_is_told_the_next_morning_once()
    {
        var follower = await house.PersonAsync("Fern Follower", "reviewer", house.Keeper);
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var action = await house.AddActionAsync(house.Manager, finding);
        using var browser = house.Browser(follower);
        Assert.Contains("Follow what becomes of this", (await browser.GetAsync($"/improvement/finding/{finding}")).Text, StringComparison.Ordinal);
        Assert.Equal($"/improvement/finding/{finding}", (await browser.PostAsync($"/improvement/follow/record/{finding}")).Location);
        Assert.Contains("You follow this: stop following", (await browser.GetAsync($"/improvement/finding/{finding}")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing changed since you last looked", (await browser.GetAsync("/improvement/following")).Text, StringComparison.Ordinal);
        await MorningAsync();
        Assert.Equal(0, await LettersAsync(follower));

        await ReportAsync(house.Manager, action);
        var changed = await browser.GetAsync("/improvement/following");
        Assert.Contains("Morgan Manager said how this action is going (Action A-", changed.Text, StringComparison.Ordinal);
        await MorningAsync();
        await MorningAsync();
        Assert.Equal(1, await LettersAsync(follower));
        Assert.Equal("/improvement/following", await house.SqlAsync<string>("select link from kernel.letter where person_id = $1", follower));
        Assert.Equal(house.Keeper, await house.SqlAsync<Guid>("select partnership_id from kernel.letter where person_id = $1", follower));

        // Seen: no news any more, until there is some.
        await browser.PostAsync("/improvement/following");
        Assert.Contains("Nothing changed since you last looked", (await browser.GetAsync("/improvement/following")).Text, StringComparison.Ordinal);
        await ReportAsync(house.Manager, action);
        await MorningAsync();
        Assert.Equal(2, await LettersAsync(follower));

        // Stopped: neither shown nor told.
        Assert.Equal("/improvement/following", (await browser.PostAsync($"/improvement/follow/record/{finding}")).Location);
        await ReportAsync(house.Manager, action);
        await MorningAsync();
        Assert.Equal(2, await LettersAsync(follower));
        Assert.Contains("You do not follow anything yet", (await browser.GetAsync("/improvement/following")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_did_themselves_nor_of_what_they_may_not_open()
    {
        var follower = await house.PersonAsync("Lou Lead", "agency-lead", house.Keeper, ImprovementHouse.Police);
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var theirs = await house.AddActionAsync(house.Manager, finding, "Ours", ImprovementHouse.Police);
        var others = await house.AddActionAsync(house.Manager, finding, "The council’s", ImprovementHouse.Council);
        using var browser = house.Browser(follower);
        await browser.PostAsync($"/improvement/follow/record/{finding}");
        await ReportAsync(follower, theirs);
        await ReportAsync(house.Manager, others);
        Assert.Contains("Nothing changed since you last looked", (await browser.GetAsync("/improvement/following")).Text, StringComparison.Ordinal);
        await MorningAsync();
        Assert.Equal(0, await LettersAsync(follower));
        await ReportAsync(house.Manager, theirs);
        await MorningAsync();
        Assert.Equal(1, await LettersAsync(follower));
        var page = await browser.GetAsync("/improvement/following");
        Assert.DoesNotContain($"{others}", page.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_record_becomes_one_childs_case_its_follower_hears_no_more_and_can_still_stop()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var action = await house.AddActionAsync(house.Manager, finding);
        using var browser = house.Browser(house.Analyst);
        await browser.PostAsync($"/improvement/follow/record/{finding}");
        await house.SqlAsync("update improvement.finding set is_case_level = true where id = $1", finding);
        await ReportAsync(house.Manager, action);
        await MorningAsync();
        Assert.Equal(0, await LettersAsync(house.Analyst));
        var page = await browser.GetAsync("/improvement/following");
        Assert.Contains("A record that you may no longer open", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await house.SqlAsync<string>("select reference from improvement.finding where id = $1", finding), page.Raw, StringComparison.Ordinal);
        Assert.Equal("/improvement/following", (await browser.PostAsync($"/improvement/follow/record/{finding}")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/improvement/follow/record/{finding}")).Status);
    }

    [Fact]
    public async Task Whoever_holds_no_role_any_more_is_told_nothing_and_nobody_sees_who_follows()
    {
        var gone = await house.PersonAsync("Gil Gone", "reviewer", house.Keeper);
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using (var browser = house.Browser(gone))
        {
            await browser.PostAsync($"/improvement/follow/record/{finding}");
        }

        Assert.Equal(0, await house.AsAsync(house.Manager, s => Task.FromResult(s.GetRequiredService<Kernel.Data.LineOfSightDb>().Set<Followed>().Count(f => f.PersonId == gone))));
        await house.SqlAsync("update kernel.assignment set ends_at = $2 where person_id = $1", gone, house.Clock.GetUtcNow());
        using var manager = house.Browser(house.Manager);
        Assert.DoesNotContain("Gil Gone", (await manager.GetAsync($"/improvement/activity/{finding}")).Text, StringComparison.Ordinal);
        await house.AddActionAsync(house.Manager, finding);
        await MorningAsync();
        Assert.Equal(0, await LettersAsync(gone));
    }

    private async Task MorningAsync()
    {
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await house.TurnAsync("kernel.remind"));
    }

    private Task<long> LettersAsync(Guid person) => house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1 and kind = 'improvement.followed-changed'", person);

    private async Task ReportAsync(Guid person, Guid action)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var version = await house.SqlAsync<int>("select version from improvement.action where id = $1", action);
        await house.AsAsync(person, s => s.GetRequiredService<UpdateProgress>().HandleAsync(action, new() { Status = ActionStatus.OnTrack, Note = "Going", Version = version }, CancellationToken.None));
    }
}
