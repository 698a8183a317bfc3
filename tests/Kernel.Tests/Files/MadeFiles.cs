using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using LineOfSight.Kernel.Files.Inspection;

namespace LineOfSight.Kernel.Tests.Files;

/// <summary>Makes files of every kind, good and hostile, when a test needs them: none is kept with the project.</summary>
internal static class MadeFiles
{
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    public const string WordMain = Office + "wordprocessingml.document.main+xml";
    public const string SheetMain = Office + "spreadsheetml.sheet.main+xml";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>A PDF of these objects; a last one beginning "trailer" replaces the plain trailer.</summary>
    public static byte[] Pdf(params string[] objects)
    {
        var made = new StringBuilder("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n");
        foreach (var each in objects.Where(o => !o.StartsWith("trailer", StringComparison.Ordinal)))
        {
            made.Append(each).Append('\n');
        }

        made.Append(objects.FirstOrDefault(o => o.StartsWith("trailer", StringComparison.Ordinal)) ?? "trailer\n<< /Root 1 0 R /Size 4 >>").Append("\nstartxref\n0\n%%EOF\n");
        return Bytes(made.ToString());
    }

    /// <summary>An object stream of a PDF with this text in it.</summary>
    public static string ObjectStream(string inside, string dictionary = "/Type /ObjStm /N 1 /First 4") =>
        ObjectStream(Bytes(inside), dictionary);

    public static string ObjectStream(byte[] inside, string dictionary)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(inside);
        }

        return $"9 0 obj\n<< {dictionary} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream\nendobj";
    }

    /// <summary>A Word file with these further members.</summary>
    public static byte[] Docx(params (string Name, string Text)[] more) => Container(WordMain, "word/document.xml", "<w:document xmlns:w=\"urn:w\"><w:body/></w:document>", more);

    /// <summary>An Excel file with these further members.</summary>
    public static byte[] Xlsx(params (string Name, string Text)[] more) => Container(SheetMain, "xl/workbook.xml", "<workbook/>", more);

    /// <summary>A document's relations with one entry.</summary>
    public static (string Name, string Text) Relation(string kind, string target, bool external, string of = "word/_rels/document.xml.rels") => (of,
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{(kind.Contains(':', StringComparison.Ordinal) ? kind : $"{Relations}/{kind}")}\" Target=\"{target}\"{(external ? " TargetMode=\"External\"" : "")}/></Relationships>");

    public static byte[] Container(string contentType, string main, string text, params (string Name, string Text)[] more)
    {
        var members = new List<(string Name, string Text)>
        {
            ("[Content_Types].xml", $"<Types xmlns=\"{Types}\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{main}\" ContentType=\"{contentType}\"/></Types>"),
            (main, text),
        };
        members.RemoveAll(m => more.Any(o => o.Name == m.Name));
        members.AddRange(more);
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Bytes(content));
            }
        }

        return made.ToArray();
    }

    /// <summary>A PNG of these chunks between its signature and its end.</summary>
    public static byte[] Png(uint width, uint height, params (string Name, byte[] Data)[] more)
    {
        using var made = new MemoryStream();
        made.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 0);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write([0, 0]);
        }

        foreach (var (name, data) in more.Prepend(("IHDR", header)).Append(("IDAT", pixels.ToArray())).Append(("IEND", [])))
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            made.Write(length);
            byte[] body = [.. Bytes(name), .. data];
            made.Write(body);
            BinaryPrimitives.WriteUInt32BigEndian(length, Crc.End(Crc.Next(Crc.Start, body)));
            made.Write(length);
        }

        return made.ToArray();
    }

    /// <summary>The segments of a JPEG around one scan, with these further segments after its start.</summary>
    public static byte[] Jpeg(ushort width, ushort height, params (byte Kind, byte[] Data)[] more)
    {
        using var made = new MemoryStream();
        made.Write([0xFF, 0xD8]);
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        foreach (var (kind, data) in more.Append(((byte)0xC0, frame)).Append(((byte)0xDA, [1, 1, 0, 0, 63, 0])))
        {
            made.Write([0xFF, kind, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2)]);
            made.Write(data);
        }

        made.Write([0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78, 0xFF, 0xD9]);
        return made.ToArray();
    }

    /// <summary>Camera data: how the picture is turned, and a place.</summary>
    public static byte[] Exif(byte turned)
    {
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0,
            0x25, 0x88, 4, 0, 1, 0, 0, 0, 40, 0, 0, 0,
            0, 0, 0, 0, .. "51.5074N GPS CANARY"u8,
        ];
        return [.. "Exif\0\0"u8, .. tiff];
    }
}
