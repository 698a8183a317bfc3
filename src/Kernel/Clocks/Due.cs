namespace LineOfSight.Kernel.Clocks;

/// <summary>How near a date is.</summary>
public enum DueState
{
    /// <summary>More than five days away.</summary>
    Later,

    /// <summary>Today or within five days.</summary>
    Soon,

    /// <summary>Past.</summary>
    Overdue,
}

/// <summary>A due date in words: a date that matters never stands without them.</summary>
/// <param name="On">The date.</param>
/// <param name="State">How near it is.</param>
/// <param name="Words">Such as "2 days left", "Due today" or "Overdue by 3 days".</param>
public sealed record Due(DateOnly On, DueState State, string Words)
{
    /// <summary>From this many days before the date it is due soon.</summary>
    public const int SoonDays = 5;

    /// <summary>Puts a due date into words, in calendar days.</summary>
    public static Due Of(DateOnly on, DateOnly today)
    {
        var days = on.DayNumber - today.DayNumber;
        return days switch
        {
            < 0 => new(on, DueState.Overdue, $"Overdue by {Days(-days)}"),
            0 => new(on, DueState.Soon, "Due today"),
            <= SoonDays => new(on, DueState.Soon, $"{Days(days)} left"),
            _ => new(on, DueState.Later, $"{Days(days)} left"),
        };
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days:N0} days";
}
