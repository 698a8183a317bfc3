using System.IO.Compression;
using System.Text;

namespace LineOfSight.Kernel.Files.Inspection;

/// <summary>
/// A PDF (ISO 32000-2), by the names in it rather than by its cross-references, which two readers may read differently: every name at
/// any place of the file counts, in comments and strings too, with its #-escapes undone, and so do those in object streams. What it
/// cannot see: faults of the programs that decode pictures and typefaces, and names in a stream that is not what it says.
/// </summary>
internal static class Pdf
{
    /// <summary>The most pages that are taken.</summary>
    public const int MostPages = 2000;

    private const int MostUnpacked = 64 * 1024 * 1024;
    private const int LongestTail = 1024;
    private static readonly System.Buffers.SearchValues<byte> Delimiters = System.Buffers.SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);
    private static readonly HashSet<string> Acting = ["JavaScript", "Launch", "RichMedia", "SubmitForm", "ImportData", "GoToE", "XFA"];
    private static readonly HashSet<string> ActingShort = ["JS", "RichMediaExecute", "Rendition", "Movie"];
    private static readonly HashSet<string> Carrying = ["EmbeddedFile", "EmbeddedFiles", "FileAttachment"];

    public static void Check(byte[] content)
    {
        var file = content.AsSpan();
        if (!file.StartsWith("%PDF-"u8))
        {
            throw Refusals.Because(Refusals.Type);
        }

        Tail(file);
        var (pages, unpacked, at) = (0, 0, 0);
        while (NextStream(file, at, out var data, out var after))
        {
            var before = file[at..data];
            pages += Names(before, isStream: false);
            var raw = file[data..after];
            Names(raw, isStream: true);
            var from = Dictionary(before);
            if (IsObjects(from))
            {
                var objects = Unpack(from, raw, ref unpacked);
                pages += Names(objects, isStream: false);
            }

            at = after;
        }

        pages += Names(file[at..], isStream: false);
        if (pages > MostPages)
        {
            throw Refusals.Because(Refusals.Pages);
        }
    }

    // Nothing but white space after the last end mark: what follows would be a second file.
    private static void Tail(ReadOnlySpan<byte> file)
    {
        var end = file.LastIndexOf("%%EOF"u8);
        if (end < 0 || file.Length - end > LongestTail || file[(end + 5)..].ContainsAnyExcept(" \t\r\n\0"u8))
        {
            throw Refusals.Because(Refusals.Damaged);
        }
    }

    private static bool NextStream(ReadOnlySpan<byte> file, int at, out int data, out int after)
    {
        (data, after) = (0, 0);
        while (true)
        {
            var found = file[at..].IndexOf("stream"u8);
            if (found < 0)
            {
                return false;
            }

            data = at + found + "stream".Length;
            var isStart = (found == 0 || !IsRegular(file[at + found - 1])) && data < file.Length && file[data] is (byte)'\r' or (byte)'\n';
            if (isStart)
            {
                data += file[data] == '\r' && data + 1 < file.Length && file[data + 1] == '\n' ? 2 : 1;
                var end = file[data..].IndexOf("endstream"u8);
                after = end < 0 ? file.Length : data + end;
                return true;
            }

            at = data;
        }
    }

    // From the last word "obj" on that stands in no string and no comment: one that did would hide what stands before it.
    private static ReadOnlySpan<byte> Dictionary(ReadOnlySpan<byte> before)
    {
        var (begin, at) = (0, 0);
        while (at < before.Length)
        {
            switch (before[at])
            {
                case (byte)'(':
                    at = EndOfText(before, at);
                    break;
                case (byte)'%':
                    at += before[at..].IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var line ? line : before.Length;
                    break;
                case var b when IsRegular(b):
                    var word = before[at..];
                    var length = word.IndexOfAny(Delimiters) is >= 0 and var end ? end : word.Length;
                    begin = word[..length].SequenceEqual("obj"u8) ? at : begin;
                    at += length;
                    break;
                default:
                    at++;
                    break;
            }
        }

        return before[begin..];
    }

    private static int EndOfText(ReadOnlySpan<byte> bytes, int at)
    {
        var depth = 0;
        for (; at < bytes.Length; at++)
        {
            switch (bytes[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    return at + 1;
            }
        }

        return bytes.Length;
    }

    private static bool IsObjects(ReadOnlySpan<byte> dictionary)
    {
        var names = All(dictionary);
        return names.Contains("ObjStm") || names.Contains("XRef") || (names.Contains("First") && names.Contains("N"));
    }

    private static byte[] Unpack(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> raw, ref int total)
    {
        var names = All(dictionary);
        var filters = names.Where(n => n.EndsWith("Decode", StringComparison.Ordinal) || n is "Fl" or "Crypt").ToList();
        if (filters.Count == 0)
        {
            return raw.ToArray();
        }

        // A table of positions holds numbers alone, and is written with a predictor.
        if (names.Contains("XRef") && !names.Contains("First"))
        {
            return [];
        }

        if (filters is not (["FlateDecode"] or ["Fl"]) || names.Contains("Predictor"))
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        using var packed = new MemoryStream(raw.ToArray());
        using var stream = new ZLibStream(packed, CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                total += read;
                if (total > MostUnpacked)
                {
                    throw Refusals.Because(Refusals.TooMuchInside);
                }

                unpacked.Write(buffer, 0, read);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw Refusals.Because(Refusals.Damaged);
        }

        return unpacked.ToArray();
    }

    private static HashSet<string> All(ReadOnlySpan<byte> bytes)
    {
        var names = new HashSet<string>();
        for (var at = 0; NextName(bytes, ref at) is { } name;)
        {
            names.Add(name);
        }

        return names;
    }

    // Returns how many pages there are. Bytes of a stream are no names, except by accident: there the short ones would refuse good files.
    private static int Names(ReadOnlySpan<byte> bytes, bool isStream)
    {
        var (pages, wasType) = (0, false);
        for (var at = 0; NextName(bytes, ref at) is { } name;)
        {
            if (Acting.Contains(name) || (!isStream && ActingShort.Contains(name)))
            {
                throw Refusals.Because(Refusals.Actions);
            }

            if (Carrying.Contains(name) || (!isStream && name == "EF"))
            {
                throw Refusals.Because(Refusals.FileInside);
            }

            if (!isStream && name == "Encrypt")
            {
                throw Refusals.Because(Refusals.Password);
            }

            pages += !isStream && wasType && name == "Page" ? 1 : 0;
            wasType = name == "Type";
        }

        return pages;
    }

    private static string? NextName(ReadOnlySpan<byte> bytes, ref int at)
    {
        const int Longest = 127;
        if (at >= bytes.Length || bytes[at..].IndexOf((byte)'/') is var found && found < 0)
        {
            return null;
        }

        at += found + 1;
        var name = new StringBuilder();
        while (at < bytes.Length && IsRegular(bytes[at]) && name.Length <= Longest)
        {
            if (bytes[at] == '#' && at + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[at + 1]) && char.IsAsciiHexDigit((char)bytes[at + 2]))
            {
                name.Append((char)Convert.FromHexString([(char)bytes[at + 1], (char)bytes[at + 2]])[0]);
                at += 3;
            }
            else
            {
                name.Append((char)bytes[at++]);
            }
        }

        return name.ToString();
    }

    private static bool IsRegular(byte b) => !Delimiters.Contains(b);
}
