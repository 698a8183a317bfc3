using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests.KeyDates;

/// <summary>/improvement/key-dates/{record}, and the pages that pause, resume and move its clock.</summary>
public sealed class KeyDatesTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private async Task<(Guid Action, Browser Browser)> AddedAsync(Dictionary<string, string>? due = null)
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var browser = house.Browser(house.Manager);
        var typed = new Dictionary<string, string> { ["Input.What"] = "Ask first", ["Input.AgencyId"] = ImprovementHouse.Council.ToString() };
        foreach (var (field, value) in due ?? Date("Input.DueOn", 30, 6, 2026))
        {
            typed[field] = value;
        }

        var added = await browser.PostAsync($"/improvement/add/action/{finding}", typed);
        Assert.True(added.Status == HttpStatusCode.Redirect, added.Text);
        return (await house.SqlAsync<Guid>("select action_id from improvement.finding_action where finding_id = $1", finding), browser);
    }

    private static Dictionary<string, string> Date(string field, int day, int month, int year) =>
        new() { [$"{field}.Day"] = $"{day}", [$"{field}.Month"] = $"{month}", [$"{field}.Year"] = $"{year}" };

    private static Dictionary<string, string> By(string length) => new() { ["Input.DueBy"] = length };

    private Task<DateOnly> DueAsync(Guid action) => house.SqlAsync<DateOnly>("select due_on from improvement.action where id = $1", action);

    [Fact]
    public async Task A_length_is_counted_over_Easter_and_explains_its_date()
    {
        var (action, browser) = await AddedAsync(new(Date("Input.AgreedOn", 2, 4, 2026)) { ["Input.DueBy"] = "action-soon" });
        Assert.Equal(new DateOnly(2026, 5, 5), await DueAsync(action));
        var page = await browser.GetAsync($"/improvement/key-dates/{action}");
        Assert.Contains("Passed over: Friday 3 April 2026, Good Friday", page.Text, StringComparison.Ordinal);
        Assert.Contains("Easter Monday", page.Text, StringComparison.Ordinal);
        Assert.Contains("Early May bank holiday", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 5 May 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("13 working days left", page.Text, StringComparison.Ordinal);
        Assert.Contains("Source: Local practice", page.Text, StringComparison.Ordinal);
        Assert.Contains("13 working days left", (await browser.GetAsync($"/improvement/action/{action}")).Text, StringComparison.Ordinal);
        browser.Dispose();
    }

    [Fact]
    public async Task While_it_is_paused_it_has_no_date_and_is_not_overdue()
    {
        var (action, browser) = await AddedAsync(new(Date("Input.AgreedOn", 13, 4, 2026)) { ["Input.DueBy"] = "action-at-once" });
        Assert.Equal(new DateOnly(2026, 4, 20), await DueAsync(action));
        var refused = await browser.PostAsync($"/improvement/pause/action/{action}", new Dictionary<string, string>(Date("Input.On", 14, 4, 2026)) { ["Input.Reason"] = " " });
        Assert.Contains("Enter why the clock is paused", refused.Errors, StringComparison.Ordinal);
        var future = await browser.PostAsync($"/improvement/pause/action/{action}", new Dictionary<string, string>(Date("Input.On", 16, 4, 2026)) { ["Input.Reason"] = "Inquest" });
        Assert.Contains("The date must be today or in the past", future.Errors, StringComparison.Ordinal);
        var early = await browser.PostAsync($"/improvement/pause/action/{action}", new Dictionary<string, string>(Date("Input.On", 12, 4, 2026)) { ["Input.Reason"] = "Inquest" });
        Assert.Contains("The date lies before what was recorded last, 13 April 2026", early.Errors, StringComparison.Ordinal);
        var paused = await browser.PostAsync($"/improvement/pause/action/{action}", new Dictionary<string, string>(Date("Input.On", 14, 4, 2026)) { ["Input.Reason"] = "Inquest" });
        Assert.Equal($"/improvement/key-dates/{action}", paused.Location);
        Assert.True(await house.SqlAsync<bool>("select due_on is null from improvement.action where id = $1", action));
        var page = await browser.GetAsync($"/improvement/key-dates/{action}");
        Assert.Contains("Not known while the clock is paused", page.Text, StringComparison.Ordinal);
        Assert.Contains("Inquest", page.Text, StringComparison.Ordinal);
        foreach (var shown in (string[])["/improvement", $"/improvement/action/{action}", $"/improvement/line-of-sight/{action}", "/"])
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(shown)).Status);
        }

        Assert.Contains("Its clock stands still", (await browser.GetAsync("/improvement")).Text, StringComparison.Ordinal);
        Assert.Contains("Only the date of a running clock can be moved", (await browser.PostAsync(
            $"/improvement/move/date/{action}", new Dictionary<string, string>(Date("Input.To", 1, 6, 2026)) { ["Input.Reason"] = "Later" })).Errors, StringComparison.Ordinal);
        await browser.PostAsync($"/improvement/resume/action/{action}", Date("Input.On", 15, 4, 2026));
        Assert.Equal(new DateOnly(2026, 4, 21), await DueAsync(action));
        Assert.Contains("Paused the clock of this action", (await browser.GetAsync($"/improvement/activity/{action}")).Text, StringComparison.Ordinal);
        browser.Dispose();
    }

    [Fact]
    public async Task A_date_that_was_chosen_moves_with_a_reason_and_keeps_both()
    {
        var (action, browser) = await AddedAsync();
        Assert.Contains("Enter why the date changes", (await browser.PostAsync($"/improvement/move/date/{action}", Date("Input.To", 31, 7, 2026))).Errors, StringComparison.Ordinal);
        await browser.PostAsync($"/improvement/move/date/{action}", new Dictionary<string, string>(Date("Input.To", 31, 7, 2026)) { ["Input.Reason"] = "The executive agreed" });
        Assert.Equal(new DateOnly(2026, 7, 31), await DueAsync(action));
        var page = await browser.GetAsync($"/improvement/key-dates/{action}");
        Assert.Contains("The date was chosen, not counted: Tuesday 30 June 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Moved on Wednesday 15 April 2026 to Friday 31 July 2026: The executive agreed", page.Text, StringComparison.Ordinal);
        browser.Dispose();
    }

    [Fact]
    public async Task It_is_met_with_the_action_and_runs_on_when_that_is_opened_again()
    {
        var (action, browser) = await AddedAsync();
        await browser.PostAsync($"/improvement/update/progress/{action}", new Dictionary<string, string>(Date("Input.DoneOn", 15, 4, 2026)) { ["Input.Status"] = "Done", ["Input.WhatChanged"] = "All do" });
        Assert.Equal("Met", await house.SqlAsync<string>("select state from kernel.clock where record_id = $1", action));
        Assert.Contains("Met on Wednesday 15 April 2026", (await browser.GetAsync($"/improvement/key-dates/{action}")).Text, StringComparison.Ordinal);
        await browser.PostAsync($"/improvement/update/progress/{action}", new { Input_Status = "OnTrack", Input_Note = "It came back" });
        Assert.Equal("Running", await house.SqlAsync<string>("select state from kernel.clock where record_id = $1", action));
        Assert.Equal(new DateOnly(2026, 6, 30), await DueAsync(action));
        browser.Dispose();
    }

    [Fact]
    public async Task What_has_passed_already_or_lies_beyond_the_known_years_is_refused_in_words()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var browser = house.Browser(house.Manager);
        var typed = new Dictionary<string, string> { ["Input.What"] = "Ask first", ["Input.AgencyId"] = ImprovementHouse.Council.ToString() };
        async Task<string> ErrorsAsync(params Dictionary<string, string>[] more) =>
            (await browser.PostAsync($"/improvement/add/action/{finding}", more.Append(typed).SelectMany(m => m).ToDictionary(m => m.Key, m => m.Value))).Errors;
        Assert.Contains("Choose when it is due", await ErrorsAsync(), StringComparison.Ordinal);
        Assert.Contains("Enter the date it is due", await ErrorsAsync(By("date")), StringComparison.Ordinal);
        Assert.Contains("Choose when it is due from the list", await ErrorsAsync(By("rapid-review")), StringComparison.Ordinal);
        Assert.Contains(
            "Counted from that day it was due on Thursday 8 January 2026, which has passed",
            await ErrorsAsync(By("action-at-once"), Date("Input.AgreedOn", 31, 12, 2025)), StringComparison.Ordinal);
        Assert.Contains("The date it was agreed must be today or in the past", await ErrorsAsync(By("action-at-once"), Date("Input.AgreedOn", 16, 4, 2026)), StringComparison.Ordinal);
        Assert.Contains("Bank holidays of England and Wales are known", await ErrorsAsync(By("action-at-once"), Date("Input.AgreedOn", 31, 12, 1999)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_change_the_action_may_touch_its_clock_and_no_other_partnership_sees_it()
    {
        var (action, browser) = await AddedAsync();
        using var police = house.Browser(house.PoliceLead);
        using var stranger = house.Browser(house.Stranger);
        foreach (var page in (string[])["pause/action", "resume/action", "move/date", "key-dates"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync($"/improvement/{page}/{action}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/improvement/{page}/{action}")).Status);
        }

        browser.Dispose();
    }

    [Fact]
    public async Task What_happened_to_a_clock_cannot_be_rewritten_by_the_app()
    {
        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var sql in (string[])["update kernel.clock_entry set words = 'x'", "delete from kernel.clock_entry", "update kernel.clock set rule = 'x'", "delete from kernel.clock", "update kernel.local_rule set amount = 1"])
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection);
            Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState);
        }
    }
}
