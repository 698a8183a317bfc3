namespace LineOfSight.Linkage.Pairing;

internal enum LiteralKind
{
    /// <summary>The feature is the same on both sides, and there.</summary>
    Equal,

    /// <summary>It is there on both sides, and not the same.</summary>
    Different,

    /// <summary>It is missing on the left side.</summary>
    LeftNull,

    /// <summary>It is missing on the right side.</summary>
    RightNull,

    /// <summary>It is missing on one side at least.</summary>
    EitherNull,

    /// <summary>A measure passes a threshold.</summary>
    Check,
}

/// <summary>One thing that a condition asks of a pair.</summary>
internal readonly record struct Literal(LiteralKind Kind, int Feature, bool Truth, Check Check)
{
    public static Literal Of(LiteralKind kind, int feature, bool truth = true) => new(kind, feature, truth, default);
}
