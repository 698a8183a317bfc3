using System.Net;
using LineOfSight.Kit;
using LineOfSight.Questionnaires.Follow;
using LineOfSight.Questionnaires.Prepare;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests;

/// <summary>All rounds in one calendar by month, the days of letters as they go out.</summary>
public class CalendarTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private async Task<Round> PrepareAsync(string title, string? theme, DateOnly opens, DateOnly due) => await house.AsAsync(house.Manager, s => s.GetRequiredService<PrepareRound>().HandleAsync(
        new() { Definition = "section-11.2", Title = title, Theme = theme, OpensOn = opens, DueOn = due }, CancellationToken.None));

    private static string[] Rows(Page page, string round) => [.. page.Document.QuerySelectorAll("main table").SelectMany(t => t.QuerySelectorAll("tbody tr")
        .Where(r => r.TextContent.Contains(round, StringComparison.Ordinal)).Select(r => $"{t.QuerySelector("caption")!.TextContent}: {r.Children[0].TextContent.Trim()} {r.Children[1].TextContent.Trim()}"))];

    [Fact]
    public async Task Themed_rounds_stand_among_the_others_each_with_its_days()
    {
        var opens = house.Today.AddDays(40);
        await PrepareAsync("The whole of it", null, opens, opens.AddDays(60));
        await PrepareAsync("Online safety, short", "Online safety", opens.AddDays(10), opens.AddDays(25));
        var page = await house.Browser(house.Scrutineer).GetAsync("/questionnaires/calendar");
        Assert.Equal(5, Rows(page, "The whole of it").Length);
        Assert.EndsWith("Planned to open", Rows(page, "The whole of it")[0], StringComparison.Ordinal);
        Assert.Contains("Agencies, on Online safety", page.Text, StringComparison.Ordinal);
        var days = page.Document.QuerySelectorAll("main tbody th time").Select(t => t.GetAttribute("datetime")!).ToList();
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.OakLead).GetAsync("/questionnaires/calendar")).Status);
        Assert.DoesNotContain("The whole of it", (await house.Browser(house.Stranger).GetAsync("/questionnaires/calendar")).Text, StringComparison.Ordinal);
        var file = await house.Browser(house.Manager).GetAsync("/questionnaires/calendar?handler=File");
        Assert.Contains("SUMMARY:Due: Online safety\\, short", file.Raw, StringComparison.Ordinal);
    }

    // The calendar promises what the job does, so both are asked day by day.
    [Fact]
    public async Task Letters_go_out_on_the_days_that_the_calendar_names()
    {
        var round = await PrepareAsync("Followed day by day", null, house.Today, house.Today.AddDays(31));
        await house.AsAsync(house.Manager, s => s.GetRequiredService<OpenRound>().HandleAsync(round.Id, round.Version, CancellationToken.None));
        var promised = (await house.AsAsync(house.Manager, s => Task.FromResult(s.GetRequiredService<RoundCalendar>().Of([round])))).ToDictionary(d => d.Key, d => d.On);
        var (seen, sent) = (new Dictionary<string, DateOnly>(), new HashSet<string>());
        for (var day = 0; day < 35; day++)
        {
            house.Clock.Advance(TimeSpan.FromDays(1));
            await house.AsJobAsync(async s =>
            {
                foreach (var letter in await s.GetServices<Kernel.Mail.IRemind>().OfType<RemindReturns>().Single().DueAsync(house.Today, CancellationToken.None))
                {
                    var kind = letter.Occasion!.Split(' ')[1];
                    if (sent.Add(kind))
                    {
                        seen[kind] = house.Today;
                    }
                }
            });
        }

        Assert.Equal((promised["first-reminder"], promised["last-reminder"], promised["overdue"]), (seen["first"], seen["last"], seen["overdue"]));
    }
}
