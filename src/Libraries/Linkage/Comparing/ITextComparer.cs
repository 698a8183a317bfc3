using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Comparing;

/// <summary>
/// Compares two texts, by their codes: how alike they are (higher is closer) or how far apart (lower is closer). A struct, so that the
/// compiler makes a loop of its own for each.
/// </summary>
internal interface ITextComparer
{
    /// <summary>Whether a higher number is a closer agreement.</summary>
    static abstract bool IsSimilarity { get; }

    /// <summary>Compares.</summary>
    /// <param name="left">The left texts.</param>
    /// <param name="l">The code of the left text.</param>
    /// <param name="right">The right texts.</param>
    /// <param name="r">The code of the right text.</param>
    /// <param name="loosest">No threshold is looser: where the answer cannot reach it, any answer that does not will do.</param>
    static abstract double Compare(ByteSlots left, int l, ByteSlots right, int r, double loosest);
}
