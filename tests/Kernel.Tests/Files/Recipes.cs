using System.Text;
using LineOfSight.Kernel.Files;
using LineOfSight.Kit;

namespace LineOfSight.Kernel.Tests.Files;

/// <summary>Every file of the upload corpus, with what becomes of it: null is taken, otherwise the words of the refusal.</summary>
internal static class Recipes
{
    private const string Word = "report.docx";
    private const string Sheet = "return.xlsx";
    private const string Paper = "minutes.pdf";

    public static IEnumerable<(string What, string Name, Func<byte[]> Make, string? Refusal)> All => [.. Good, .. Containers, .. Office, .. Papers, .. Pictures, .. Others];

    private static IEnumerable<(string, string, Func<byte[]>, string?)> Good =>
    [
        ("a Word file", Word, () => MadeFiles.Docx(), null),
        ("a Word file with a link to a web page", Word, () => MadeFiles.Docx(MadeFiles.Relation("hyperlink", "https://example.org/", true)), null),
        ("a Word file with the field of a page number", Word, () => MadeFiles.Docx(("word/footer1.xml", "<f xmlns:w='urn:w'><w:instrText> PAGE  \\* MERGEFORMAT </w:instrText></f>")), null),
        ("an Excel file", Sheet, () => MadeFiles.Xlsx(("xl/worksheets/sheet1.xml", "<sheet><c><v>-5</v></c></sheet>")), null),
        ("a PDF", Paper, () => MadeFiles.Pdf(), null),
        ("a PDF with a good object stream", Paper, () => MadeFiles.Pdf(MadeFiles.ObjectStream("5 0 << /Type /Font >>")), null),
        ("a PDF that opens at a page", Paper, () => MadeFiles.Pdf("4 0 obj\n<< /OpenAction [3 0 R /Fit] /Note (Press /Enter) >>\nendobj"), null),
        ("a PNG", "map.png", () => MadeFiles.Png(1, 1), null),
        ("a JPEG", "photo.JPG", () => MadeFiles.Jpeg(640, 480), null),
        ("a JPEG with a place", "photo.jpeg", () => MadeFiles.Jpeg(640, 480, (0xE1, MadeFiles.Exif(6))), null),
        ("a JPEG with a phone's trailer", "photo.jpg", () => [.. MadeFiles.Jpeg(640, 480), .. "MotionPhoto_Data CANARY"u8], null),
    ];

