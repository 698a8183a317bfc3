using LineOfSight.Kernel.Clocks;
using LineOfSight.WorkingDays;

namespace LineOfSight.Kernel.Tests.Clocks;

/// <summary>Due dates in words.</summary>
public sealed class DueTests
{
    private static readonly WorkingCalendar England = BankHolidays.Known.In(Division.EnglandAndWales);

    [Theory]
    [InlineData("2026-04-02", "2026-04-02", DueState.Soon, "Due today")]
    [InlineData("2026-04-02", "2026-04-07", DueState.Soon, "1 working day left")] // over Easter
    [InlineData("2026-04-02", "2026-04-13", DueState.Soon, "5 working days left")]
    [InlineData("2026-04-02", "2026-04-14", DueState.Later, "6 working days left")]
    [InlineData("2026-04-02", "2026-04-04", DueState.Soon, "Due before the next working day")]
    [InlineData("2026-04-06", "2026-04-02", DueState.Overdue, "Overdue, by no working day yet")]
    [InlineData("2026-04-07", "2026-04-02", DueState.Overdue, "Overdue by 1 working day")]
    [InlineData("2026-04-10", "2026-04-02", DueState.Overdue, "Overdue by 4 working days")]
    [InlineData("2026-04-02", "2044-04-02", DueState.Later, "6,575 days left")] // bank holidays not known
    public void Are_counted_in_working_days(string today, string on, DueState state, string words)
    {
        var due = Due.Of(DateOnly.Parse(on, null), DateOnly.Parse(today, null), England);
        Assert.Equal((state, words), (due.State, due.Words));
    }
}
