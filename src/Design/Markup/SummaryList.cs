using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record SummaryListOptions
{
    public IReadOnlyList<SummaryRow?> Rows { get; init; } = [];
    public SummaryCard? Card { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record SummaryRow
{
    public Words? Key { get; init; }
    public Words? Value { get; init; }
    public Actions? Actions { get; init; }
    public string? Classes { get; init; }
}

internal sealed record SummaryCard
{
    public Title? Title { get; init; }
    public Actions? Actions { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent SummaryList(SummaryListOptions o)
    {
        var anyActions = o.Rows.Any(r => r?.Actions?.Items is { Count: > 0 });
        var list = new Element("dl").Class("govuk-summary-list", o.Classes).All(o.Attributes)
            .AddAll(o.Rows.Select(r => r is null ? null : SummaryListRow(r, anyActions, o.Card?.Title)));
        return o.Card is null ? list : Card(o.Card, list);
    }

    private static Element SummaryListRow(SummaryRow row, bool anyActions, Title? card) => new Element("div")
        .Class("govuk-summary-list__row", anyActions && row.Actions?.Items is null ? "govuk-summary-list__row--no-actions" : null, row.Classes)
        .Add(new Element("dt").Class("govuk-summary-list__key", row.Key?.Classes).Add(row.Key?.Content))
        .Add(new Element("dd").Class("govuk-summary-list__value", row.Value?.Classes).Add(row.Value?.Content))
        .Add(row.Actions?.Items is null or [] ? null : new Element("dd").Class("govuk-summary-list__actions", row.Actions.Classes)
            .Add(row.Actions.Items is [var only] ? ActionLink(only, card) : new Element("ul").Class("govuk-summary-list__actions-list")
                .AddAll(row.Actions.Items.Select(a => new Element("li").Class("govuk-summary-list__actions-list-item").Add(ActionLink(a, card))))));

    private static Element Card(SummaryCard card, Element list)
    {
        var actions = card.Actions?.Items;
        return new Element("div").Class("govuk-summary-card", card.Classes).All(card.Attributes)
            .Add(new Element("div").Class("govuk-summary-card__title-wrapper")
                .Add(card.Title is null ? null : Heading(card.Title.HeadingLevel > 0 ? card.Title.HeadingLevel : 2)
                    .Class("govuk-summary-card__title", card.Title.Classes).Add(card.Title.Content))
                .Add(actions switch
                {
                    null or [] => null,
                    [var only] => new Element("div").Class("govuk-summary-card__actions", card.Actions!.Classes).Add(ActionLink(only, card.Title)),
                    _ => new Element("ul").Class("govuk-summary-card__actions", card.Actions!.Classes)
                        .AddAll(actions.Select(a => new Element("li").Class("govuk-summary-card__action").Add(ActionLink(a, card.Title)))),
                }))
            .Add(new Element("div").Class("govuk-summary-card__content").Add(list));
    }

    private static Element ActionLink(Link action, Title? card)
    {
        var link = new Element("a").Class("govuk-link", action.Classes).Attr("href", action.Href ?? "").All(action.Attributes).Add(action.Content);
        if (string.IsNullOrEmpty(action.VisuallyHiddenText) && card is null)
        {
            return link;
        }
        var hidden = new Element("span").Class("govuk-visually-hidden");
        hidden.Add(string.IsNullOrEmpty(action.VisuallyHiddenText) ? null : " " + action.VisuallyHiddenText);
        return link.Add(card is null ? hidden : hidden.Add(" (").Add(card.Content).Add(")"));
    }
}
