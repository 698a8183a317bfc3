using LineOfSight.Design.Html;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>The way back in a flow of questions: <c>&lt;los-back-link href="/cases" /&gt;</c>. Stands in the section BeforeContent.</summary>
[HtmlTargetElement("los-back-link")]
public sealed class BackLinkTagHelper : ComponentTagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "#";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        // In a landmark of its own, because it stands before the main one and nothing should stand outside.
        Replace(output, new Element("nav").Class("los-back").Attr("aria-label", "Back")
            .Add(Components.BackLink(new Link { Html = await ChildAsync(output), Href = Href, Classes = Class, Attributes = Others(output) })));
}

/// <summary>The first link of a page, past the navigation. The layout writes it.</summary>
[HtmlTargetElement("los-skip-link")]
public sealed class SkipLinkTagHelper : ComponentTagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "#main-content";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Replace(output, Components.SkipLink(new Link { Html = await ChildAsync(output), Href = Href, Classes = Class, Attributes = Others(output) }));
}

/// <summary>The way up from a list or a record, with <c>los-breadcrumb</c> children. Stands in the section BeforeContent.</summary>
[HtmlTargetElement("los-breadcrumbs")]
public sealed class BreadcrumbsTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = new List<Link>();
        context.Items[typeof(BreadcrumbsTagHelper)] = items;
        await output.GetChildContentAsync();
        Replace(output, Components.Breadcrumbs(new BreadcrumbsOptions { Items = items, Classes = Class, Attributes = Others(output) }));
    }
}

/// <summary>One step of the way up; without <c>href</c> it is the page itself.</summary>
[HtmlTargetElement("los-breadcrumb", ParentTag = "los-breadcrumbs")]
public sealed class BreadcrumbTagHelper : ComponentTagHelper
{
    /// <summary>Where it leads.</summary>
    public string? Href { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((List<Link>)context.Items[typeof(BreadcrumbsTagHelper)]).Add(new Link { Html = await ChildAsync(output), Href = Href, Attributes = Others(output) });
        output.SuppressOutput();
    }
}
