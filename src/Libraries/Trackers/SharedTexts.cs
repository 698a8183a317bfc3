using System.Text;
using System.Xml;

namespace LineOfSight.Trackers;

/// <summary>The texts that a workbook keeps once for all its cells (ECMA-376 part 1, 18.4).</summary>
internal static class SharedTexts
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> Read(Package package, string part)
    {
        var shared = new List<string>();
        long characters = 0;
        package.Read(part, reader =>
        {
            while (reader.Read())
            {
                if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                {
                    continue;
                }

                var text = Of(reader);
                characters += text.Length;
                if (shared.Count >= Limits.SharedTexts || characters > Limits.AllCharacters)
                {
                    throw new TrackerRefused("This file holds more text than a list. Copy the list to a new file and use that") { Why = Refusal.TooMuch };
                }

                shared.Add(text);
            }
        });
        return shared;
    }

    /// <summary>The text of <c>si</c> or <c>is</c>: its own, or that of its runs; reading aids (rPh) are left out. The reader stands on the end afterwards.</summary>
    public static string Of(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (text, depth) = (new StringBuilder(), reader.Depth);
        var more = reader.Read();
        while (more && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                reader.Skip();
                continue;
            }

            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && text.Length <= Limits.Characters)
            {
                text.Append(reader.Value);
            }

            more = reader.Read();
        }

        return Escapes.Undo(text.ToString());
    }
}
