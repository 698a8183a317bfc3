using LineOfSight.WorkingDays;

namespace LineOfSight.Kernel.Clocks;

/// <summary>How near a date is.</summary>
public enum DueState
{
    /// <summary>More than five working days away.</summary>
    Later,

    /// <summary>Today or within five working days.</summary>
    Soon,

    /// <summary>Past.</summary>
    Overdue,
}

/// <summary>A due date in words: a date that matters never stands without them.</summary>
/// <param name="On">The date.</param>
/// <param name="State">How near it is.</param>
/// <param name="Words">Such as "2 working days left", "Due today" or "Overdue by 3 working days".</param>
public sealed record Due(DateOnly On, DueState State, string Words)
{
    /// <summary>From this many working days before the date it is due soon.</summary>
    public const int SoonDays = 5;

    /// <summary>This many working days are coming up.</summary>
    public const int ComingUpDays = 10;

    /// <summary>Puts a due date into words: in working days, or in calendar days where bank holidays are not known yet.</summary>
    public static Due Of(DateOnly on, DateOnly today, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var known = Knows(calendar, on) && Knows(calendar, today);
        var (left, unit) = known ? (calendar.Between(today, on), "working day") : (on.DayNumber - today.DayNumber, "day");
        var state = on < today ? DueState.Overdue : left <= SoonDays ? DueState.Soon : DueState.Later;
        return new Due(on, state, (on.CompareTo(today), left) switch
        {
            (0, _) => "Due today",
            ( < 0, 0) => "Overdue, by no working day yet",
            ( < 0, _) => $"Overdue by {Days(-left, unit)}",
            (_, 0) => "Due before the next working day",
            _ => $"{Days(left, unit)} left",
        });
    }

    private static bool Knows(WorkingCalendar calendar, DateOnly date) => date.Year >= calendar.FirstYear && date.Year <= calendar.LastYear;

    private static string Days(int days, string unit) => days == 1 ? $"1 {unit}" : $"{days:N0} {unit}s";
}
