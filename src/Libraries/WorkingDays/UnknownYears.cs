namespace LineOfSight.WorkingDays;

/// <summary>A date lies outside the years whose bank holidays are known: the answer would be a guess, so there is none.</summary>
public sealed class UnknownYears : Exception
{
    /// <summary>Says which years are known.</summary>
    /// <param name="division">Where.</param>
    /// <param name="first">The first year that is known.</param>
    /// <param name="last">The last year that is known.</param>
    public UnknownYears(Division division, int first, int last)
        : base($"Bank holidays of {division.Name()} are known from {first} to {last}. Import GOV.UK’s file for other years to count there.") =>
        (Division, First, Last) = (division, first, last);

    /// <summary>Where.</summary>
    public Division Division { get; }

    /// <summary>The first year that is known.</summary>
    public int First { get; }

    /// <summary>The last year that is known.</summary>
    public int Last { get; }
}
