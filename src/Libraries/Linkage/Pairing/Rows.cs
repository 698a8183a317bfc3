using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Pairing;

/// <summary>
/// The codes of all features, record by record: 16 numbers of four bytes, one line of a processor's cache (32 where a model reads more).
/// </summary>
internal sealed class Rows
{
    private const int Narrow = 16;
    private const int Block = 2048;
    private readonly Features features;
    private int[] cells;

    public Rows(Features features, RecordTable table)
    {
        this.features = features;
        Stride = features.All.Count <= Narrow ? Narrow : Features.Most;
        Count = table.Rows;
        cells = GC.AllocateUninitializedArray<int>(checked(Count * Stride));
        Missing = new uint[Count];
        Sources = new byte[Count];
        Array.Clear(cells);
        foreach (var feature in features.All.Where(f => !f.IsOfOneColumn))
        {
            for (var row = 0; row < Count; row++)
            {
                cells[((long)row * Stride) + feature.Index] = feature.Of(row);
            }
        }

        // A block at a time, so that its lines are still in the cache when the next feature fills them.
        var single = features.All.Where(f => f.IsOfOneColumn).ToArray();
        Parallel.For(0, (Count + Block - 1) / Block, b =>
        {
            var (from, to) = (b * Block, Math.Min((b + 1) * Block, Count));
            foreach (var feature in single)
            {
                feature.Fill(cells, Stride, from, to);
            }

            for (var row = from; row < to; row++)
            {
                Sources[row] = table.SourceOf(row);
                Missing[row] = MissingOf(cells.AsSpan(row * Stride, Stride));
            }
        });
    }

    private Rows(Features features, int stride, int[] cells, byte[] sources)
    {
        (this.features, Stride, this.cells, Sources) = (features, stride, cells, sources);
        Count = sources.Length;
        Missing = new uint[Count];
        for (var row = 0; row < Count; row++)
        {
            Missing[row] = MissingOf(cells.AsSpan(row * Stride, Stride));
        }
    }

    public static Rows Restore(Features features, BinaryReader from) => new(features, from.ReadInt32(), Blocks.Read<int>(from), Blocks.Read<byte>(from));

    public void Write(BinaryWriter to)
    {
        to.Write(Stride);
        Blocks.Write(to, cells.AsSpan(0, Count * Stride));
        Blocks.Write(to, Sources.AsSpan(0, Count));
    }

    /// <summary>Takes the last record away again.</summary>
    public void RemoveLast() => Count--;

    public int Count { get; private set; }

    public int Stride { get; }

    /// <summary>For each record a bit for each feature that is missing.</summary>
    public uint[] Missing { get; private set; }

    public byte[] Sources { get; private set; }

    public ref int this[int row] => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(cells), (nint)row * Stride);

    /// <summary>Copies a record's codes to a place among others.</summary>
    public void CopyTo(int row, int[] to, int place)
    {
        ref var from = ref this[row];
        ref var there = ref to[place * Stride];
        for (var i = 0; i < Stride; i += Vector256<int>.Count)
        {
            Vector256.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref there, (nuint)i);
        }
    }

    public int Code(int row, int feature) => cells[(row * Stride) + feature];

    /// <summary>Adds a record that is not in the table; returns its row.</summary>
    public int Add(Func<string, string?> column, byte source)
    {
        if (Count == Missing.Length)
        {
            Missing = Wider(Missing);
            Sources = Wider(Sources);
            cells = Wider(cells);
        }

        var of = cells.AsSpan(Count * Stride, Stride);
        of.Clear();
        foreach (var feature in features.All)
        {
            of[feature.Index] = feature.Of(column);
        }

        Missing[Count] = MissingOf(of);
        Sources[Count] = source;
        return Count++;
    }

    /// <summary>Which features two records share, in the lower half, and which are missing on either side, in the upper.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Mask(ref int left, ref int right, uint missing)
    {
        var equal = Vector256.Equals(Vector256.LoadUnsafe(ref left), Vector256.LoadUnsafe(ref right)).ExtractMostSignificantBits()
            | (Vector256.Equals(Vector256.LoadUnsafe(ref left, 8), Vector256.LoadUnsafe(ref right, 8)).ExtractMostSignificantBits() << 8);
        if (Stride > Narrow)
        {
            equal |= (Vector256.Equals(Vector256.LoadUnsafe(ref left, 16), Vector256.LoadUnsafe(ref right, 16)).ExtractMostSignificantBits() << 16)
                | (Vector256.Equals(Vector256.LoadUnsafe(ref left, 24), Vector256.LoadUnsafe(ref right, 24)).ExtractMostSignificantBits() << 24);
        }

        return (equal & ~missing) | ((ulong)missing << Features.Most);
    }

    private static T[] Wider<T>(T[] from)
    {
        var wider = from;
        Array.Resize(ref wider, Math.Max(from.Length * 2, Features.Most));
        return wider;
    }

    private static uint MissingOf(ReadOnlySpan<int> cells)
    {
        uint missing = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            missing |= (cells[i] == 0 ? 1u : 0u) << i;
        }

        return missing;
    }
}