    private static IEnumerable<(string, string, Func<byte[]>, string?)> Containers =>
    [
        ("a flat bomb", Word, () => new RawZip().Word().Add("word/big.bin", new byte[64 * 1024 * 1024]).Make(), Refusals.TooMuchInside),
        ("a bomb that declares 10 GB", Word, () => new RawZip().Word().Add("a.bin", new byte[100], declares: 0xF0000000).Add("b.bin", new byte[100], declares: 0xF0000000).Make(), Refusals.TooMuchInside),
        ("a false size: less declared than is there", Word, () => new RawZip().Word().Add("a.bin", new byte[900_000], declares: 10).Make(), Refusals.TooMuchInside),
        ("a false size: more declared than is there", Word, () => new RawZip().Word().Add("a.bin", new byte[10], declares: 900).Make(), Refusals.Damaged),
        ("a nested bomb", Word, () => new RawZip().Word().Add("word/inner.zip", Nested(5)).Make(), Refusals.FileInside),
        ("members that overlap", Word, () => Overlapping(50, body: 40), Refusals.Damaged),
        ("members that overlap and declare terabytes", Word, () => Overlapping(4000, declares: 0xE0000000), Refusals.TooMuchInside),
        ("100,000 members", Word, ManyMembers, Refusals.TooMuchInside),
        ("6,000 members", Word, () => Enumerable.Range(0, 6000).Aggregate(new RawZip().Word(), (zip, i) => zip.Add($"a{i}", [], stored: true)).Make(), Refusals.TooMuchInside),
        ("a name that climbs", Word, () => new RawZip().Word().Add("../../x", [1]).Make(), Refusals.Damaged),
        ("a name with a drive", Word, () => new RawZip().Word().Add("C:\\x", [1]).Make(), Refusals.Damaged),
        ("a name from the root", Word, () => new RawZip().Word().Add("/etc/x", [1]).Make(), Refusals.Damaged),
        ("a name with a backslash", Word, () => new RawZip().Word().Add("word\\..\\..\\x", [1]).Make(), Refusals.Damaged),
        ("a name with NUL", Word, () => new RawZip().Word().Add("word/a\0.xml", [1]).Make(), Refusals.Damaged),
        ("a link as a member", Word, () => new RawZip().Word().Add("word/link", "/etc/passwd"u8.ToArray(), attributes: 0xA1FF0000).Make(), Refusals.Damaged),
        ("two members of one name", Word, () => new RawZip().Word().Add("word/document.xml", "<other/>"u8.ToArray()).Make(), Refusals.Damaged),
        ("an encrypted member", Word, () => new RawZip().Word().Add("word/secret.xml", [1], flags: 1).Make(), Refusals.Password),
        ("something before the container", Word, () => new RawZip().Word().Make(before: "PK\u0003\u0004<html>"), Refusals.Damaged),
        ("something after the container", Word, () => new RawZip().Word().Make(after: "<script>alert(1)</script>"), Refusals.Damaged),
        ("a container cut short", Word, () => MadeFiles.Docx()[..^40], Refusals.Damaged),
        ("a plain zip", Word, () => new RawZip().Add("readme.txt", [1]).Make(), Refusals.Type),
    ];

