using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Comparing;

/// <summary>The distance of Levenshtein (1966): characters inserted, removed or replaced, at least. By bytes, as DuckDB counts.</summary>
internal readonly struct Levenshtein : ITextComparer
{
    public static bool IsSimilarity => false;

    public static double Compare(ByteSlots left, int l, ByteSlots right, int r, double loosest)
    {
        if (Math.Abs(left.Length(l) - right.Length(r)) > loosest)
        {
            return double.PositiveInfinity;
        }

        return loosest < 2
            ? OneEdit.Compare(left, l, right, r, swaps: false)
            : Distance(left.Text(l), right.Text(r));
    }

    public static int Distance(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<int> costs = right.Length < 512 ? stackalloc int[right.Length + 1] : new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            costs[j] = j;
        }

        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = costs[0];
            costs[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var replaced = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = costs[j + 1];
                costs[j + 1] = Math.Min(replaced, Math.Min(diagonal, costs[j]) + 1);
            }
        }

        return costs[right.Length];
    }
}
