using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record DetailsOptions : Words
{
    public string? SummaryText { get; init; }
    public IHtmlContent? SummaryHtml { get; init; }
    public bool Open { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Details(DetailsOptions o) => new Element("details")
        .Attr("id", o.Id.NullIfEmpty()).Class("govuk-details", o.Classes).All(o.Attributes).Flag("open", o.Open)
        .Add(new Element("summary").Class("govuk-details__summary")
            .Add(new Element("span").Class("govuk-details__summary-text").Add(Content.Of(o.SummaryText, o.SummaryHtml))))
        .Add(new Element("div").Class("govuk-details__text").Add(o.Content));
}
