using System.Text;
using LineOfSight.Calendars;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires;

/// <summary>All rounds of the partnership by month, themed ones among them; this month and what comes, or what has been.</summary>
[Can(Can.ReadRounds)]
internal sealed class CalendarModel(ListReturns list, RoundCalendar calendar, IAccess access, TimeProvider clock) : PageModel
{
    /// <summary>True for the months that have passed.</summary>
    [FromQuery(Name = "past")]
    public bool IsPast { get; set; }

    public IReadOnlyList<IGrouping<DateOnly, RoundDay>> Months { get; private set; } = [];

    /// <summary>How many days lie in the other half.</summary>
    public int Others { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var days = calendar.Of(await list.RoundsAsync(stop));
        var now = MonthOf(clock.Today());
        var shown = days.Where(d => MonthOf(d.On) < now == IsPast).ToList();
        Others = days.Count - shown.Count;
        var months = shown.GroupBy(d => MonthOf(d.On));
        Months = [.. IsPast ? months.OrderByDescending(m => m.Key) : months.OrderBy(m => m.Key)];
    }

    /// <summary>Every day as a file that calendar programs read.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken stop)
    {
        var entries = calendar.Of(await list.RoundsAsync(stop)).Select(d => new DateEntry($"{d.Round.Id:N}-{d.Key}@line-of-sight", d.On, d.Summary)
        {
            Url = new Uri($"{Request.Scheme}://{Request.Host}/questionnaires/round/{d.Round.Id}"),
        });
        var file = CalendarFile.Write(new DatesCalendar($"Rounds of {access.Person.PartnershipName}", clock.GetUtcNow(), [.. entries]));
        return File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", "rounds.ics");
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
