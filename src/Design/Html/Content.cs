using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Html;

/// <summary>Text and markup as content, and the one place where text is encoded.</summary>
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

    /// <summary>
    /// Encodes text. C1 controls are written as they are: as references a parser would read them as Windows-1252
    /// letters, and what was typed would not come back (HTML standard, "numeric character reference end state").
    /// </summary>
    public static void WriteEncoded(TextWriter writer, HtmlEncoder encoder, string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\u0080' and <= '\u009f')
            {
                encoder.Encode(writer, text, start, i - start);
                writer.Write(text[i]);
                start = i + 1;
            }
        }
        encoder.Encode(writer, text, start, text.Length - start);
    }

    private sealed class EncodedText(string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => WriteEncoded(writer, encoder, text);
    }
}
