using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Comparing;

/// <summary>
/// Levenshtein's distance in which two neighbours that changed places are one error (Damerau 1964), also where something was edited between
/// them (Lowrance and Wagner 1975). By bytes, as DuckDB counts.
/// </summary>
internal readonly struct DamerauLevenshtein : ITextComparer
{
    public static bool IsSimilarity => false;

    public static double Compare(ByteSlots left, int l, ByteSlots right, int r, double loosest)
    {
        if (Math.Abs(left.Length(l) - right.Length(r)) > loosest)
        {
            return double.PositiveInfinity;
        }

        return loosest < 2
            ? OneEdit.Compare(left, l, right, r, swaps: true)
            : Distance(left.Text(l), right.Text(r));
    }

    public static int Distance(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var width = right.Length + 2;
        var most = left.Length + right.Length;
        var costs = new int[(left.Length + 2) * width];
        Span<int> lastRow = stackalloc int[256];
        lastRow.Clear();
        costs[0] = most;
        for (var i = 0; i <= left.Length; i++)
        {
            costs[(i + 1) * width] = most;
            costs[((i + 1) * width) + 1] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            costs[j + 1] = most;
            costs[width + j + 1] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var lastColumn = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var (row, column) = (lastRow[right[j - 1]], lastColumn);
                var same = left[i - 1] == right[j - 1];
                var edited = Math.Min(costs[(i * width) + j] + (same ? 0 : 1), Math.Min(costs[((i + 1) * width) + j], costs[(i * width) + j + 1]) + 1);
                var swapped = costs[(row * width) + column] + (i - row - 1) + 1 + (j - column - 1);
                costs[((i + 1) * width) + j + 1] = Math.Min(edited, swapped);
                lastColumn = same ? j : lastColumn;
            }

            lastRow[left[i - 1]] = i;
        }

        return costs[((left.Length + 1) * width) + right.Length + 1];
    }
}
