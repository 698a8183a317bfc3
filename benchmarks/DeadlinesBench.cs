using System.Diagnostics;
using LineOfSight.WorkingDays;

namespace LineOfSight.Bench;

/// <summary>Working days counted on one core: by the tables, day by day as one would without them, and with the explanation.</summary>
internal sealed class DeadlinesBench(TextWriter output)
{
    private const int Questions = 5_000_000;
    private const int Wanted = 1_000_000;

    public async Task RunAsync()
    {
        var calendar = BankHolidays.Known.In(Division.EnglandAndWales);
        var asked = Enumerable.Range(0, 65_536)
            .Select(n => (Start: new DateOnly(2020, 1, 1).AddDays(n * 7_919 % 2_900), Days: 1 + (n * 31 % 45), Counting: Countings.All[n % 3])).ToArray();
        for (var round = 1; round <= 3; round++)
        {
            var tables = Rate(Questions, q => calendar.Count(q.Start, q.Days, q.Counting).DayNumber);
            var stepping = Rate(Questions / 20, q => Step(calendar, q.Start, q.Days, q.Counting).DayNumber);
            var explained = Rate(Questions / 50, q => Deadline.Of(q.Start, q.Days, Unit.WorkingDays, q.Counting, calendar).Explain().Count);
            await output.WriteLineAsync(FormattableString.Invariant(
                $"round {round}: {tables:N0} a second on one core, {tables / Wanted:N1} of {Wanted:N0}; day by day {stepping:N0}: {tables / stepping:N0} times; explained in words {explained:N0} a second"));
        }

        double Rate(int count, Func<(DateOnly Start, int Days, Counting Counting), int> answer)
        {
            var (watch, sum) = (Stopwatch.StartNew(), 0L);
            for (var i = 0; i < count; i++)
            {
                sum += answer(asked[i & 65_535]);
            }

            GC.KeepAlive(sum);
            return count / watch.Elapsed.TotalSeconds;
        }
    }

    private static DateOnly Step(WorkingCalendar calendar, DateOnly date, int days, Counting counting)
    {
        var step = counting == Counting.Before ? -1 : 1;
        for (var left = days - (counting == Counting.StartIsDayOne && calendar.IsWorkingDay(date) ? 1 : 0); left > 0; left -= calendar.IsWorkingDay(date) ? 1 : 0)
        {
            date = date.AddDays(step);
        }

        return date;
    }
}
