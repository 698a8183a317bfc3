using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.Tests;

/// <summary>Writes tag helpers and markup as a page would, and reads the result as a browser would.</summary>
internal static class Rendered
{
    public static async Task<string> Html(TagHelper helper, string? text = null, Action<TagHelperContext>? prepare = null)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        prepare?.Invoke(context);
        var output = new TagHelperOutput("los-test", [], (_, _) =>
            Task.FromResult(new DefaultTagHelperContent().Append(text ?? "")));
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        return Html(output);
    }

    public static string Html(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, PageEncoder.Instance);
        return writer.ToString();
    }

    public static IHtmlDocument Document(string html) => new HtmlParser().ParseDocument(
        html.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? html : "<!DOCTYPE html><body>" + html);
}
