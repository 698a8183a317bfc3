namespace LineOfSight.WorkingDays;

/// <summary>
/// The working days of one division: Monday to Friday without bank holidays. Every question is answered by looking up two tables,
/// one place for each day of the known years.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<DateOnly, BankHoliday> holidays;
    private readonly int firstDay;

    // before[i]: how many working days lie before day i of the known years; workingDays[n]: the day number of working day n.
    private readonly int[] before;
    private readonly int[] workingDays;

    internal WorkingCalendar(Division division, IReadOnlyList<BankHoliday> held)
    {
        Division = division;
        holidays = held.ToDictionary(h => h.On);
        var years = held.Select(h => h.On.Year).Distinct().Order().ToList();
        if (years.Count == 0 || years[^1] - years[0] != years.Count - 1)
        {
            throw new ArgumentException($"The bank holidays of {division.Name()} must be of years without a gap: {string.Join(", ", years)}.", nameof(held));
        }

        (FirstYear, LastYear) = (years[0], years[^1]);
        firstDay = new DateOnly(FirstYear, 1, 1).DayNumber;
        var length = new DateOnly(LastYear, 12, 31).DayNumber - firstDay + 1;
        before = new int[length + 1];
        var working = new List<int>(length);
        for (var day = 0; day < length; day++)
        {
            before[day] = working.Count;
            var date = DateOnly.FromDayNumber(firstDay + day);
            if (!IsWeekend(date) && !holidays.ContainsKey(date))
            {
                working.Add(firstDay + day);
            }
        }

        before[length] = working.Count;
        workingDays = [.. working];
    }

    /// <summary>Where.</summary>
    public Division Division { get; }

    /// <summary>The first year whose bank holidays are known.</summary>
    public int FirstYear { get; }

    /// <summary>The last year whose bank holidays are known.</summary>
    public int LastYear { get; }

    /// <summary>True for Monday to Friday, bank holidays apart.</summary>
    /// <exception cref="UnknownYears">The date lies outside the known years.</exception>
    public bool IsWorkingDay(DateOnly date)
    {
        var day = Place(date);
        return before[day + 1] > before[day];
    }

    /// <summary>The bank holiday on a date, or null.</summary>
    public BankHoliday? HolidayOn(DateOnly date) => holidays.GetValueOrDefault(date);

    /// <summary>The day that lies a number of working days from a start day.</summary>
    /// <param name="start">The start day; it need not be a working day.</param>
    /// <param name="workingDays">How many, at least 1.</param>
    /// <param name="counting">How they are counted.</param>
    /// <returns>A working day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    /// <exception cref="UnknownYears">The start or the answer lies outside the known years.</exception>
    public DateOnly Count(DateOnly start, int workingDays, Counting counting)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var day = Place(start);
        var place = counting switch
        {
            Counting.AfterStart => (long)before[day + 1] + workingDays - 1,
            Counting.StartIsDayOne => (long)before[day] + workingDays - 1,
            Counting.Before => (long)before[day] - workingDays,
            _ => throw new ArgumentOutOfRangeException(nameof(counting)),
        };
        return place >= 0 && place < this.workingDays.Length ? DateOnly.FromDayNumber(this.workingDays[place]) : throw Unknown();
    }

    /// <summary>How many working days lie after one date, up to and with another; negative where the other is earlier.</summary>
    /// <exception cref="UnknownYears">One of them lies outside the known years.</exception>
    public int Between(DateOnly from, DateOnly to) => before[Place(to) + 1] - before[Place(from) + 1];

    /// <summary>The days between two dates, both included, that are no working days.</summary>
    /// <exception cref="UnknownYears">One of them lies outside the known years.</exception>
    public IEnumerable<DayOff> DaysOff(DateOnly from, DateOnly to)
    {
        _ = (Place(from), Place(to));
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            if (HolidayOn(date) is { } holiday)
            {
                yield return new DayOff(date, holiday.Name);
            }
            else if (IsWeekend(date))
            {
                yield return new DayOff(date, null);
            }
        }
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private int Place(DateOnly date)
    {
        var day = date.DayNumber - firstDay;
        return (uint)day < (uint)(before.Length - 1) ? day : throw Unknown();
    }

    private UnknownYears Unknown() => new(Division, FirstYear, LastYear);
}

/// <summary>A day that is no working day.</summary>
/// <param name="On">The date.</param>
/// <param name="Holiday">The bank holiday's name; null for a Saturday or Sunday.</param>
public sealed record DayOff(DateOnly On, string? Holiday);
