using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Html;

/// <summary>Text and markup as content, for the elements of a component.</summary>
internal static class Content
{
    /// <summary>Text, encoded when written; null for nothing.</summary>
    public static IHtmlContent? Text(string? text) => string.IsNullOrEmpty(text) ? null : new EncodedText(text);

    /// <summary>Markup when there is some, otherwise the text.</summary>
    public static IHtmlContent? Of(string? text, IHtmlContent? html) => html ?? Text(text);

    /// <summary>Several pieces, one after another.</summary>
    public static IHtmlContent Join(params IHtmlContent?[] pieces)
    {
        var all = new HtmlContentBuilder(pieces.Length);
        foreach (var piece in pieces)
        {
            if (piece is not null)
            {
                all.AppendHtml(piece);
            }
        }
        return all;
    }

    private sealed class EncodedText(string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => encoder.Encode(writer, text);
    }
}
