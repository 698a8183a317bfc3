using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record ErrorSummaryOptions
{
    public string? TitleText { get; init; }
    public IHtmlContent? TitleHtml { get; init; }
    public string? DescriptionText { get; init; }
    public IHtmlContent? DescriptionHtml { get; init; }
    public IReadOnlyList<Link>? ErrorList { get; init; }
    public bool? DisableAutoFocus { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent ErrorSummary(ErrorSummaryOptions o)
    {
        var description = Content.Of(o.DescriptionText, o.DescriptionHtml);
        return new Element("div").Class("govuk-error-summary", o.Classes).Attr("data-disable-auto-focus", Lower(o.DisableAutoFocus))
            .All(o.Attributes).Attr("data-module", "govuk-error-summary")
            .Add(new Element("div").Attr("role", "alert")
                .Add(new Element("h2").Class("govuk-error-summary__title").Add(Content.Of(o.TitleText, o.TitleHtml)))
                .Add(new Element("div").Class("govuk-error-summary__body")
                    .Add(description is null ? null : new Element("p").Add(description))
                    .Add(o.ErrorList is null or [] ? null : new Element("ul").Class("govuk-list", "govuk-error-summary__list")
                        .AddAll(o.ErrorList.Select(e => new Element("li").Add(string.IsNullOrEmpty(e.Href)
                            ? e.Content
                            : new Element("a").Attr("href", e.Href).All(e.Attributes).Add(e.Content)))))));
    }
}
