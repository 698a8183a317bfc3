using System.Globalization;

namespace LineOfSight.Figures;

/// <summary>
/// A number that can be told: with its base, its definition, its source and its date. The kinds below are the only ones, and only
/// <see cref="Share"/> has a percentage, inside its text and behind its count and base: a percentage alone cannot be had from here.
/// </summary>
public abstract record Figure
{
    private protected Figure(string unit, Origin origin)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        ArgumentNullException.ThrowIfNull(origin);
        if (unit.Contains('%', StringComparison.Ordinal) || unit.Contains("percent", StringComparison.OrdinalIgnoreCase) || unit.Contains("per cent", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("A percentage is made from a count and its base, never given.", nameof(unit));
        }

        (Unit, Origin) = (unit.Trim(), origin);
    }

    /// <summary>What is counted or measured in: "young people", "working days".</summary>
    public string Unit { get; }

    /// <summary>Definition, source and date.</summary>
    public Origin Origin { get; }

    /// <summary>The number in words, with its base: "63 of 70 schools (90%)", "4 of 7 young people".</summary>
    public abstract string Text { get; }

    /// <summary>The same for readers outside: small counts of people are hidden, and so is what would give them away.</summary>
    public virtual Figure ForOutsiders() => this;

    /// <summary>How many of a base. Below a base of 20 it is told without a percentage.</summary>
    /// <param name="count">From 0 to the base.</param>
    /// <param name="of">The base; from 0.</param>
    /// <param name="unit">What the base consists of: "schools".</param>
    /// <param name="origin">Definition, source and date.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is more than the base, or either is below 0.</exception>
    public static Share Share(int count, int of, string unit, Origin origin) => new(count, of, unit, origin);

    /// <summary>
    /// How many of those who were asked answered. To one decimal place where the base is more than 100: up to there the whole percentage differs with
    /// each answer, above it one that comes in must still be seen.
    /// </summary>
    /// <param name="count">Who answered; from 0 to the base.</param>
    /// <param name="of">Who was asked; from 0.</param>
    /// <param name="unit">What the base consists of: "schools".</param>
    /// <param name="origin">Definition, source and date.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is more than the base, or either is below 0.</exception>
    public static Share ResponseRate(int count, int of, string unit, Origin origin) => new(count, of, unit, origin, inTenths: of > 100);

    /// <summary>How many there are, where there is no base: "12 open actions".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 0.</exception>
    public static Count Count(int count, string unit, Origin origin) => new(count, unit, origin);

    /// <summary>How many to each 10,000 of a population.</summary>
    /// <param name="count">How many; from 0.</param>
    /// <param name="population">Of how many; from 1.</param>
    /// <param name="unit">Of whom: "children aged 0 to 17".</param>
    /// <param name="origin">Definition, source and date.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 0 or more than the population.</exception>
    public static Rate Rate(int count, int population, string unit, Origin origin) => new(count, population, unit, origin);

    /// <summary>Something measured, and on how many: "12.5 working days (middle value of 41 actions)".</summary>
    /// <param name="value">The value, told with the places it has.</param>
    /// <param name="unit">Its unit: "working days".</param>
    /// <param name="how">How it was made from the base: "middle value".</param>
    /// <param name="of">On how many it was measured; from 1.</param>
    /// <param name="ofUnit">What these are: "actions".</param>
    /// <param name="origin">Definition, source and date.</param>
    public static Measurement Measurement(decimal value, string unit, string how, int of, string ofUnit, Origin origin) => new(value, unit, how, of, ofUnit, origin);

    /// <summary>A number that is not given, with the reason as a symbol.</summary>
    public static Withheld Withheld(Symbol symbol, string unit, Origin origin) => new(symbol, unit, origin);

    private protected static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private protected static int AtLeast(int least, int number, string name) =>
        number >= least ? number : throw new ArgumentOutOfRangeException(name, number, $"This is {least} or more.");
}
