using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using LineOfSight.Kernel.Files.Inspection;

namespace LineOfSight.Kernel.Tests.Files;

/// <summary>Writes zip containers that no honest program writes: false sizes, shared bodies, odd names.</summary>
internal sealed class RawZip
{
    private readonly List<byte> file = [];
    private readonly List<byte> directory = [];
    private ushort count;

    /// <summary>A member; what is declared may differ from what is there.</summary>
    public RawZip Add(string name, byte[] content, uint? declares = null, uint attributes = 0, ushort flags = 0, int? at = null, bool stored = false)
    {
        var packed = stored ? content : Deflate(content);
        var crc = Crc.End(Crc.Next(Crc.Start, content));
        var place = at ?? (int)file.Count;
        var names = Encoding.UTF8.GetBytes(name);
        if (at is null)
        {
            Header(file, 0x04034B50, [20, flags, (ushort)(stored ? 0 : 8), 0, 0], crc, (uint)packed.Length, declares ?? (uint)content.Length, [(ushort)names.Length, 0]);
            file.AddRange(names);
            file.AddRange(packed);
        }

        Header(directory, 0x02014B50, [0x0314, 20, flags, (ushort)(stored ? 0 : 8), 0, 0], crc, (uint)packed.Length, declares ?? (uint)content.Length, [(ushort)names.Length, 0, 0, 0, 0]);
        var rest = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(rest, attributes);
        BinaryPrimitives.WriteInt32LittleEndian(rest.AsSpan(4), place);
        directory.AddRange(rest);
        directory.AddRange(names);
        count++;
        return this;
    }

    /// <summary>What a Word file must have.</summary>
    public RawZip Word()
    {
        using var good = new ZipArchive(new MemoryStream(MadeFiles.Docx()));
        foreach (var entry in good.Entries)
        {
            using var content = new MemoryStream();
            using var from = entry.Open();
            from.CopyTo(content);
            Add(entry.FullName, content.ToArray());
        }

        return this;
    }

    public byte[] Make(string before = "", string after = "")
    {
        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), count);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), (int)directory.Count);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), (int)file.Count);
        return [.. MadeFiles.Bytes(before), .. file, .. directory, .. end, .. MadeFiles.Bytes(after)];
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static void Header(List<byte> to, uint mark, ushort[] first, uint crc, uint packed, uint unpacked, ushort[] last)
    {
        using var made = new MemoryStream();
        using var writer = new BinaryWriter(made);
        writer.Write(mark);
        Array.ForEach(first, writer.Write);
        writer.Write(crc);
        writer.Write(packed);
        writer.Write(unpacked);
        Array.ForEach(last, writer.Write);
        to.AddRange(made.ToArray());
    }
}
