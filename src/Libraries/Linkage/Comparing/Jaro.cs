using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Comparing;

/// <summary>The similarity of Jaro (1989): characters in common within half the longer length, and how many of them are out of order; 0 to 1.</summary>
internal readonly struct Jaro : ITextComparer
{
    public static bool IsSimilarity => true;

    public static double Compare(ByteSlots left, int l, ByteSlots right, int r, double loosest)
    {
        int ll = left.Length(l), lr = right.Length(r);
        var most = Math.Min(left.MostCommon(l, right, r), Math.Min(ll, lr));
        return Bound(most, ll, lr) + 1e-9 < loosest ? 0 : Exact(left, l, right, r);
    }

    /// <summary>No pair with so many characters in common is more alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Bound(int common, int left, int right) =>
        common == 0 ? 0 : (((double)common / left) + ((double)common / right) + 1) / 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exact(ByteSlots left, int l, ByteSlots right, int r)
    {
        int ll = left.Length(l), lr = right.Length(r);
        return ll is > 0 and <= ByteSlots.Width && lr is > 0 and <= ByteSlots.Width
            ? Short(ref left.Slot(l), ll, ref right.Slot(r), lr)
            : Long(left.Text(l), right.Text(r));
    }

    // All 32 places of the left text are compared with a character of the right at once.
    private static double Short(ref byte left, int leftLength, ref byte right, int rightLength)
    {
        var window = Math.Max((Math.Max(leftLength, rightLength) / 2) - 1, 0);
        var text = Vector256.LoadUnsafe(ref left);
        var free = leftLength == ByteSlots.Width ? uint.MaxValue : (1u << leftLength) - 1;
        uint usedRight = 0, usedLeft = 0;
        for (var i = 0; i < rightLength; i++)
        {
            var from = Math.Max(i - window, 0);
            var span = (2 * window) + 1 - (from - (i - window));
            var within = (span >= ByteSlots.Width ? uint.MaxValue : (1u << span) - 1) << from;
            var found = Vector256.Equals(text, Vector256.Create(Unsafe.Add(ref right, i))).ExtractMostSignificantBits() & within & free;
            var first = found & (0u - found);
            free ^= first;
            usedLeft |= first;
            usedRight |= (found != 0 ? 1u : 0u) << i;
        }

        var common = BitOperations.PopCount(usedLeft);
        if (common == 0)
        {
            return 0;
        }

        var astray = 0;
        while (usedLeft != 0)
        {
            var a = BitOperations.TrailingZeroCount(usedLeft);
            var b = BitOperations.TrailingZeroCount(usedRight);
            astray += Unsafe.Add(ref left, a) == Unsafe.Add(ref right, b) ? 0 : 1;
            usedLeft &= usedLeft - 1;
            usedRight &= usedRight - 1;
        }

        return Share(common, astray, leftLength, rightLength);
    }

    private static double Share(int common, int astray, int left, int right)
    {
        double m = common;
        return ((m / left) + (m / right) + ((m - (astray / 2)) / m)) / 3.0;
    }

    public static double Long(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return 0;
        }

        var window = Math.Max((Math.Max(left.Length, right.Length) / 2) - 1, 0);
        Span<bool> usedLeft = left.Length <= 1024 ? stackalloc bool[left.Length] : new bool[left.Length];
        Span<bool> usedRight = right.Length <= 1024 ? stackalloc bool[right.Length] : new bool[right.Length];
        usedLeft.Clear();
        usedRight.Clear();
        var common = 0;
        for (var i = 0; i < right.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j <= Math.Min(left.Length - 1, i + window); j++)
            {
                if (!usedLeft[j] && left[j] == right[i])
                {
                    usedLeft[j] = usedRight[i] = true;
                    common++;
                    break;
                }
            }
        }

        int astray = 0, at = 0;
        for (var i = 0; i < right.Length && common > 0; i++)
        {
            if (usedRight[i])
            {
                while (!usedLeft[at])
                {
                    at++;
                }

                astray += left[at++] == right[i] ? 0 : 1;
            }
        }

        return common == 0 ? 0 : Share(common, astray, left.Length, right.Length);
    }
}
