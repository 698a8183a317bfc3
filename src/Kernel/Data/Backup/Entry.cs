using System.Buffers.Binary;
using System.Text.Json;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>One thing inside a backup: what it is (JSON), its bytes in frames, and an empty frame at its end.</summary>
/// <param name="Kind">A file, a table, or the content that ends the backup.</param>
/// <param name="Name">The file's path, the table's name.</param>
/// <param name="Columns">A table's columns.</param>
/// <param name="Mode">A file's mode.</param>
internal sealed record Entry(string Kind, string Name = "", string Columns = "", int Mode = 0)
{
    public const string File = "file";
    public const string Table = "table";
    public const string Content = "content";
    private const int LongestStart = 1 << 20;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public void Begin(Stream to)
    {
        var start = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        Frame(to, start);
    }

    /// <summary>A piece of the entry's bytes; an empty one ends it.</summary>
    public static void Frame(Stream to, ReadOnlySpan<byte> piece)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
        to.Write(length);
        to.Write(piece);
    }

    public static void End(Stream to) => Frame(to, []);

    /// <summary>The next entry of a backup.</summary>
    public static Entry Next(Stream from)
    {
        var start = new byte[LengthOf(from, LongestStart)];
        from.ReadExactly(start);
        return JsonSerializer.Deserialize<Entry>(start, Json) ?? throw new BackupDamaged("an entry has no name.");
    }

    /// <summary>Hands the entry's bytes on, in pieces.</summary>
    public static void Read(Stream from, byte[] buffer, Action<ReadOnlyMemory<byte>> take, CancellationToken stop)
    {
        for (var length = LengthOf(from, int.MaxValue); length > 0; length = LengthOf(from, int.MaxValue))
        {
            stop.ThrowIfCancellationRequested();
            while (length > 0)
            {
                var piece = Math.Min(length, buffer.Length);
                from.ReadExactly(buffer, 0, piece);
                take(buffer.AsMemory(0, piece));
                length -= piece;
            }
        }
    }

    private static int LengthOf(Stream from, int most)
    {
        Span<byte> length = stackalloc byte[4];
        from.ReadExactly(length);
        var value = BinaryPrimitives.ReadInt32BigEndian(length);
        return value >= 0 && value <= most ? value : throw new BackupDamaged("an entry has an impossible length.");
    }
}
