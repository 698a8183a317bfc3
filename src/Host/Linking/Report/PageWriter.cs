using System.Text;
using System.Xml.Linq;

namespace LineOfSight.Host.Linking.Report;

/// <summary>Writes elements as HTML: every text and attribute encoded, styles and scripts as they are.</summary>
internal static class PageWriter
{
    private static readonly HashSet<string> Empty = ["meta", "link", "input", "br", "wbr", "hr"];
    private static readonly HashSet<string> AsTheyAre = ["style", "script"];

    public static void Write(TextWriter to, XElement page)
    {
        to.Write("<!DOCTYPE html>\n");
        Element(to, page);
        to.Write('\n');
    }

    private static void Element(TextWriter to, XElement element)
    {
        var name = element.Name.LocalName;
        to.Write($"<{name}");
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            to.Write($" {attribute.Name.LocalName}=\"");
            Text(to, attribute.Value);
            to.Write('"');
        }

        to.Write('>');
        if (AsTheyAre.Contains(name))
        {
            to.Write(Harmless(element.Value));
        }
        else
        {
            foreach (var node in element.Nodes())
            {
                Node(to, node);
            }
        }

        if (!Empty.Contains(name))
        {
            to.Write($"</{name}>{(name is "p" or "tr" or "section" or "svg" or "h2" or "h3" or "h4" or "li" ? "\n" : "")}");
        }
    }

    private static void Node(TextWriter to, XNode node)
    {
        if (node is XElement element)
        {
            Element(to, element);
        }
        else if (node is XText text)
        {
            Text(to, text.Value);
        }
    }

    // What HTML has no place for, such as a stored control character, shows as what it is: a letter that cannot be shown.
    private static void Text(TextWriter to, string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': to.Write("&amp;"); break;
                case '<': to.Write("&lt;"); break;
                case '>': to.Write("&gt;"); break;
                case '"': to.Write("&quot;"); break;
                case 9 or 10: to.Write((char)rune.Value); break;
                case 13: to.Write('\n'); break;
                case < 0x20 or (>= 0x7f and < 0xa0): to.Write('\ufffd'); break;
                case var code when (code & 0xfffe) == 0xfffe || code is >= 0xfdd0 and <= 0xfdef: to.Write('\ufffd'); break;
                default: to.Write(rune.ToString()); break;
            }
        }
    }

    private static string Harmless(string text) => text.Contains("</", StringComparison.Ordinal) || text.Contains("<!--", StringComparison.Ordinal)
        ? throw new InvalidOperationException("A style or a script of the report would end early.") : text;
}
