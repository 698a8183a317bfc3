using System.Numerics;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Pairing;

/// <summary>
/// The texts of a feature laid out for comparing: 32 bytes each, what is left being 0, with the length and a sketch of which letters there
/// are. Longer texts are compared from where they are kept.
/// </summary>
internal sealed class ByteSlots
{
    /// <summary>Texts up to this many bytes are compared without a loop over memory.</summary>
    public const int Width = 32;

    private const int Letters = 26;
    private const int OtherClasses = 6;
    private readonly Values values;
    private byte[] slots = [];
    private byte[] lengths = [];
    private ulong[] sketches = [];
    private byte[] rests = [];
    private int ready;

    public ByteSlots(Values values)
    {
        this.values = values;
        Fit();
    }

    /// <summary>Lays out values that came after the last time.</summary>
    public void Fit()
    {
        if (ready == values.Count + 1)
        {
            return;
        }

        // Twice the room when there is more than room for, so that one new value at a time costs no copy of all.
        if (values.Count >= lengths.Length)
        {
            var room = ready == 0 ? values.Count + 1 : values.Count * 2;
            Array.Resize(ref slots, room * Width);
            Array.Resize(ref lengths, room);
            Array.Resize(ref sketches, room);
            Array.Resize(ref rests, room);
        }

        for (; ready <= values.Count; ready++)
        {
            var text = values[ready];
            text[..Math.Min(text.Length, Width)].CopyTo(slots.AsSpan(ready * Width));
            lengths[ready] = (byte)Math.Min(text.Length, byte.MaxValue);
            (sketches[ready], rests[ready]) = Sketch(text);
        }
    }

    public ref byte Slot(int code) => ref slots[code * Width];

    /// <summary>The length in bytes; 255 stands for that or more.</summary>
    public int Length(int code) => lengths[code];

    public ReadOnlySpan<byte> Text(int code) => lengths[code] <= Width ? slots.AsSpan(code * Width, lengths[code]) : values[code];

    /// <summary>No more characters than this can be common to two texts.</summary>
    public int MostCommon(int left, ByteSlots others, int right) =>
        BitOperations.PopCount(sketches[left] & others.sketches[right]) + Math.Min(rests[left], others.rests[right]);

    // A bit for the first and one for the second of each letter; what comes after is counted.
    private static (ulong Letters, byte Others) Sketch(ReadOnlySpan<byte> text)
    {
        ulong sketch = 0;
        var rest = 0;
        foreach (var c in text)
        {
            var kind = c is >= (byte)'a' and <= (byte)'z' ? c - 'a' : Letters + (c % OtherClasses);
            var first = 1UL << (kind * 2);
            if ((sketch & first) == 0)
            {
                sketch |= first;
            }
            else if ((sketch & (first << 1)) == 0)
            {
                sketch |= first << 1;
            }
            else
            {
                rest++;
            }
        }

        return (sketch, (byte)Math.Min(rest, byte.MaxValue));
    }
}