    private static IEnumerable<(string, string, Func<byte[]>, string?)> Office =>
    [
        ("a Word file with macros, renamed", Word, () => MadeFiles.Container("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml", "<d/>"), Refusals.Macros),
        ("an inert macro stream", Word, () => MadeFiles.Docx(("word/vbaProject.bin", "inert")), Refusals.Macros),
        ("a control", Word, () => MadeFiles.Docx(("word/activeX/activeX1.xml", "<ax/>")), Refusals.Macros),
        ("an Excel 4 macro sheet", Sheet, () => MadeFiles.Xlsx(("xl/macrosheets/sheet1.xml", "<m/>")), Refusals.Macros),
        ("an Excel file with a link to another", Sheet, () => MadeFiles.Xlsx(("xl/externalLinks/externalLink1.xml", "<externalLink/>")), Refusals.LinksOut),
        ("a template elsewhere", Word, () => MadeFiles.Docx(MadeFiles.Relation("attachedTemplate", "https://example.org/t.dotm", true, "word/_rels/settings.xml.rels")), Refusals.LinksOut),
        ("a picture elsewhere", Word, () => MadeFiles.Docx(MadeFiles.Relation("image", "\\\\host\\share\\p.png", true)), Refusals.LinksOut),
        ("a link that runs a script", Word, () => MadeFiles.Docx(MadeFiles.Relation("hyperlink", "javascript:alert(1)", true)), Refusals.LinksOut),
        ("an object", Word, () => MadeFiles.Docx(("word/embeddings/oleObject1.bin", "inert")), Refusals.FileInside),
        ("an object under another name", Word, () => MadeFiles.Docx(MadeFiles.Relation("oleObject", "media/x.bin", false)), Refusals.FileInside),
        ("a program among the pictures", Word, () => MadeFiles.Docx(("word/media/image1.png", "MZ\u0090\0")), Refusals.FileInside),
        ("an rtf with an object inside", Word, () => MadeFiles.Docx(("word/afchunk.rtf", "{\\rtf1{\\object\\objemb}}")), Refusals.FileInside),
        ("a field that runs a program", Word, () => MadeFiles.Docx(("word/header1.xml", "<h xmlns:w='urn:w'><w:instrText>DD</w:instrText><w:instrText>EAUTO c:\\x</w:instrText></h>")), Refusals.LinksOut),
        ("a part that inflates 1,000 to 1", Word, () => new RawZip().Word().Add("word/styles.xml", Encoding.UTF8.GetBytes("<a>" + new string(' ', 30_000_000) + "</a>")).Make(), Refusals.TooMuchInside),
        ("entities that expand", Word, () => MadeFiles.Docx(("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>")), Refusals.Entities),
        ("a definition", Word, () => MadeFiles.Docx(("word/document.xml", "<!DOCTYPE a><a/>")), Refusals.Entities),
        ("an entity from outside", Word, () => MadeFiles.Docx(("word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")), Refusals.Entities),
        ("10 million shared strings", Sheet, ManyStrings, Refusals.TooMuchInside),
        ("a part that is no XML", Word, () => MadeFiles.Docx(("word/document.xml", "<a><b></a>")), Refusals.Damaged),
        ("an Excel file called Word", Word, () => MadeFiles.Xlsx(), Refusals.Type),
        ("a password-protected Word file", Word, () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]], Refusals.Password),
        ("an old Word file", Word, () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]], Refusals.Type),
    ];

    private static IEnumerable<(string, string, Func<byte[]>, string?)> Papers =>
    [
        ("a PDF with a script", Paper, () => MadeFiles.Pdf("4 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj"), Refusals.Actions),
        ("a PDF with a script in escapes", Paper, () => MadeFiles.Pdf("4 0 obj\n<< /S /Java#53cript >>\nendobj"), Refusals.Actions),
        ("a PDF with a script in an object stream", Paper, () => MadeFiles.Pdf(MadeFiles.ObjectStream("5 0 << /S /J#61vaScript /JS (x) >>")), Refusals.Actions),
        ("a PDF that hides its object stream behind a text", Paper, () => MadeFiles.Pdf(MadeFiles.ObjectStream("5 0 << /JS (x) >>", "/Type /ObjStm /N 1 /First 4 /X (1 0 obj)")), Refusals.Actions),
        ("a PDF that starts a program", Paper, () => MadeFiles.Pdf("4 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj"), Refusals.Actions),
        ("a PDF that sends a form", Paper, () => MadeFiles.Pdf("4 0 obj\n<</S/SubmitForm/F(https://example.org)>>\nendobj"), Refusals.Actions),
        ("a PDF with a file inside", Paper, () => MadeFiles.Pdf("4 0 obj\n<< /Type /EmbeddedFile >>\nendobj"), Refusals.FileInside),
        ("a PDF with a password", Paper, () => MadeFiles.Pdf("trailer\n<< /Root 1 0 R /Encrypt 8 0 R >>"), Refusals.Password),
        ("a PDF with an object-stream bomb", Paper, () => MadeFiles.Pdf(MadeFiles.ObjectStream(new byte[80 * 1024 * 1024], "/Type /ObjStm /N 1 /First 4")), Refusals.TooMuchInside),
        ("a PDF with an object stream in two wrappings", Paper, () => MadeFiles.Pdf("4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n00\nendstream\nendobj"), Refusals.Damaged),
        ("a PDF of 10,000 pages", Paper, () => MadeFiles.Pdf([.. Enumerable.Range(10, 10_000).Select(i => $"{i} 0 obj\n<< /Type /Page >>\nendobj")]), Refusals.Pages),
        ("a PDF that is also a page", Paper, () => [.. MadeFiles.Pdf(), .. "<script>alert(1)</script>"u8], Refusals.Damaged),
        ("a page that is also a PDF", Paper, () => [.. "<html>"u8, .. MadeFiles.Pdf()], Refusals.Type),
        ("a PDF without an end", Paper, () => MadeFiles.Bytes("%PDF-1.7\n1 0 obj\n"), Refusals.Damaged),
    ];

    private static IEnumerable<(string, string, Func<byte[]>, string?)> Pictures =>
    [
        ("a PNG that declares 30,000 x 30,000", "map.png", () => MadeFiles.Png(30_000, 30_000), Refusals.Pixels),
        ("a PNG that declares nothing", "map.png", () => MadeFiles.Png(0, 5), Refusals.Damaged),
        ("a PNG with a page after its end", "map.png", () => [.. MadeFiles.Png(1, 1), .. "<script>"u8], Refusals.Damaged),
        ("a PNG with a false checksum", "map.png", () => Broken(MadeFiles.Png(1, 1)), Refusals.Damaged),
        ("a JPEG that declares 60,000 x 60,000", "photo.jpg", () => MadeFiles.Jpeg(60_000, 60_000), Refusals.Pixels),
        ("a JPEG with a zip after its end", "photo.jpg", () => [.. MadeFiles.Jpeg(8, 8), .. new RawZip().Word().Make()], Refusals.Damaged),
        ("a JPEG with a page after its end", "photo.jpg", () => [.. MadeFiles.Jpeg(8, 8), .. "<html><script>"u8], Refusals.Damaged),
        ("a JPEG cut short", "photo.jpg", () => MadeFiles.Jpeg(8, 8)[..^3], Refusals.Damaged),
        ("a GIF that is also a script", "photo.jpg", () => MadeFiles.Bytes("GIF89a/*" + new string('a', 50) + "*/=1;alert(1)"), Refusals.Type),
        ("an SVG with a script", "map.png", () => MadeFiles.Bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), Refusals.Type),
    ];

    private static IEnumerable<(string, string, Func<byte[]>, string?)> Others =>
    [
        ("an SVG by name", "map.svg", () => MadeFiles.Bytes("<svg/>"), Refusals.Type),
        ("a macro file by name", "report.docm", () => MadeFiles.Docx(), Refusals.Type),
        ("a program with an ending turned round", "invoice\u202Egpj.exe", () => MadeFiles.Jpeg(8, 8), Refusals.Type),
        ("a name with a dot at its end", "report.pdf.", () => MadeFiles.Pdf(), Refusals.Type),
        ("no name", "", () => MadeFiles.Pdf(), Refusals.Type),
        ("nothing in it", Paper, () => [], Refusals.Empty),
        ("more than 20MB", Paper, () => new byte[FileTypes.MostBytes + 1], Refusals.Size),
        ("noise", Paper, () => MadeFiles.Bytes(new string('\u0001', 5000)), Refusals.Type),
        ("the scanners' test file alone", Paper, RealClamd.Eicar, Refusals.Type),
    ];

    private static byte[] Nested(int levels) => levels == 0 ? new byte[1000]
        : Enumerable.Range(0, 10).Aggregate(new RawZip(), (zip, i) => zip.Add($"{i}.zip", Nested(levels - 1 > 1 ? 1 : levels - 1))).Make();

    private static byte[] Overlapping(int times, uint? declares = null, int body = 200_000)
    {
        var zip = new RawZip().Add("body.bin", new byte[body], declares, stored: body < 100).Add("filling.bin", new byte[100_000]);
        for (var i = 0; i < times; i++)
        {
            zip.Add($"copy{i}.bin", new byte[body], declares, at: 0, stored: body < 100);
        }

        return zip.Make();
    }

    // The directory can count no further than 65,535 without the extension that documents never need.
    private static byte[] ManyMembers()
    {
        var zip = new RawZip();
        for (var i = 0; i < 100_000; i++)
        {
            zip.Add($"{i}", [], stored: true);
        }

        return zip.Make();
    }

    private static byte[] ManyStrings()
    {
        var text = new StringBuilder("<sst>", 200_000_000);
        for (var i = 0; i < 10_000_000; i++)
        {
            text.Append("<si><t>a</t></si>");
        }

        return new RawZip().Add("xl/sharedStrings.xml", Encoding.ASCII.GetBytes(text.Append("</sst>").ToString())).Make();
    }

    private static byte[] Broken(byte[] content)
    {
        content[^10] ^= 1;
        return content;
    }
}
