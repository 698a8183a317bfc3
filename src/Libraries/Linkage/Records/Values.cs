using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace LineOfSight.Linkage.Records;

/// <summary>Each distinct text once, numbered from 1 in the order of first sight; 0 stands for "nothing given".</summary>
internal sealed class Values
{
    private const int FirstSlots = 1024;
    private const ulong Spread = 0x9E3779B97F4A7C15UL;

    // The code below, its hash above: most that differ are told apart without a look elsewhere.
    private ulong[] slots = new ulong[FirstSlots];
    private long[] ends = new long[FirstSlots / 2];
    private byte[] bytes = new byte[FirstSlots * 8];

    /// <summary>How many there are; the highest code.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a code in UTF-8; empty for 0.</summary>
    public ReadOnlySpan<byte> this[int code]
    {
        get
        {
            if (code == 0)
            {
                return default;
            }

            var from = ends[code - 1];
            return bytes.AsSpan((int)from, (int)(ends[code] - from));
        }
    }

    public string Text(int code) => Encoding.UTF8.GetString(this[code]);

    public int Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>The code of a text, a new one when it was not seen before.</summary>
    public int Add(ReadOnlySpan<byte> text) => Add(text, out _);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(ReadOnlySpan<byte> text, out bool isNew)
    {
        var hash = Hash(text);
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        while (slots[slot] is var there && there != 0)
        {
            if ((uint)(there >> 32) == hash && this[(int)(uint)there].SequenceEqual(text))
            {
                isNew = false;
                return (int)(uint)there;
            }

            slot = (slot + 1) & mask;
        }

        isNew = true;
        var code = Keep(text);
        slots[slot] = ((ulong)hash << 32) | (uint)code;
        if (Count * 2 > slots.Length)
        {
            Widen();
        }

        return code;
    }

    /// <summary>The code of a text that is there; 0 when it is not.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        var mask = slots.Length - 1;
        for (var slot = (int)hash & mask; slots[slot] is var there and not 0; slot = (slot + 1) & mask)
        {
            if ((uint)(there >> 32) == hash && this[(int)(uint)there].SequenceEqual(text))
            {
                return (int)(uint)there;
            }
        }

        return 0;
    }

    /// <summary>Writes them in the order of their codes.</summary>
    public void Write(BinaryWriter to)
    {
        Blocks.Write(to, ends.AsSpan(0, Count + 1));
        Blocks.Write(to, bytes.AsSpan(0, (int)ends[Count]));
    }

    public static Values Read(BinaryReader from)
    {
        var ends = Blocks.Read<long>(from);
        var count = ends.Length - 1;
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(FirstSlots, (count + 1L) * 2));
        var values = new Values { slots = new ulong[size], ends = ends, bytes = Blocks.Read<byte>(from), Count = count };
        for (var code = 1; code <= count; code++)
        {
            var hash = Hash(values[code]);
            var slot = (int)hash & (values.slots.Length - 1);
            while (values.slots[slot] != 0)
            {
                slot = (slot + 1) & (values.slots.Length - 1);
            }

            values.slots[slot] = ((ulong)hash << 32) | (uint)code;
        }

        return values;
    }

    private int Keep(ReadOnlySpan<byte> text)
    {
        var code = ++Count;
        if (code >= ends.Length)
        {
            Array.Resize(ref ends, ends.Length * 2);
        }

        var from = ends[code - 1];
        if (from + text.Length > bytes.Length)
        {
            var wanted = Math.Max(bytes.LongLength * 2, from + text.Length);
            Array.Resize(ref bytes, (int)Math.Min(wanted, Array.MaxLength));
        }

        text.CopyTo(bytes.AsSpan((int)from));
        ends[code] = from + text.Length;
        return code;
    }

    private void Widen()
    {
        var old = slots;
        slots = new ulong[old.Length * 2];
        var mask = slots.Length - 1;
        foreach (var there in old)
        {
            if (there == 0)
            {
                continue;
            }

            var slot = (int)(uint)(there >> 32) & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = there;
        }
    }

    // Eight bytes at a time; the same on every machine that runs .NET (all are little-endian).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length * Spread;
        while (text.Length >= sizeof(ulong))
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.AsRef(in text[0]))) * Spread;
            text = text[sizeof(ulong)..];
        }

        ulong rest = 0;
        for (var i = 0; i < text.Length; i++)
        {
            rest |= (ulong)text[i] << (i * 8);
        }

        hash = (BitOperations.RotateLeft(hash, 29) ^ rest) * Spread;
        return (uint)(hash >> 32);
    }
}
