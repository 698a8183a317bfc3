using FsCheck;
using FsCheck.Fluent;

namespace LineOfSight.WorkingDays.Tests;

/// <summary>What holds for every start, number and way of counting.</summary>
public sealed class WorkingCalendarTests
{
    private sealed record Question(Division Division, DateOnly Start, int Days, Counting Counting)
    {
        public WorkingCalendar Calendar => BankHolidays.Known.In(Division);
    }

    // Far enough from both ends of the known years that every question has an answer.
    private static readonly Arbitrary<Question> Any = (
        from division in Gen.Elements(Divisions.All.ToArray())
        from day in Gen.Choose(0, 365 * 8)
        from days in Gen.Choose(1, 200)
        from counting in Gen.Elements(Countings.All.ToArray())
        select new Question(division, new DateOnly(2020, 1, 1).AddDays(day), days, counting)).ToArbitrary();

    private static readonly Config Often = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2_000);

    [Fact]
    public void It_agrees_with_counting_day_by_day() => Check.One(Often, Prop.ForAll(Any, q =>
    {
        var (step, date, left) = (q.Counting == Counting.Before ? -1 : 1, q.Start, q.Days);
        if (q.Counting == Counting.StartIsDayOne && q.Calendar.IsWorkingDay(date))
        {
            left--;
        }

        while (left > 0)
        {
            date = date.AddDays(step);
            left -= q.Calendar.IsWorkingDay(date) ? 1 : 0;
        }

        return q.Calendar.Count(q.Start, q.Days, q.Counting) == date;
    }));

    [Fact]
    public void The_answer_is_a_working_day_and_one_more_is_a_later_one() => Check.One(Often, Prop.ForAll(Any, q =>
    {
        var (due, next) = (q.Calendar.Count(q.Start, q.Days, q.Counting), q.Calendar.Count(q.Start, q.Days + 1, q.Counting));
        return q.Calendar.IsWorkingDay(due) && (q.Counting == Counting.Before ? next < due : next > due);
    }));

    [Fact]
    public void Counting_back_undoes_counting_on_from_a_working_day() => Check.One(Often, Prop.ForAll(Any, q =>
    {
        var start = q.Calendar.Count(q.Start, 1, Counting.StartIsDayOne);
        return q.Calendar.Count(q.Calendar.Count(start, q.Days, Counting.AfterStart), q.Days, Counting.Before) == start;
    }));

    [Fact]
    public void What_was_passed_over_and_what_was_counted_are_all_the_days_between() => Check.One(Often, Prop.ForAll(Any, q =>
    {
        var deadline = Deadline.Of(q.Start, q.Days, Unit.WorkingDays, q.Counting, q.Calendar);
        var days = q.Counting switch
        {
            Counting.AfterStart => deadline.Due.DayNumber - q.Start.DayNumber,
            Counting.StartIsDayOne => deadline.Due.DayNumber - q.Start.DayNumber + 1,
            _ => q.Start.DayNumber - deadline.Due.DayNumber,
        };
        return deadline.DaysOff.Count + q.Days == days && deadline.DaysOff.All(d => !q.Calendar.IsWorkingDay(d.On));
    }));

    [Fact]
    public void Between_is_what_counting_on_needs() => Check.One(Often, Prop.ForAll(Any, q =>
        q.Calendar.Between(q.Start, q.Calendar.Count(q.Start, q.Days, Counting.AfterStart)) == q.Days));

    [Theory]
    [InlineData("2028-12-20", 15, Counting.AfterStart)]
    [InlineData("2019-01-04", 15, Counting.Before)]
    [InlineData("2029-01-01", 1, Counting.AfterStart)]
    [InlineData("2018-12-31", 1, Counting.StartIsDayOne)]
    [InlineData("0001-01-01", 1, Counting.Before)]
    [InlineData("9999-12-31", int.MaxValue, Counting.AfterStart)]
    [InlineData("2026-01-05", int.MaxValue, Counting.AfterStart)]
    [InlineData("2026-01-05", int.MaxValue, Counting.Before)]
    public void Beyond_the_known_years_it_says_so(string start, int days, Counting counting)
    {
        var unknown = Assert.Throws<UnknownYears>(() => BankHolidays.Known.In(Division.Scotland).Count(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), days, counting));
        Assert.Equal("Bank holidays of Scotland are known from 2019 to 2028. Import GOV.UK’s file for other years to count there.", unknown.Message);
    }

    [Fact]
    public void Less_than_one_day_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BankHolidays.Known.In(Division.EnglandAndWales).Count(new DateOnly(2026, 1, 5), 0, Counting.AfterStart));

    [Fact]
    public void A_gap_between_years_is_refused() =>
        Assert.Throws<ArgumentException>(() => BankHolidays.Known.With([new BankHoliday(Division.Scotland, new DateOnly(2031, 1, 1), "New Year’s Day")]));
}
