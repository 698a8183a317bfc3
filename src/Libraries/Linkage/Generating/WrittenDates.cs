namespace LineOfSight.Linkage.Generating;

/// <summary>A child's day of birth as a record has it: always a day of the calendar, as systems refuse others.</summary>
internal sealed class WrittenDates
{
    // 1 January stands for "in that year". It is written for those whose papers say no more; over all children the two make about 1.
    private const double NoPapers = 12;
    private const double Papers = 0.75;

    // Assumptions: which digits are mistyped.
    private const double NextDay = 0.25;
    private const double OtherYear = 0.3;
    private const double OtherMonth = 0.2;
    private const double OtherDecade = 0.01;

    // 132 of 365 days can be swapped.
    private const double CanSwap = 2.75;

    private const int Decade = 10;

    public void Write(Child child, Clerk clerk, Letters to)
    {
        to.Clear();
        if (clerk.Slips(Slip.BirthMissing))
        {
            return;
        }

        var born = child.Born;
        if (clerk.Slips(Slip.FirstOfJanuary, child.IsBornAbroad ? NoPapers : Papers))
        {
            // Who does not know the day may not know the year.
            born = new(born.Year + (clerk.Dice.Chance(OtherYear) ? OneMoreOrLess(ref clerk.Dice) : 0), 1, 1);
        }
        else if (born.Day <= 12 && born.Day != born.Month && clerk.Slips(Slip.DayMonthSwapped, CanSwap))
        {
            born = new(born.Year, born.Day, born.Month);
        }
        else if (clerk.Slips(Slip.BirthMistyped))
        {
            born = Mistype(born, ref clerk.Dice);
        }

        BirthDates.Write(born, to);
    }

    private static DateOnly Mistype(DateOnly born, ref Seeded dice)
    {
        var kind = dice.Share();
        if (kind < NextDay)
        {
            return born.AddDays(OneMoreOrLess(ref dice));
        }

        if (kind < NextDay + OtherYear)
        {
            return born.AddYears(OneMoreOrLess(ref dice) * (dice.Chance(OtherDecade) ? Decade : 1));
        }

        if (kind < NextDay + OtherYear + OtherMonth)
        {
            return born.AddMonths(OneMoreOrLess(ref dice));
        }

        while (true)
        {
            // One digit of the day.
            var day = dice.Chance(0.5) ? (born.Day / Decade * Decade) + dice.Below(Decade) : (dice.Below(4) * Decade) + (born.Day % Decade);
            if (day != born.Day && day >= 1 && day <= DateTime.DaysInMonth(born.Year, born.Month))
            {
                return new(born.Year, born.Month, day);
            }
        }
    }

    private static int OneMoreOrLess(ref Seeded dice) => dice.Chance(0.5) ? 1 : -1;
}
