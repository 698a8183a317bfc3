using System.Buffers.Binary;

namespace LineOfSight.Kernel.Files.Inspection;

/// <summary>
/// A JPEG picture, segment by segment (ITU-T T.81). Camera, place, thumbnails and comments are left out without decoding the picture;
/// how it is turned, and its colours, are kept. What phones write after its end is cut off, unless it is another kind of file.
/// </summary>
internal static class Jpeg
{
    private const byte Mark = 0xFF;
    private const byte StartOfPicture = 0xD8;
    private const byte EndOfPicture = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Comment = 0xFE;
    private static readonly byte[][] OtherFiles =
        [.. new[] { "PK\u0003\u0004", "%PDF", "<html", "<HTML", "<script", "<SCRIPT", "<?php", "<svg", "<!DOCTYPE", "\u007fELF" }.Select(System.Text.Encoding.Latin1.GetBytes)];

    public static ReadOnlyMemory<byte> Clean(byte[] content)
    {
        if (content.Length < 4 || content[0] != Mark || content[1] != StartOfPicture || content[2] != Mark)
        {
            throw Refusals.Because(Refusals.Type);
        }

        var clean = new MemoryStream(content.Length);
        clean.Write(content.AsSpan(0, 2));
        var (at, hasSize, hasScan) = (2, false, false);
        while (true)
        {
            var kind = NextMark(content, ref at);
            if (kind == EndOfPicture)
            {
                clean.Write([Mark, EndOfPicture]);
                break;
            }

            var segment = Segment(content, at);
            at += segment.Length;
            hasSize |= Size(kind, segment);
            Keep(clean, kind, segment);
            if (kind == StartOfScan)
            {
                hasScan = true;
                var from = at;
                at = EndOfScan(content, at);
                clean.Write(content.AsSpan(from, at - from));
            }
        }

        Trailer(content.AsSpan(at));
        return hasSize && hasScan ? clean.GetBuffer().AsMemory(0, (int)clean.Length) : throw Refusals.Because(Refusals.Damaged);
    }

    private static byte NextMark(byte[] content, ref int at)
    {
        if (at + 1 >= content.Length || content[at] != Mark)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        while (at < content.Length && content[at] == Mark)
        {
            at++;
        }

        return at < content.Length && content[at] is not (0 or StartOfPicture or (>= 0xD0 and <= 0xD7)) ? content[at++] : throw Refusals.Because(Refusals.Damaged);
    }

    private static ReadOnlySpan<byte> Segment(byte[] content, int at)
    {
        if (at + 2 > content.Length || BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at)) is var length && (length < 2 || at + length > content.Length))
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        return content.AsSpan(at, length);
    }

    // Start of frame: all of C0 to CF but the tables DHT, JPG and DAC.
    private static bool Size(byte kind, ReadOnlySpan<byte> segment)
    {
        if (kind is < 0xC0 or > 0xCF or 0xC4 or 0xC8 or 0xCC)
        {
            return false;
        }

        if (segment.Length < 8)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        Png.Pixels(BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
        return true;
    }

    private static void Keep(MemoryStream clean, byte kind, ReadOnlySpan<byte> segment)
    {
        var data = segment[2..];
        switch (kind)
        {
            case 0xE0 when data.StartsWith("JFIF\0"u8) && data.Length >= 14:
                // Without its thumbnail.
                clean.Write([Mark, kind, 0, 16, .. data[..12], 0, 0]);
                break;
            case 0xE1 when data.StartsWith("Exif\0\0"u8) && Orientation(data[6..]) is > 1 and <= 8 and var turned:
                clean.Write([Mark, kind, 0, 34, .. "Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"u8, (byte)turned, 0, 0, 0, 0, 0, 0]);
                break;
            case 0xE2 when data.StartsWith("ICC_PROFILE\0"u8):
            case 0xEE when data.StartsWith("Adobe"u8):
            case < 0xE0 or (> 0xEF and < Comment):
                clean.Write([Mark, kind]);
                clean.Write(segment);
                break;
        }
    }

    // The scan ends at the next mark that is neither stuffing nor a restart.
    private static int EndOfScan(byte[] content, int at)
    {
        for (; at + 1 < content.Length; at++)
        {
            if (content[at] == Mark && content[at + 1] is not (0 or Mark or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        throw Refusals.Because(Refusals.Damaged);
    }

    private static void Trailer(ReadOnlySpan<byte> rest)
    {
        foreach (var other in OtherFiles)
        {
            if (rest.IndexOf(other) >= 0)
            {
                throw Refusals.Because(Refusals.Damaged);
            }
        }
    }

    // TIFF: byte order, 42, the offset of the first directory; its entries are tag, type, count, value.
    private static int Orientation(ReadOnlySpan<byte> tiff)
    {
        const int EntryLength = 12;
        const int OrientationTag = 0x0112;
        if (tiff.Length < 10)
        {
            return 0;
        }

        var little = tiff[0] == 'I';
        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return 0;
        }

        var entries = Short(tiff[(int)directory..], little);
        for (var i = 0; i < entries; i++)
        {
            var at = (int)directory + 2 + (i * EntryLength);
            if (at + EntryLength > tiff.Length)
            {
                return 0;
            }

            if (Short(tiff[at..], little) == OrientationTag)
            {
                return Short(tiff[(at + 8)..], little);
            }
        }

        return 0;
    }

    private static ushort Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
