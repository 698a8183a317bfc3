using System.Net;
using LineOfSight.Calendars.Tests;
using LineOfSight.Improvement.Edit;
using LineOfSight.Improvement.Move;
using LineOfSight.Improvement.Update;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Remind;

/// <summary>/improvement/remind/calendar/{record}: what the owner's calendar hears, read by an independent reader.</summary>
public sealed class CalendarTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private async Task<Guid> ActionAsync(Guid owner)
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Jane Doe was not listened to"));
        return await house.AddActionAsync(house.Manager, finding, "Ring Jane Doe's mother", owner: owner, days: 40);
    }

    private async Task<IReadOnlyList<ReadElsewhere>> HeardAsync(Guid reader) => await ReadElsewhere.OfAsync(
        [.. (await house.SqlAsync<string[]>("select coalesce(array_agg(calendar order by written_at, (calendar ~ 'SEQUENCE:1'), (calendar ~ 'SEQUENCE:2')), '{}') from kernel.letter where person_id = $1 and calendar is not null", reader))]);

    [Fact]
    public async Task The_owner_gets_the_date_its_changes_and_its_end_as_one_event()
    {
        var owner = await house.PersonAsync("Olga Owner", "business-manager", house.Keeper);
        var action = await ActionAsync(owner);
        using var browser = house.Browser(owner);
        Assert.Contains("Put it in my calendar", (await browser.GetAsync($"/improvement/action/{action}")).Text, StringComparison.Ordinal);
        var sent = await browser.PostAsync($"/improvement/remind/calendar/{action}");
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Contains("We sent this date to your calendar", (await browser.GetAsync(sent.Location!)).Text, StringComparison.Ordinal);

        await WithVersionAsync(action, v => house.AsAsync(house.Manager, s => s.GetRequiredService<MoveDate>().HandleAsync(action, new() { To = house.Today.AddDays(60), Reason = "Later", Version = v }, CancellationToken.None)));
        await WithVersionAsync(action, v => house.AsAsync(house.Manager, s => s.GetRequiredService<EditAction>().HandleAsync(action, new() { What = "Ring Jane Doe", OwnerId = owner, Version = v }, CancellationToken.None)));
        await WithVersionAsync(action, v => house.AsAsync(house.Manager, s => s.GetRequiredService<UpdateProgress>().HandleAsync(
            action, new() { Status = ActionStatus.Done, DoneOn = house.Today, WhatChanged = "More", Version = v }, CancellationToken.None)));

        var heard = await HeardAsync(owner);
        Assert.Equal([("REQUEST", 0), ("REQUEST", 1), ("CANCEL", 2)], heard.Select(h => (h.Method, h.Sequence)));
        Assert.Single(heard.Select(h => h.Uid).Distinct());
        Assert.Equal([house.Today.AddDays(40), house.Today.AddDays(60), house.Today.AddDays(60)], heard.Select(h => DateOnly.Parse(h.Start.Text, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(heard, h => Assert.Matches("^Action A-[A-Z0-9]{5} is due$", h.Summary));
        Assert.All(heard, h => Assert.Equal($"mailto:{owner:N}@example.org", h.Attendees.Single()[0]));
        Assert.False(await house.SqlAsync<bool>("select bool_or(subject || words || calendar ~* 'jane|doe|ring') from kernel.letter where person_id = $1 and calendar is not null", owner));
    }

    [Fact]
    public async Task A_former_owners_entry_goes_and_the_new_owner_gets_one_only_when_they_ask()
    {
        var (former, next) = (await house.PersonAsync("Fay Former", "business-manager", house.Keeper), await house.PersonAsync("Nia Next", "business-manager", house.Keeper));
        var action = await ActionAsync(former);
        using var browser = house.Browser(former);
        await browser.PostAsync($"/improvement/remind/calendar/{action}");
        await WithVersionAsync(action, v => house.AsAsync(house.Manager, s => s.GetRequiredService<EditAction>().HandleAsync(action, new() { What = "Ring", OwnerId = next, Version = v }, CancellationToken.None)));
        Assert.Equal(["REQUEST", "CANCEL"], (await HeardAsync(former)).Select(h => h.Method));
        Assert.Empty(await HeardAsync(next));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/improvement/remind/calendar/{action}")).Status);
    }

    [Fact]
    public async Task Asking_twice_is_said_and_sends_nothing()
    {
        var owner = await house.PersonAsync("Odd Owner", "business-manager", house.Keeper);
        var action = await ActionAsync(owner);
        using var browser = house.Browser(owner);
        var page = await browser.GetAsync($"/improvement/remind/calendar/{action}");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("main form")!;
        await browser.SendAsync(form, $"/improvement/remind/calendar/{action}");
        Assert.Contains("The date is in your calendar already", (await browser.SendAsync(form, $"/improvement/remind/calendar/{action}")).Text, StringComparison.Ordinal);
        Assert.Single(await HeardAsync(owner));
    }

    private async Task WithVersionAsync(Guid action, Func<int, Task> act)
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await act(await house.SqlAsync<int>("select version from improvement.action where id = $1", action));
    }
}
