using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record PaginationOptions
{
    public IReadOnlyList<PageLink?>? Items { get; init; }
    public StepLink? Previous { get; init; }
    public StepLink? Next { get; init; }
    public string? LandmarkLabel { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record PageLink
{
    public string? Number { get; init; }
    public string? Href { get; init; }
    public bool Current { get; init; }
    public bool Ellipsis { get; init; }
    public string? VisuallyHiddenText { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record StepLink : Words
{
    public string? Href { get; init; }
    public string? LabelText { get; init; }
}

internal static partial class Components
{
    private const string PreviousPath =
        "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z";

    private const string NextPath =
        "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";

    public static IHtmlContent Pagination(PaginationOptions o)
    {
        var block = o.Items is null && (o.Next ?? o.Previous) is not null;
        return new Element("nav").Class("govuk-pagination", block ? "govuk-pagination--block" : null, o.Classes)
            .Attr("aria-label", o.LandmarkLabel.Or("Pagination")).All(o.Attributes)
            .Add(Step(o.Previous, "prev", block))
            .Add(o.Items is null ? null : new Element("ul").Class("govuk-pagination__list").AddAll(o.Items.Select(i => i is null or { Number: null, Ellipsis: false } ? null : PageItem(i))))
            .Add(Step(o.Next, "next", block));
    }

    private static Element? Step(StepLink? link, string type, bool block)
    {
        if (string.IsNullOrEmpty(link?.Href))
        {
            return null;
        }
        var arrow = new Element("svg").Class("govuk-pagination__icon", $"govuk-pagination__icon--{type}").Attr("xmlns", "http://www.w3.org/2000/svg")
            .Attr("height", "13").Attr("width", "15").Attr("aria-hidden", "true").Attr("focusable", "false").Attr("viewBox", "0 0 15 13")
            .Add(new Element("path").Attr("d", type == "prev" ? PreviousPath : NextPath));
        var words = link.Content ?? Content.Join(Content.Text(type == "prev" ? "Previous" : "Next"), new Element("span").Class("govuk-visually-hidden").Add(" page"));
        var labelled = !string.IsNullOrEmpty(link.LabelText);
        return new Element("div").Class($"govuk-pagination__{type}").Add(new Element("a").Class("govuk-link", "govuk-pagination__link")
            .Attr("href", link.Href).Attr("rel", type).All(link.Attributes)
            .Add(block || type == "prev" ? arrow : null)
            .Add(new Element("span").Class("govuk-pagination__link-title", block && !labelled ? "govuk-pagination__link-title--decorated" : null).Add(words))
            .Add(!labelled || !block ? null : Content.Join(
                new Element("span").Class("govuk-visually-hidden").Add(":"), Content.Text(" "), new Element("span").Class("govuk-pagination__link-label").Add(link.LabelText)))
            .Add(!block && type == "next" ? arrow : null));
    }

    private static Element PageItem(PageLink item)
    {
        var li = new Element("li").Class("govuk-pagination__item", item.Current ? "govuk-pagination__item--current" : null,
            item.Ellipsis ? "govuk-pagination__item--ellipsis" : null);
        return item.Ellipsis ? li.Add("⋯") : li.Add(new Element("a").Class("govuk-link", "govuk-pagination__link").Attr("href", item.Href ?? "")
            .Attr("aria-label", item.VisuallyHiddenText ?? $"Page {item.Number}").Attr("aria-current", item.Current ? "page" : null)
            .All(item.Attributes).Add(item.Number));
    }
}
