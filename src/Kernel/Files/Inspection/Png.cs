using System.Buffers.Binary;

namespace LineOfSight.Kernel.Files.Inspection;

/// <summary>
/// A PNG picture, chunk by chunk (PNG, third edition). Texts, times, camera data and everything unknown are left out; what is kept
/// is copied byte by byte.
/// </summary>
internal static class Png
{
    /// <summary>The most pixels a picture may declare: 50 million, which a decoder turns into 200 MB.</summary>
    public const long MostPixels = 50_000_000;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"];

    public static ReadOnlyMemory<byte> Clean(byte[] content)
    {
        if (!content.AsSpan().StartsWith(Signature))
        {
            throw Refusals.Because(Refusals.Type);
        }

        var clean = new MemoryStream(content.Length);
        clean.Write(Signature);
        var at = Signature.Length;
        string? last = null;
        while (last != "IEND")
        {
            var whole = Chunk(content.AsSpan(at), isFirst: last is null, out var name);
            if (Kept.Contains(name))
            {
                clean.Write(whole);
            }
            else if (char.IsAsciiLetterUpper(name[0]))
            {
                // A critical chunk that nobody knows.
                throw Refusals.Because(Refusals.Damaged);
            }

            at += whole.Length;
            last = name;
        }

        // Something after the end is a second file in disguise.
        return at == content.Length ? clean.GetBuffer().AsMemory(0, (int)clean.Length) : throw Refusals.Because(Refusals.Damaged);
    }

    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> rest, bool isFirst, out string name)
    {
        const int Around = 12;
        if (rest.Length < Around || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - Around)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        var whole = rest[..(int)(length + Around)];
        name = System.Text.Encoding.Latin1.GetString(whole[4..8]);
        if (!name.All(char.IsAsciiLetter) || (name == "IHDR") != isFirst
            || Crc.End(Crc.Next(Crc.Start, whole[4..^4])) != BinaryPrimitives.ReadUInt32BigEndian(whole[^4..]))
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        if (isFirst)
        {
            Size(whole[8..^4]);
        }

        return whole;
    }

    private static void Size(ReadOnlySpan<byte> header)
    {
        const int HeaderLength = 13;
        if (header.Length != HeaderLength)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        Pixels(BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
    }

    /// <summary>Refuses a picture that declares more than <see cref="MostPixels"/>, or none.</summary>
    public static void Pixels(uint width, uint height)
    {
        if (width == 0 || height == 0)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        if ((long)width * height > MostPixels)
        {
            throw Refusals.Because(Refusals.Pixels);
        }
    }
}
