using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LineOfSight.Kernel.Disclosures;

/// <summary>
/// Writes what a person is given of their own data: a new HTML file, made from nothing but the texts that were included, with the words
/// taken out replaced. Nothing of the originals comes along: no file, no property, no comment, no trace of a page that is withheld.
/// </summary>
public static class SubjectPack
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    // Read on a screen and on paper by people of all ages; it loads nothing from anywhere.
    private const string Style = "<style>body { font: 1.1875rem/1.5 Arial, Helvetica, sans-serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #000; overflow-wrap: break-word } h2 { break-after: avoid }</style>\n";

    /// <summary>A page that was included.</summary>
    /// <param name="Title">Its title.</param>
    /// <param name="Text">Its text; paragraphs are apart by an empty line.</param>
    /// <param name="Phrases">The words to be taken out of both.</param>
    public sealed record Included(string Title, string Text, IReadOnlyList<string> Phrases);

    /// <summary>The whole file, in UTF-8. The same pages make the same bytes.</summary>
    /// <param name="partnership">Who answers.</param>
    /// <param name="reference">The request's reference.</param>
    /// <param name="on">The day it was approved.</param>
    /// <param name="pages">What is given, in order.</param>
    public static byte[] Write(string partnership, string reference, DateOnly on, IReadOnlyList<Included> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var file = new StringBuilder("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        file.Append(CultureInfo.InvariantCulture, $"<title>Your data: request {Html.Encode(reference)}</title>\n{Style}</head>\n<body>\n<main>\n<h1>Your data: request {Html.Encode(reference)}</h1>\n");
        file.Append(CultureInfo.InvariantCulture, $"<p>From {Html.Encode(partnership)}, {on.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}.</p>\n");
        file.Append("<p>This is what we hold and may give you. Words that the law lets us keep back are replaced by [redacted], and whole pages may be left out. ");
        file.Append("If you think that we are wrong, ask us to look again, or complain to the Information Commissioner (ico.org.uk).</p>\n");
        for (var number = 1; number <= pages.Count; number++)
        {
            var page = pages[number - 1];
            file.Append(CultureInfo.InvariantCulture, $"<section>\n<h2>{number}. {Html.Encode(RedactedText.Of(page.Title, page.Phrases))}</h2>\n");
            foreach (var paragraph in RedactedText.Of(page.Text, page.Phrases).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            {
                file.Append("<p>").AppendJoin("<br>\n", paragraph.Split('\n').Select(Html.Encode)).Append("</p>\n");
            }

            file.Append("</section>\n");
        }

        return Encoding.UTF8.GetBytes(file.Append("</main>\n</body>\n</html>\n").ToString());
    }
}
