using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace LineOfSight.Linkage.Records;

/// <summary>Each distinct text once, numbered from 1 in the order of first sight; 0 stands for "nothing given".</summary>
internal sealed class Values
{
    private const int FirstSlots = 1024;
    private const ulong Spread = 0x9E3779B97F4A7C15UL;
    private int[] slots = new int[FirstSlots];
    private uint[] hashes = new uint[FirstSlots / 2];
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

    public int Add(ReadOnlySpan<byte> text, out bool isNew)
    {
        var hash = Hash(text);
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        int code;
        while ((code = slots[slot]) != 0)
        {
            if (hashes[code] == hash && this[code].SequenceEqual(text))
            {
                isNew = false;
                return code;
            }

            slot = (slot + 1) & mask;
        }

        isNew = true;
        code = Keep(text, hash);
        slots[slot] = code;
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
        for (var slot = (int)hash & mask; slots[slot] is var code and not 0; slot = (slot + 1) & mask)
        {
            if (hashes[code] == hash && this[code].SequenceEqual(text))
            {
                return code;
            }
        }

        return 0;
    }

    private int Keep(ReadOnlySpan<byte> text, uint hash)
    {
        var code = ++Count;
        if (code >= ends.Length)
        {
            Array.Resize(ref ends, ends.Length * 2);
            Array.Resize(ref hashes, hashes.Length * 2);
        }

        var from = ends[code - 1];
        if (from + text.Length > bytes.Length)
        {
            var wanted = Math.Max(bytes.LongLength * 2, from + text.Length);
            Array.Resize(ref bytes, (int)Math.Min(wanted, Array.MaxLength));
        }

        text.CopyTo(bytes.AsSpan((int)from));
        ends[code] = from + text.Length;
        hashes[code] = hash;
        return code;
    }

    private void Widen()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var code = 1; code <= Count; code++)
        {
            var slot = (int)hashes[code] & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = code;
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
