using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record TabsOptions
{
    public string? Id { get; init; }
    public string? IdPrefix { get; init; }
    public string? Title { get; init; }
    public IReadOnlyList<TabItem?> Items { get; init; } = [];
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record TabItem
{
    public string? Id { get; init; }
    public string? Label { get; init; }
    public Words? Panel { get; init; }
    public Attributes? Attributes { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Tabs(TabsOptions o)
    {
        var tabs = new Element("div").Attr("id", o.Id.NullIfEmpty()).Class("govuk-tabs", o.Classes).All(o.Attributes).Attr("data-module", "govuk-tabs")
            .Add(new Element("h2").Class("govuk-tabs__title").Add(o.Title ?? "Contents"));
        string PanelId(TabItem item, int i) => item.Id.Or($"{o.IdPrefix}-{i + 1}");
        return o.Items.Count == 0 ? tabs : tabs
            .Add(new Element("ul").Class("govuk-tabs__list").AddAll(o.Items.Select((item, i) => item is null ? null : new Element("li")
                .Class("govuk-tabs__list-item", i == 0 ? "govuk-tabs__list-item--selected" : null)
                .Add(new Element("a").Class("govuk-tabs__tab").Attr("href", "#" + PanelId(item, i)).All(item.Attributes).Add(item.Label)))))
            .AddAll(o.Items.Select((item, i) => item is null ? null : new Element("div")
                .Class("govuk-tabs__panel", i > 0 ? "govuk-tabs__panel--hidden" : null).Attr("id", PanelId(item, i)).All(item.Panel?.Attributes)
                .Add(item.Panel?.Html ?? (string.IsNullOrEmpty(item.Panel?.Text) ? null : new Element("p").Class("govuk-body").Add(item.Panel.Text)))));
    }
}
