namespace LineOfSight.Linkage.Pairing;

/// <summary>How a measure is held against a threshold. A measure that is not a number passes none.</summary>
internal enum Passing
{
    AtLeast,
    Over,
    AtMost,
    Under,
}

/// <summary>A measure held against a threshold.</summary>
internal readonly record struct Check(int Measure, Passing How, double Threshold)
{
    public bool Passes(double value) => How switch
    {
        Passing.AtLeast => value >= Threshold,
        Passing.Over => value > Threshold,
        Passing.AtMost => value <= Threshold,
        _ => value < Threshold,
    };
}

/// <summary>
/// One way in which a condition holds: these features equal or not, these missing or not (bits of a pair's mask), and these measures.
/// The lower 32 bits of a mask say which features are equal, the upper which are missing on either side.
/// </summary>
internal readonly record struct Clause(ulong Care, ulong Want, Check[] Checks);
