using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record PanelOptions : Words
{
    public string? TitleText { get; init; }
    public IHtmlContent? TitleHtml { get; init; }
    public int HeadingLevel { get; init; }
    public PanelActions? Actions { get; init; }
}

internal sealed record PanelActions
{
    public IReadOnlyList<PanelAction>? Items { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record PanelAction
{
    public string? Text { get; init; }
    public string? Type { get; init; }
    public string? Href { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Panel(PanelOptions o)
    {
        var interruption = o.Classes?.Contains("govuk-panel--interruption", StringComparison.Ordinal) == true;
        return new Element("div").Class("govuk-panel", interruption ? null : "govuk-panel--confirmation", o.Classes).All(o.Attributes)
            .Add(Heading(o.HeadingLevel > 0 ? o.HeadingLevel : 1).Class("govuk-panel__title").Add(Content.Of(o.TitleText, o.TitleHtml)))
            .Add(o.Content is null ? null : new Element("div").Class("govuk-panel__body").Add(o.Content))
            .Add(!interruption || o.Actions is null ? null : new Element("div").Class("govuk-panel__actions", o.Actions.Classes).All(o.Actions.Attributes)
                .Add(o.Actions.Items is null or [] ? null : new Element("div").Class("govuk-button-group").AddAll(o.Actions.Items.Select(PanelLink))));
    }

    private static IHtmlContent PanelLink(PanelAction a) => string.IsNullOrEmpty(a.Href) || a.Type == "button"
        ? Button(new ButtonOptions
        {
            Text = a.Text, Type = a.Type.Or("button"), Href = a.Href, Attributes = a.Attributes,
            Classes = string.Join(' ', "govuk-button--inverse", a.Classes).Trim(),
        })
        : new Element("a").Class("govuk-link", "govuk-link--inverse", a.Classes).Attr("href", a.Href).All(a.Attributes).Add(a.Text);
}
