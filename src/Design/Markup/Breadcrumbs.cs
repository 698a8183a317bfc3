using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record BreadcrumbsOptions
{
    public IReadOnlyList<Link> Items { get; init; } = [];
    public bool CollapseOnMobile { get; init; }
    public string? Classes { get; init; }
    public string? LabelText { get; init; }
    public Attributes? Attributes { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Breadcrumbs(BreadcrumbsOptions o) => new Element("nav")
        .Class("govuk-breadcrumbs", o.Classes, o.CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null)
        .All(o.Attributes).Attr("aria-label", o.LabelText ?? "Breadcrumb")
        .Add(new Element("ol").Class("govuk-breadcrumbs__list").AddAll(o.Items.Select(Crumb)));

    private static Element Crumb(Link item)
    {
        var li = new Element("li").Class("govuk-breadcrumbs__list-item");
        return string.IsNullOrEmpty(item.Href)
            ? li.Attr("aria-current", "page").Add(item.Content)
            : li.Add(new Element("a").Class("govuk-breadcrumbs__link").Attr("href", item.Href).All(item.Attributes).Add(item.Content));
    }
}
