using System.Globalization;
using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// Links to take a list away as a file: <c>&lt;los-downloads rows="Model.Count" of="agencies" /&gt;</c>. They keep the filters of the query and
/// call the page's handler <c>Download</c>, so the file is under the permission of the page. Nothing is written for an empty list.
/// </summary>
[HtmlTargetElement("los-downloads", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DownloadsTagHelper : ComponentTagHelper
{
    /// <summary>The page being written; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>How many rows the file will have: those on all pages of the list.</summary>
    public int Rows { get; set; }

    /// <summary>What they are, in the plural: "agencies".</summary>
    public string Of { get; set; } = "rows";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Rows == 0)
        {
            output.SuppressOutput();
            return;
        }

        Replace(output, new Element("p").Class("govuk-body", "los-downloads", "los-no-print", Class).All(Others(output))
            .Add(Rows == 1 ? "Download this one as " : $"Download all {Rows.ToString("N0", CultureInfo.InvariantCulture)} {Of} as ")
            .Add(Link("csv", "CSV")).Add(" or ").Add(Link("excel", "Excel")));
    }

    private Element Link(string format, string words) => new Element("a").Class("govuk-link").Attr("href", Href(format)).Flag("download", on: true).Attr("rel", "nofollow").Add(words);

    private string Href(string format)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(q => q.Key.ToUpperInvariant() is not ("PAGE" or "PAGENUMBER" or "HANDLER" or "AS"))
            .SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value))
            .Append(KeyValuePair.Create("handler", (string?)"Download")).Append(KeyValuePair.Create("as", (string?)format));
        return request.PathBase + request.Path + QueryString.Create(query);
    }
}
