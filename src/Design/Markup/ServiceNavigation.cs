using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record ServiceNavigationOptions
{
    public string? ServiceName { get; init; }
    public string? ServiceUrl { get; init; }
    public IReadOnlyList<ServiceLink?> Navigation { get; init; } = [];
    public string? AriaLabel { get; init; }
    public string? MenuButtonText { get; init; }
    public string? MenuButtonLabel { get; init; }
    public string? NavigationLabel { get; init; }
    public string? NavigationId { get; init; }
    public string? NavigationClasses { get; init; }
    public bool? CollapseNavigationOnMobile { get; init; }
    public ServiceSlots? Slots { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record ServiceLink : Words
{
    public string? Href { get; init; }
    public bool Current { get; init; }
    public bool Active { get; init; }

    public string? AriaCurrent => Current ? "page" : Active ? "true" : null;
}

internal sealed record ServiceSlots
{
    public IHtmlContent? Start { get; init; }
    public IHtmlContent? NavigationStart { get; init; }
    public IHtmlContent? NavigationEnd { get; init; }
    public EndSlot? End { get; init; }
}

internal sealed record EndSlot
{
    public string? Align { get; init; }
    public IHtmlContent? Html { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent ServiceNavigation(ServiceNavigationOptions o)
    {
        var labelled = !string.IsNullOrEmpty(o.ServiceName) || o.Slots?.Start is not null || o.Slots?.End?.Html is not null;
        var container = new Element("div").Class("govuk-width-container", o.Slots?.End?.Align == "inline" ? "govuk-service-navigation__inlining-container" : null)
            .Add(o.Slots?.Start)
            .Add(new Element("div").Class("govuk-service-navigation__container").Add(ServiceName(o), ServiceLinks(o)))
            .Add(o.Slots?.End?.Html);
        return new Element(labelled ? "section" : "div").Attr("aria-label", labelled ? o.AriaLabel ?? "Service information" : null)
            .Class("govuk-service-navigation", o.Classes).Attr("data-module", "govuk-service-navigation").All(o.Attributes).Add(container);
    }

    private static Element? ServiceName(ServiceNavigationOptions o) => string.IsNullOrEmpty(o.ServiceName) ? null
        : new Element("span").Class("govuk-service-navigation__service-name").Add(string.IsNullOrEmpty(o.ServiceUrl)
            ? new Element("span").Class("govuk-service-navigation__text").Add(o.ServiceName)
            : new Element("a").Attr("href", o.ServiceUrl).Class("govuk-service-navigation__link").Add(o.ServiceName));

    private static Element? ServiceLinks(ServiceNavigationOptions o)
    {
        var items = o.Navigation.OfType<ServiceLink>().ToList();
        if (items.Count == 0 && o.Slots?.NavigationStart is null && o.Slots?.NavigationEnd is null)
        {
            return null;
        }
        var (menu, id) = (o.MenuButtonText.Or("Menu"), o.NavigationId.Or("navigation"));
        var toggle = new Element("button").Attr("type", "button").Class("govuk-service-navigation__toggle", "govuk-js-service-navigation-toggle")
            .Attr("aria-controls", id).Attr("aria-label", string.IsNullOrEmpty(o.MenuButtonLabel) || o.MenuButtonLabel == menu ? null : o.MenuButtonLabel)
            .Flag("hidden", true).Attr("aria-hidden", "true").Add(menu);
        return new Element("nav").Attr("aria-label", o.NavigationLabel.Or(menu)).Class("govuk-service-navigation__wrapper", o.NavigationClasses)
            .Add(o.CollapseNavigationOnMobile ?? items.Count > 1 ? toggle : null)
            .Add(new Element("ul").Class("govuk-service-navigation__list").Attr("id", id)
                .Add(o.Slots?.NavigationStart).AddAll(items.Select(ServiceItem)).Add(o.Slots?.NavigationEnd));
    }

    private static Element ServiceItem(ServiceLink item)
    {
        var words = item.AriaCurrent is null ? item.Content : new Element("strong").Class("govuk-service-navigation__active-fallback").Add(item.Content);
        var li = new Element("li").Class("govuk-service-navigation__item", item.AriaCurrent is null ? null : "govuk-service-navigation__item--active");
        return !string.IsNullOrEmpty(item.Href)
            ? li.Add(new Element("a").Class("govuk-service-navigation__link").Attr("href", item.Href).Attr("aria-current", item.AriaCurrent)
                .All(item.Attributes).Add(words))
            : item.Content is null ? li
            : li.Add(new Element("span").Class("govuk-service-navigation__text").Attr("aria-current", item.AriaCurrent).Add(words));
    }
}
