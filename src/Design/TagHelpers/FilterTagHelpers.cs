using LineOfSight.Design.Html;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// Filters of a list, as a form that is sent with GET, with "Apply filters" at both ends so that nobody has to go back up:
/// fields inside, and <c>los-chosen</c> for each filter that is on.
/// </summary>
[HtmlTargetElement("los-filter")]
public sealed class FilterTagHelper : ComponentTagHelper
{
    /// <summary>Its heading.</summary>
    public string Heading { get; set; } = "Filter";

    /// <summary>Where the filters are cleared: the list without a query.</summary>
    public string? ClearHref { get; set; }

    /// <summary>Where the form is sent; the same page when not given.</summary>
    public string? Action { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = new List<IHtmlContent>();
        context.Items[typeof(FilterTagHelper)] = chosen;
        var fields = await ChildAsync(output);
        Element Head(Element apply) => new Element("div").Class("los-filter__head").Add(new Element("h2").Class("govuk-heading-s", "los-filter__title").Add(Heading)).Add(apply);
        Replace(output, new Element("form").Class("los-filter", Class).Attr("method", "get").Attr("action", Action).Attr("aria-label", Heading).All(Others(output))
            .Add(Head(Apply("govuk-button--secondary")))
            .Add(chosen.Count == 0 ? null : new Element("ul").Class("los-filter__chosen").AddAll(chosen))
            .Add(new Element("div").Class("los-filter__fields").Add(fields))
            .Add(new Element("div").Class("govuk-button-group").Add(Apply("govuk-button--secondary"))
                .Add(ClearHref is null || chosen.Count == 0 ? null : new Element("a").Class("govuk-link").Attr("href", ClearHref).Add("Clear filters"))));
    }

    private static Element Apply(string variant) => (Element)Components.Button(new ButtonOptions { Text = "Apply filters", Classes = variant });
}

/// <summary>A filter that is on, with the way to take it off: <c>&lt;los-chosen remove-href="…"&gt;Agency: Police&lt;/los-chosen&gt;</c>.</summary>
[HtmlTargetElement("los-chosen", ParentTag = "los-filter")]
public sealed class ChosenTagHelper : ComponentTagHelper
{
    /// <summary>The list without this filter.</summary>
    public string RemoveHref { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((List<IHtmlContent>)context.Items[typeof(FilterTagHelper)]).Add(new Element("li").Add(new Element("a").Class("govuk-link").Attr("href", RemoveHref)
            .Add(new Element("span").Class("govuk-visually-hidden").Add("Remove filter: ")).Add(await ChildAsync(output)).Add(" ×")));
        output.SuppressOutput();
    }
}
