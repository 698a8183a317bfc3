using System.Globalization;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// Pages of a list: <c>&lt;los-pagination page="Model.Page" pages="12" /&gt;</c>. Links keep the rest of the query (filters) and
/// set <see cref="Parameter"/>. Nothing is written for one page.
/// </summary>
[HtmlTargetElement("los-pagination")]
public sealed class PaginationTagHelper : ComponentTagHelper
{
    /// <summary>The page being written; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; set; }

    /// <summary>The query parameter that names the page.</summary>
    public string Parameter { get; set; } = "page";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }
        var items = new List<PageLink?>();
        var last = 0;
        foreach (var number in new[] { 1, Page - 1, Page, Page + 1, Pages }.Where(n => n >= 1 && n <= Pages).Distinct().Order())
        {
            if (number > last + 1)
            {
                items.Add(new PageLink { Ellipsis = true });
            }
            items.Add(new PageLink { Number = number.ToString(CultureInfo.InvariantCulture), Href = Href(number), Current = number == Page });
            last = number;
        }
        Replace(output, Components.Pagination(new PaginationOptions
        {
            Items = items,
            Previous = Page > 1 ? new StepLink { Href = Href(Page - 1) } : null,
            Next = Page < Pages ? new StepLink { Href = Href(Page + 1) } : null,
            Classes = Class, Attributes = Others(output),
        }));
    }

    private string Href(int number)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(q => !string.Equals(q.Key, Parameter, StringComparison.OrdinalIgnoreCase))
            .SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value))
            .Append(KeyValuePair.Create(Parameter, (string?)number.ToString(CultureInfo.InvariantCulture)));
        return request.PathBase + request.Path + QueryString.Create(query);
    }
}
