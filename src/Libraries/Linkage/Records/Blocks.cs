using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using LineOfSight.Linkage.Indexing;

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

    public static void Write(BinaryWriter to, string text) => Write(to, Encoding.UTF8.GetBytes(text).AsSpan());

    public static string ReadText(BinaryReader from) => Encoding.UTF8.GetString(Read<byte>(from));

    public static T[] Read<T>(BinaryReader from)
        where T : unmanaged
    {
        var length = from.ReadInt32();

        // Damage may make a length of anything: no room is made for what cannot come.
        if (from.BaseStream is HashedStream { Left: { } left } && (long)length * Unsafe.SizeOf<T>() > left)
        {
            throw new EndOfStreamException();
        }

        var numbers = new T[length];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
