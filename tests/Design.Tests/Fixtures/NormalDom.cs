using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LineOfSight.Design.Tests.Fixtures;

/// <summary>A page's tree as text: attributes sorted, white space between words alike, so that only real differences differ.</summary>
internal static class NormalDom
{
    public static string Of(string html)
    {
        var text = new StringBuilder();
        var document = new HtmlParser().ParseDocument("<body>" + html);
        foreach (var node in document.Body!.ChildNodes)
        {
            Write(text, node, 0);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, INode node, int depth)
    {
        if (node is IText { Data: var data })
        {
            var words = node.ParentElement?.LocalName is "textarea" or "pre" ? data : string.Join(' ', data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (words.Length > 0)
            {
                text.Append(' ', depth * 2).Append('"').Append(words).Append("\"\n");
            }
        }
        else if (node is IElement element)
        {
            text.Append(' ', depth * 2).Append('<').Append(element.LocalName);
            foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
            {
                var value = attribute.Name == "class" ? string.Join(' ', element.ClassList.Order(StringComparer.Ordinal)) : attribute.Value;
                text.Append(' ').Append(attribute.Name).Append("=\"").Append(value).Append('"');
            }
            text.Append(">\n");
            foreach (var child in node.ChildNodes)
            {
                Write(text, child, depth + 1);
            }
        }
    }
}
