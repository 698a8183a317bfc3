using System.Globalization;
using LineOfSight.Kit;

namespace LineOfSight.WorkingDays.Tests;

/// <summary>Every row of the vectors, which two other methods computed.</summary>
public sealed class VectorTests
{
    [Fact]
    public void Every_working_day_vector_agrees()
    {
        var rows = File.ReadLines(Shared.File("corpora/dates/working-day-vectors.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.Equal(6_731, rows.Count);
        Assert.Empty(rows.Where(r => Count(r) != Date(r[5])).Select(r => string.Join(',', r)));

        static DateOnly Count(string[] r) => BankHolidays.Known.In(Divisions.Find(r[0])!.Value)
            .Count(Date(r[2]), int.Parse(r[4], CultureInfo.InvariantCulture), Countings.Find(r[1])!.Value);
    }

    [Fact]
    public void Every_month_vector_agrees()
    {
        var rows = File.ReadLines(Shared.File("corpora/dates/month-vectors.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.Equal(64, rows.Count);
        var calendar = BankHolidays.Known.In(Division.EnglandAndWales);
        Assert.Empty(rows
            .Where(r => Deadline.Of(Date(r[0]), int.Parse(r[1], CultureInfo.InvariantCulture), Unit.Months, Counting.AfterStart, calendar).Due != Date(r[2]))
            .Select(r => string.Join(',', r)));
    }

    [Fact]
    public void The_holidays_of_the_project_are_those_of_the_public_file()
    {
        var published = File.ReadLines(Shared.File("corpora/dates/bank-holidays-2019-2028.csv")).Skip(1).Select(l => l.Split(',')).Select(r => (r[0], Date(r[1])));
        Assert.Equal(published.Order(), BankHolidays.Known.All.Select(h => (h.Division.Slug(), h.On)).Order());
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
