namespace LineOfSight.Linkage.Generating;

/// <summary>When the children of a family were born, and their ages for school.</summary>
internal static class BirthDates
{
    public const int FirstYear = 2006;
    public const int LastYear = 2025;

    // The shortest time between two births of one mother, and the longest that is drawn; both in days.
    private const int ShortestGap = 320;
    private const int GapSpread = 1500;

    private const int September = 9;

    private static readonly DateOnly First = new(FirstYear, 1, 1);
    private static readonly int Days = new DateOnly(LastYear, 12, 31).DayNumber - First.DayNumber + 1;

    // Children start in the September after their fourth birthday, and change school in the one after their eleventh.
    private static readonly DateOnly LastAtSchool = new(LastYear - 4, 8, 31);
    private static readonly DateOnly LastAtSecondary = new(LastYear - 11, 8, 31);

    /// <summary>Draws a day for the first child.</summary>
    public static DateOnly Draw(ref Seeded dice) => First.AddDays(dice.Below(Days));

    /// <summary>The next child's: some years on, and from the beginning again past the last year, so that every year has as many births.</summary>
    public static DateOnly Next(DateOnly before, ref Seeded dice)
    {
        // Two draws added: most gaps are of two to three years.
        var gap = ShortestGap + dice.Below(GapSpread / 2) + dice.Below(GapSpread / 2);
        return First.AddDays((before.DayNumber - First.DayNumber + gap) % Days);
    }

    /// <summary>A day between another and the end of the last year.</summary>
    public static DateOnly After(DateOnly day, ref Seeded dice) => day.AddDays(dice.Below(First.DayNumber + Days - day.DayNumber));

    public static bool IsAtSchool(DateOnly born) => born <= LastAtSchool;

    public static bool IsAtSecondary(DateOnly born) => born <= LastAtSecondary;

    /// <summary>The last two digits of the year in which the child starts school.</summary>
    public static int YearOfEntry(DateOnly born) => (born.Year + (born.Month >= September ? 5 : 4)) % 100;

    /// <summary>Writes a day: "2016-05-23".</summary>
    public static void Write(DateOnly day, Letters to)
    {
        var (year, month, date) = day;
        to.Set([.. "20"u8, Digit(year, 10), Digit(year, 1), (byte)'-', Digit(month, 10), Digit(month, 1), (byte)'-', Digit(date, 10), Digit(date, 1)]);

        static byte Digit(int number, int place) => (byte)('0' + (number / place % 10));
    }
}
