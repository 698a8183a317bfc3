using System.Runtime.CompilerServices;

namespace LineOfSight.Linkage.Pairing;

/// <summary>Records that agree in what a rule asks, side by side: sorted by key with a radix sort that keeps their order.</summary>
internal sealed class Groups
{
    private const int Digits = 11;
    private const int Radix = 1 << Digits;
    private readonly int[] starts;

    private Groups(int[] rows, int eligible, int[] starts, int count, long pairs)
    {
        Rows = rows;
        Eligible = eligible;
        this.starts = starts;
        Count = count;
        Pairs = pairs;
    }

    /// <summary>The records' rows, group by group.</summary>
    public int[] Rows { get; }

    /// <summary>How many records have what the rule asks: the first so many of <see cref="Rows"/>, in the order of their keys.</summary>
    public int Eligible { get; }

    /// <summary>How many groups of two and more there are.</summary>
    public int Count { get; }

    /// <summary>How many pairs they hold.</summary>
    public long Pairs { get; }

    public int From(int group) => starts[group * 2];

    public int To(int group) => starts[(group * 2) + 1];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Groups Of(BlockingWay way, Rows rows)
    {
        var keys = new uint[rows.Count];
        var sorted = new int[rows.Count];
        var count = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            if ((rows.Missing[row] & way.Equal) == 0)
            {
                keys[count] = way.Key(ref rows[row]);
                sorted[count++] = row;
            }
        }

        Sort(ref keys, ref sorted, count);
        var starts = new List<int>();
        long pairs = 0;
        for (var from = 0; from < count;)
        {
            var to = from + 1;
            while (to < count && keys[to] == keys[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                starts.Add(from);
                starts.Add(to);
                pairs += (long)(to - from) * (to - from - 1) / 2;
            }

            from = to;
        }

        return new Groups(sorted, count, [.. starts], starts.Count / 2, pairs);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort(ref uint[] keys, ref int[] rows, int count)
    {
        var otherKeys = new uint[count];
        var otherRows = new int[count];
        var places = new int[Radix];
        for (var shift = 0; shift < 32; shift += Digits)
        {
            Array.Clear(places);
            for (var i = 0; i < count; i++)
            {
                places[(keys[i] >> shift) & (Radix - 1)]++;
            }

            var sum = 0;
            for (var d = 0; d < Radix; d++)
            {
                (places[d], sum) = (sum, sum + places[d]);
            }

            for (var i = 0; i < count; i++)
            {
                var place = places[(keys[i] >> shift) & (Radix - 1)]++;
                otherKeys[place] = keys[i];
                otherRows[place] = rows[i];
            }

            (keys, otherKeys) = (otherKeys, keys);
            (rows, otherRows) = (otherRows, rows);
        }
    }
}
