using System.Security.Cryptography;
using System.Text;
using LineOfSight.Design.Assets;
using LineOfSight.Design.Html;
using LineOfSight.Design.Markup;
using LineOfSight.Papers;

namespace LineOfSight.Design;

/// <summary>A paper as a page that holds all it needs: what PDF is made of, and what can be handed over as it is.</summary>
public sealed class PaperPage(DesignAssets assets)
{
    /// <summary>The whole page. It may load nothing, run nothing, and be styled by its own two style sheets alone.</summary>
    public string Of(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var look = Encoding.UTF8.GetString(assets.All.Single(a => a.Name == "line-of-sight.css").Plain.Span).TrimStart('\uFEFF');
        var sheet = $"@page{{size:A4;margin:18mm 18mm 22mm;@bottom-left{{content:{Quoted(paper.Footer)};font:8pt Arial,sans-serif;width:80%;text-align:left}}"
            + "@bottom-right{content:\"Page \" counter(page) \" of \" counter(pages);font:8pt Arial,sans-serif}}html{background:none}";
        using var page = new StringWriter();
        page.Write("<!DOCTYPE html>\n");
        var policy = $"default-src 'none'; style-src '{Hash(look)}' '{Hash(sheet)}'";
        new Element("html").Class("govuk-template").Attr("lang", "en-GB")
            .Add(new Element("head").Add(new Element("meta").Attr("charset", "utf-8")).Add(new Element("meta").Attr("http-equiv", "Content-Security-Policy").Attr("content", policy))
                .Add(new Element("meta").Attr("name", "viewport").Attr("content", "width=device-width"))
                .Add(new Element("title").Add(paper.Title)).Add(new Element("style").Add(new Css(look))).Add(new Element("style").Add(new Css(sheet))))
            .Add(new Element("body").Class("govuk-template__body").Add(new Element("main").Class("los-paper__sheet").Add(PaperMarkup.Body(paper, whole: true))))
            .WriteTo(page, PageEncoder.Instance);
        return page.ToString();
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // A text of CSS: whatever is not a plain letter is written as its number, so that no text ends the string or the sheet.
    private static string Quoted(string text) => $"\"{string.Concat(text.EnumerateRunes().Select(r => System.Text.Rune.IsLetterOrDigit(r) || r.Value is ' ' or ',' or '.' or ':' or '-' ? r.ToString() : $"\\{r.Value:x} "))}\"";

    private sealed class Css(string text) : Microsoft.AspNetCore.Html.IHtmlContent
    {
        public void WriteTo(TextWriter writer, System.Text.Encodings.Web.HtmlEncoder encoder) =>
            writer.Write(text.Contains("</", StringComparison.Ordinal) ? throw new InvalidOperationException("A style sheet would end its element.") : text);
    }
}
