using LineOfSight.WorkingDays;

namespace LineOfSight.Kernel.Clocks;

/// <summary>Due dates as they stand today in London, counted in the working days of England and Wales.</summary>
public sealed class DueDates(KnownHolidays holidays, TimeProvider clock)
{
    /// <summary>The working days of England and Wales.</summary>
    public WorkingCalendar Calendar => holidays.Now.In(Division.EnglandAndWales);

    /// <summary>Today in London.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>The last day that is due soon: five working days from today.</summary>
    public DateOnly SoonUntil => SoonAfter(Today);

    /// <summary>The last day that is coming up: ten working days from today.</summary>
    public DateOnly ComingUpUntil => InWorkingDays(Today, Due.ComingUpDays);

    /// <summary>Five working days after a date: by then somebody should have looked at what came without a date of its own.</summary>
    public DateOnly SoonAfter(DateOnly date) => InWorkingDays(date, Due.SoonDays);

    /// <summary>A date with its words.</summary>
    public Due Of(DateOnly on) => Due.Of(on, Today, Calendar);

    // Where the bank holidays of the year are not known yet, weekends alone are passed over: it sorts a list, and tells nobody a date.
    private DateOnly InWorkingDays(DateOnly from, int days)
    {
        try
        {
            return Calendar.Count(from, days, Counting.AfterStart);
        }
        catch (UnknownYears)
        {
            return from.AddDays(days / 5 * 7);
        }
    }
}
