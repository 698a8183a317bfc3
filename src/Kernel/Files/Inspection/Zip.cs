using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LineOfSight.Kernel.Files.Inspection;

/// <summary>
/// A zip container (APPNOTE 6.3), read from its directory and held against its members before anything is unpacked: what is
/// declared is added up first, members may neither overlap nor leave room between them, and nothing stands before or after.
/// </summary>
internal sealed class Zip
{
    /// <summary>The most members a document has.</summary>
    public const int MostMembers = 5000;

    /// <summary>The most bytes that all members together may declare.</summary>
    public const long MostUnpacked = 200L * 1024 * 1024;

    private const int MostRatio = 200;
    private const long RatioFrom = 1024 * 1024;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const int LongestDescriptor = 16;
    private readonly byte[] content;

    private Zip(byte[] content, IReadOnlyList<Member> members) => (this.content, Members) = (content, members);

    /// <summary>One member.</summary>
    public sealed record Member(string Name, bool IsDeflated, uint Crc, int Packed, int Unpacked, int Start);

    public IReadOnlyList<Member> Members { get; }

    /// <summary>Reads the directory.</summary>
    public static Zip Read(byte[] content)
    {
        var end = content.Length - EndLength;
        // A comment would be a place for something else; programs that write documents leave none.
        if (end < 0 || Int(content, end) != 0x06054B50 || Short(content, end + 20) != 0)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        var (count, length, at) = (Short(content, end + 10), Int(content, end + 12), Int(content, end + 16));
        if (Short(content, end + 4) != 0 || Short(content, end + 8) != count || at > end || length != end - at || count == 0)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        if (count > MostMembers)
        {
            throw Refusals.Because(Refusals.TooMuchInside);
        }

        var entries = new List<(Member Member, int Local, bool HasDescriptor)>();
        var place = (int)at;
        for (var i = 0; i < count; i++)
        {
            entries.Add(Entry(content, ref place, end));
        }

        CheckSizes([.. entries.Select(e => e.Member)], content.Length);
        return place == end ? new Zip(content, Placed(content, entries, (int)at)) : throw Refusals.Because(Refusals.Damaged);
    }

    /// <summary>Unpacks a member into <paramref name="to"/>, never past what it declared, and holds it against its checksum.</summary>
    public void Unpack(Member member, Action<ReadOnlySpan<byte>> to)
    {
        using var stream = Open(member);
        var buffer = new byte[64 * 1024];
        var (total, crc) = (0L, Files.Inspection.Crc.Start);
        int read;
        while ((read = Read(stream, buffer)) > 0)
        {
            total += read;
            if (total > member.Unpacked)
            {
                throw Refusals.Because(Refusals.TooMuchInside);
            }

            crc = Files.Inspection.Crc.Next(crc, buffer.AsSpan(0, read));
            to(buffer.AsSpan(0, read));
        }

        if (total != member.Unpacked || Files.Inspection.Crc.End(crc) != member.Crc)
        {
            throw Refusals.Because(Refusals.Damaged);
        }
    }

    /// <summary>A member's bytes, unpacked as they are read. <see cref="Unpack"/> must have passed first.</summary>
    public Stream Open(Member member)
    {
        var packed = new MemoryStream(content, member.Start, member.Packed, writable: false);
        return member.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
    }

    private static int Read(Stream stream, byte[] buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw Refusals.Because(Refusals.Damaged);
        }
    }

    private static (Member Member, int Local, bool HasDescriptor) Entry(byte[] content, ref int at, int end)
    {
        if (at + EntryLength > end || Int(content, at) != 0x02014B50)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        var (flags, method) = (Short(content, at + 8), Short(content, at + 10));
        var (crc, packed, unpacked, local) = (Int(content, at + 16), Int(content, at + 20), Int(content, at + 24), Int(content, at + 42));
        var (nameLength, around) = (Short(content, at + 28), Short(content, at + 30) + Short(content, at + 32));
        if ((flags & 1) != 0)
        {
            throw Refusals.Because(Refusals.Password);
        }

        // Links and devices: the upper half of the attributes is a Unix mode.
        var mode = Int(content, at + 38) >> 28;
        if (at + EntryLength + nameLength + around > end || method is not (0 or 8) || mode is not (0 or 8 or 4) || packed > content.Length || local > end)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        if (unpacked > MostUnpacked)
        {
            throw Refusals.Because(Refusals.TooMuchInside);
        }

        var name = Name(content.AsSpan(at + EntryLength, nameLength));
        at += EntryLength + nameLength + around;
        return (new Member(name, method == 8, crc, (int)packed, (int)unpacked, 0), (int)local, (flags & 8) != 0);
    }

    private static string Name(ReadOnlySpan<byte> bytes)
    {
        var name = Encoding.UTF8.GetString(bytes);
        var parts = name.TrimEnd('/').Split('/');
        return name.Length is > 0 and <= 255 && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
            && !name.Any(char.IsControl) && parts.All(p => p.Length > 0 && p.Trim(' ', '.').Length > 0)
            ? name
            : throw Refusals.Because(Refusals.Damaged);
    }

    private static void CheckSizes(IReadOnlyList<Member> members, int length)
    {
        if (members.Sum(m => (long)m.Unpacked) > MostUnpacked || members.Sum(m => (long)m.Packed) > length
            || members.Any(m => m.Unpacked > RatioFrom && m.Unpacked / Math.Max(1L, m.Packed) > MostRatio))
        {
            throw Refusals.Because(Refusals.TooMuchInside);
        }

        if (members.Select(m => m.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != members.Count)
        {
            throw Refusals.Because(Refusals.Damaged);
        }
    }

    // The members fill the file from its first byte to the directory, each once.
    private static List<Member> Placed(byte[] content, List<(Member Member, int Local, bool HasDescriptor)> entries, int directory)
    {
        var members = new List<Member>();
        var next = 0;
        foreach (var (member, local, hasDescriptor) in entries.OrderBy(e => e.Local))
        {
            var gap = local - next;
            if (gap < 0 || gap > (members.Count > 0 ? LongestDescriptor : 0) || local + LocalLength > directory || Int(content, local) != 0x04034B50)
            {
                throw Refusals.Because(Refusals.Damaged);
            }

            var start = local + LocalLength + Short(content, local + 26) + Short(content, local + 28);
            if (start + (long)member.Packed > directory || Name(content.AsSpan(local + LocalLength, Short(content, local + 26))) != member.Name
                || (!hasDescriptor && (Int(content, local + 18) != (uint)member.Packed || Int(content, local + 22) != (uint)member.Unpacked)))
            {
                throw Refusals.Because(Refusals.Damaged);
            }

            members.Add(member with { Start = start });
            next = start + member.Packed;
        }

        return directory - next <= LongestDescriptor ? members : throw Refusals.Because(Refusals.Damaged);
    }

    private static uint Int(byte[] content, int at) => BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(at, 4));

    private static ushort Short(byte[] content, int at) => BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(at, 2));
}
