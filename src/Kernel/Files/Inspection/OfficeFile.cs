using System.Text;
using System.Xml;

namespace LineOfSight.Kernel.Files.Inspection;

/// <summary>
/// A Word or Excel file (ECMA-376): a zip of XML. Every member is unpacked once against its declared size and checksum; every XML part
/// is read without definitions, entities or outside content; macros, controls, files within the file and what it would fetch are refused.
/// </summary>
internal static class OfficeFile
{
    private const long MostXml = 128L * 1024 * 1024;
    private const string Main = "application/vnd.openxmlformats-officedocument.";
    private static readonly string[] MacroWords = ["macroEnabled", "vbaProject", "activeX", "vbaData", "intlMacrosheet", "macrosheet", "keyMapCustomizations"];
    private static readonly string[] InsideWords = ["oleObject", "package.embedded", "embeddings/"];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static void Check(byte[] content, FileType type)
    {
        if (content.AsSpan().StartsWith(Compound))
        {
            throw Refusals.Because(content.AsSpan().IndexOf(Encrypted) >= 0 ? Refusals.Password : Refusals.Type);
        }

        if (!content.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            throw Refusals.Because(Refusals.Type);
        }

        var zip = Zip.Read(content);
        if (zip.Members.Where(m => IsXml(m.Name)).Sum(m => (long)m.Unpacked) > MostXml)
        {
            throw Refusals.Because(Refusals.TooMuchInside);
        }

        var mainType = false;
        foreach (var member in zip.Members)
        {
            Names(member.Name);
            Contents(zip, member);
            if (IsXml(member.Name))
            {
                mainType |= Xml(zip, member, type);
            }
        }

        if (!mainType)
        {
            throw Refusals.Because(Refusals.Type);
        }
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    private static void Names(string name)
    {
        if (MacroWords.Any(w => name.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refusals.Because(Refusals.Macros);
        }

        if (name.Contains("embeddings/", StringComparison.OrdinalIgnoreCase) || name.Contains("oleObject", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.Because(Refusals.FileInside);
        }

        if (name.Contains("externalLinks/", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.Because(Refusals.LinksOut);
        }
    }

    // A container, a program or another document within the document, whatever its name.
    private static void Contents(Zip zip, Zip.Member member)
    {
        var isFirst = true;
        zip.Unpack(member, part =>
        {
            if (isFirst && (part.StartsWith("PK\u0003\u0004"u8) || part.StartsWith(Compound) || part.StartsWith("MZ"u8) || part.StartsWith("%PDF"u8)
                || part.StartsWith("{\\rtf"u8) || part.StartsWith("\u007fELF"u8) || part.StartsWith("Rar!"u8) || part.StartsWith((byte[])[0x1F, 0x8B]) || part.StartsWith("7z"u8)))
            {
                throw Refusals.Because(Refusals.FileInside);
            }

            isFirst = false;
        });
    }

    private static bool Xml(Zip zip, Zip.Member member, FileType type)
    {
        var mainType = false;
        var isTypes = member.Name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase);
        var isRelations = member.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        var instructions = new StringBuilder();
        try
        {
            using var stream = zip.Open(member);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1, MaxCharactersInDocument = MostXml,
            });
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (isTypes)
                {
                    mainType |= ContentType(reader.GetAttribute("ContentType"), type);
                }
                else if (isRelations)
                {
                    Relation(reader);
                }
                else if (reader.LocalName is "instrText" or "fldSimple" or "ddeLink" or "oleLink" or "altChunk" or "OLEObject" or "control")
                {
                    Element(reader, instructions);
                }
            }
        }
        catch (XmlException broken)
        {
            // The reader says so only in words: a definition is the one thing that it is told to refuse.
            throw Refusals.Because(broken.Message.Contains("DTD", StringComparison.Ordinal) ? Refusals.Entities : Refusals.Damaged);
        }

        return Dde(instructions.ToString()) ? throw Refusals.Because(Refusals.LinksOut) : mainType;
    }

    private static bool ContentType(string? value, FileType type)
    {
        if (value is null)
        {
            return false;
        }

        if (MacroWords.Any(w => value.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refusals.Because(Refusals.Macros);
        }

        if (InsideWords.Any(w => value.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refusals.Because(Refusals.FileInside);
        }

        return value == Main + (type == FileType.Docx ? "wordprocessingml.document.main+xml" : "spreadsheetml.sheet.main+xml");
    }

    private static void Relation(XmlReader reader)
    {
        var (kind, mode) = (reader.GetAttribute("Type") ?? "", reader.GetAttribute("TargetMode"));
        if (MacroWords.Any(w => kind.EndsWith(w, StringComparison.OrdinalIgnoreCase)) || kind.EndsWith("/control", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.Because(Refusals.Macros);
        }

        if (kind.EndsWith("/oleObject", StringComparison.OrdinalIgnoreCase) || kind.EndsWith("/package", StringComparison.OrdinalIgnoreCase)
            || kind.EndsWith("/aFChunk", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.Because(Refusals.FileInside);
        }

        // A link that somebody may follow is text; everything else outside is fetched by itself.
        if ("External".Equals(mode, StringComparison.OrdinalIgnoreCase)
            && (!kind.EndsWith("/hyperlink", StringComparison.Ordinal) || !IsWeb(reader.GetAttribute("Target") ?? "")))
        {
            throw Refusals.Because(Refusals.LinksOut);
        }
    }

    private static bool IsWeb(string target) => target.StartsWith('#')
        || new[] { "http://", "https://", "mailto:" }.Any(s => target.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    private static void Element(XmlReader reader, StringBuilder instructions)
    {
        switch (reader.LocalName)
        {
            case "instrText":
                using (var inner = reader.ReadSubtree())
                {
                    while (inner.Read())
                    {
                        instructions.Append(inner.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace ? inner.Value : "");
                    }
                }

                break;
            case "fldSimple":
                instructions.Append(' ').Append(reader.GetAttribute("instr", reader.NamespaceURI)).Append(' ');
                break;
            case "ddeLink" or "oleLink":
                throw Refusals.Because(Refusals.LinksOut);
            case "control":
                throw Refusals.Because(Refusals.Macros);
            default:
                throw Refusals.Because(Refusals.FileInside);
        }
    }

    // Field codes that run a program or fetch a file.
    private static bool Dde(string instructions) => new[] { "DDE", "INCLUDETEXT", "INCLUDEPICTURE", "RD ", "LINK " }
        .Any(code => instructions.Contains(code, StringComparison.OrdinalIgnoreCase) && !(code == "LINK " && !HasWord(instructions, "LINK")) && !(code == "RD " && !HasWord(instructions, "RD")));

    private static bool HasWord(string text, string word) =>
        text.Split((char[])[' ', '\t', '\n', '\r', '"'], StringSplitOptions.RemoveEmptyEntries).Contains(word, StringComparer.OrdinalIgnoreCase);
}
