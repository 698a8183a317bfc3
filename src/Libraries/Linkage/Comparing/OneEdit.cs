using System.Numerics;
using System.Runtime.Intrinsics;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Comparing;

/// <summary>Whether one edit makes one text the other: enough where a threshold asks for no more, and a hundred times shorter than the whole distance.</summary>
internal static class OneEdit
{
    /// <summary>0, 1, or infinite for anything more.</summary>
    public static double Compare(ByteSlots left, int l, ByteSlots right, int r, bool swaps)
    {
        int ll = left.Length(l), lr = right.Length(r);
        if (ll > ByteSlots.Width || lr > ByteSlots.Width)
        {
            return Compare(left.Text(l), right.Text(r), swaps);
        }

        var differing = ~Vector256.Equals(Vector256.LoadUnsafe(ref left.Slot(l)), Vector256.LoadUnsafe(ref right.Slot(r))).ExtractMostSignificantBits();
        if (ll == lr)
        {
            return BitOperations.PopCount(differing) switch
            {
                0 => 0,
                1 => 1,
                2 when swaps => IsSwap(left.Text(l), right.Text(r), BitOperations.TrailingZeroCount(differing), differing) ? 1 : double.PositiveInfinity,
                _ => double.PositiveInfinity,
            };
        }

        return Math.Abs(ll - lr) == 1 && IsInserted(left.Text(l), right.Text(r)) ? 1 : double.PositiveInfinity;
    }

    public static double Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, bool swaps)
    {
        if (left.Length != right.Length)
        {
            return Math.Abs(left.Length - right.Length) == 1 && IsInserted(left, right) ? 1 : double.PositiveInfinity;
        }

        var from = left.CommonPrefixLength(right);
        if (from == left.Length)
        {
            return 0;
        }

        return left[(from + 1)..].SequenceEqual(right[(from + 1)..])
            || (swaps && from + 1 < left.Length && left[from] == right[from + 1] && left[from + 1] == right[from] && left[(from + 2)..].SequenceEqual(right[(from + 2)..]))
            ? 1 : double.PositiveInfinity;
    }

    private static bool IsSwap(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, int at, uint differing) =>
        differing == 3u << at && left[at] == right[at + 1] && left[at + 1] == right[at];

    private static bool IsInserted(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var shorter = one.Length < other.Length ? one : other;
        var longer = one.Length < other.Length ? other : one;
        var same = shorter.CommonPrefixLength(longer);
        return shorter[same..].SequenceEqual(longer[(same + 1)..]);
    }
}
