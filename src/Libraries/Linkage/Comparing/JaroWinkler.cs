using System.Numerics;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Comparing;

/// <summary>
/// Jaro's similarity, raised where the first characters agree (Winkler 1990): by a tenth of what is missing for each of up to four, once
/// the similarity is over 0.7. By bytes, as DuckDB counts.
/// </summary>
internal readonly struct JaroWinkler : ITextComparer
{
    private const double RaisedAbove = 0.7;
    private const double Raise = 0.1;
    private const int Prefix = 4;

    public static bool IsSimilarity => true;

    public static double Compare(ByteSlots left, int l, ByteSlots right, int r, double loosest)
    {
        int ll = left.Length(l), lr = right.Length(r);
        var most = Math.Min(left.MostCommon(l, right, r), Math.Min(ll, lr));
        var prefix = CommonPrefix(left, l, right, r);
        // A hair more than the bound, so that rounding never drops a pair that stands exactly on a threshold.
        return Raised(Jaro.Bound(most, ll, lr), prefix) + 1e-9 < loosest ? 0 : Raised(Jaro.Exact(left, l, right, r), prefix);
    }

    public static double Raised(double similarity, int prefix) =>
        similarity > RaisedAbove ? similarity + (prefix * Raise * (1.0 - similarity)) : similarity;

    public static double Similarity(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        Raised(Jaro.Long(left, right), Math.Min(left.CommonPrefixLength(right), Prefix));

    private static int CommonPrefix(ByteSlots left, int l, ByteSlots right, int r)
    {
        var differing = System.Runtime.CompilerServices.Unsafe.ReadUnaligned<uint>(ref left.Slot(l)) ^ System.Runtime.CompilerServices.Unsafe.ReadUnaligned<uint>(ref right.Slot(r));
        var same = differing == 0 ? Prefix : BitOperations.TrailingZeroCount(differing) / 8;
        return Math.Min(same, Math.Min(left.Length(l), right.Length(r)));
    }
}
