using System.Runtime.InteropServices;

namespace LineOfSight.Linkage.Records;

/// <summary>Numbers written and read as they stand in memory (every machine that runs .NET is little-endian).</summary>
internal static class Blocks
{
    public static void Write<T>(BinaryWriter to, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        to.Write(numbers.Length);
        to.Write(MemoryMarshal.AsBytes(numbers));
    }

    public static void Write<T>(BinaryWriter to, Span<T> numbers)
        where T : unmanaged => Write(to, (ReadOnlySpan<T>)numbers);

    public static T[] Read<T>(BinaryReader from)
        where T : unmanaged
    {
        var numbers = new T[from.ReadInt32()];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
