using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Comparing;

/// <summary>The similarity of Jaccard (1901) of the sets of characters: those in both of those in either, 0 to 1. By bytes, as DuckDB counts.</summary>
internal readonly struct Jaccard : ITextComparer
{
    public static bool IsSimilarity => true;

    public static double Compare(ByteSlots left, int l, ByteSlots right, int r, double loosest) => Similarity(left.Text(l), right.Text(r));

    public static double Similarity(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> seen = stackalloc byte[256];
        seen.Clear();
        foreach (var c in left)
        {
            seen[c] = 1;
        }

        foreach (var c in right)
        {
            seen[c] |= 2;
        }

        int both = 0, either = 0;
        foreach (var where in seen)
        {
            both += where == 3 ? 1 : 0;
            either += where != 0 ? 1 : 0;
        }

        return either == 0 ? 1 : (double)both / either;
    }
}
