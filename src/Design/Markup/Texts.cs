using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record WarningTextOptions : Words
{
    public string? IconFallbackText { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Tag(Words o) => new Element("strong").Class("govuk-tag", o.Classes).All(o.Attributes).Add(o.Content);

    public static IHtmlContent InsetText(Words o) => new Element("div")
        .Attr("id", o.Id.NullIfEmpty()).Class("govuk-inset-text", o.Classes).All(o.Attributes).Add(o.Content);

    public static IHtmlContent WarningText(WarningTextOptions o) => new Element("div").Class("govuk-warning-text", o.Classes).All(o.Attributes)
        .Add(new Element("span").Class("govuk-warning-text__icon").Attr("aria-hidden", "true").Add("!"))
        .Add(new Element("strong").Class("govuk-warning-text__text")
            .Add(new Element("span").Class("govuk-visually-hidden").Add(o.IconFallbackText.Or("Warning"))).Add(" ").Add(o.Content));
}
