namespace LineOfSight.WorkingDays.Tests;

/// <summary>How a date explains itself, and the rules of the project.</summary>
public sealed class DeadlineTests
{
    private static readonly WorkingCalendar England = BankHolidays.Known.In(Division.EnglandAndWales);

    [Fact]
    public void It_names_every_weekend_and_bank_holiday_over_Easter() => Assert.Equal(
        [
            "Start: Thursday 2 April 2026",
            "Rule: 15 working days; the start day is day 0, so day 1 is the first working day after it",
            "Passed over: Friday 3 April 2026, Good Friday",
            "Passed over: Saturday 4 and Sunday 5 April 2026",
            "Passed over: Monday 6 April 2026, Easter Monday",
            "Passed over: Saturday 11 and Sunday 12 April 2026",
            "Passed over: Saturday 18 and Sunday 19 April 2026",
            "Passed over: Saturday 25 and Sunday 26 April 2026",
            "Bank holidays: England and Wales",
            "Due: Monday 27 April 2026",
        ],
        Deadline.Of(new DateOnly(2026, 4, 2), 15, Unit.WorkingDays, Counting.AfterStart, England).Explain());

    [Fact]
    public void A_start_on_a_Sunday_passes_it_over_when_it_would_be_day_one() => Assert.Equal(
        ["Start: Sunday 31 May 2026", "Rule: 1 working day; the start day is day 1, or the next working day if it is not one", "Passed over: Sunday 31 May 2026", "Bank holidays: England and Wales", "Due: Monday 1 June 2026"],
        Deadline.Of(new DateOnly(2026, 5, 31), 1, Unit.WorkingDays, Counting.StartIsDayOne, England).Explain());

    [Fact]
    public void A_weekend_over_the_end_of_a_month_names_both() =>
        Assert.Contains("Passed over: Saturday 31 January and Sunday 1 February 2026", Deadline.Of(new DateOnly(2026, 1, 30), 1, Unit.WorkingDays, Counting.AfterStart, England).Explain());

    [Fact]
    public void A_day_without_any_passed_over_says_so() =>
        Assert.Contains("Passed over: no weekend and no bank holiday", Deadline.Of(new DateOnly(2026, 6, 1), 2, Unit.WorkingDays, Counting.AfterStart, England).Explain());

    [Fact]
    public void Months_are_clamped_to_the_end_and_say_so()
    {
        var half = Deadline.Of(new DateOnly(2026, 8, 31), 6, Unit.Months, Counting.AfterStart, England);
        Assert.Equal((new DateOnly(2027, 2, 28), true), (half.Due, half.Clamped));
        Assert.Contains("February 2027 has no day 31, so its last day stands", half.Explain());
        Assert.False(Deadline.Of(new DateOnly(2026, 8, 28), 6, Unit.Months, Counting.AfterStart, England).Clamped);
    }

    [Fact]
    public void Two_readings_give_two_dates_and_the_earlier_warns()
    {
        var review = RuledDeadline.Of(DeadlineRule.Find("rapid-review", new DateOnly(2026, 4, 2))!, new DateOnly(2026, 4, 2), England);
        Assert.Equal((new DateOnly(2026, 4, 27), new DateOnly(2026, 4, 24)), (review.First.Due, review.Second!.Due));
        Assert.Equal(new DateOnly(2026, 4, 24), review.WarnBy);
    }

    [Theory]
    [InlineData("2018-06-01", null)]
    [InlineData("2018-07-04", "Working Together to Safeguard Children 2018, chapter 4")]
    [InlineData("2023-12-14", "Working Together to Safeguard Children 2018, chapter 4")]
    [InlineData("2023-12-15", "Working Together to Safeguard Children 2023, chapter 5, and the Panel’s guidance of June 2025")]
    [InlineData("2026-03-19", "Working Together to Safeguard Children 2026, and the Panel’s guidance of June 2025")]
    public void The_guidance_of_the_start_day_rules(string start, string? source) =>
        Assert.Equal(source, DeadlineRule.Find("rapid-review", DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture))?.Source);

    [Fact]
    public void No_two_versions_of_a_rule_apply_on_one_day() => Assert.All(DeadlineRule.All.GroupBy(r => r.Key), versions =>
    {
        var days = versions.SelectMany(v => new[] { v.From, v.Until?.AddDays(1), new DateOnly(2030, 1, 1) }).OfType<DateOnly>();
        Assert.All(days, day => Assert.True(versions.Count(v => v.AppliesOn(day)) <= 1, $"{versions.Key} has two versions on {day}"));
        Assert.All(versions, v => Assert.True(v is { Amount: > 0, Name.Length: > 0, Starts.Length: > 0, Source.Length: > 0 }, v.Key));
    });
}
