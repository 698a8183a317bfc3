using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record NotificationBannerOptions : Words
{
    public string? Type { get; init; }
    public string? TitleText { get; init; }
    public IHtmlContent? TitleHtml { get; init; }
    public string? TitleId { get; init; }
    public int TitleHeadingLevel { get; init; }
    public string? Role { get; init; }
    public bool? DisableAutoFocus { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent NotificationBanner(NotificationBannerOptions o)
    {
        var success = o.Type == "success";
        var titleId = o.TitleId.Or("govuk-notification-banner-title");
        return new Element("div").Class("govuk-notification-banner", success ? "govuk-notification-banner--success" : null, o.Classes)
            .Attr("role", o.Role.Or(success ? "alert" : "region")).Attr("aria-labelledby", titleId)
            .Attr("data-module", "govuk-notification-banner").Attr("data-disable-auto-focus", Lower(o.DisableAutoFocus)).All(o.Attributes)
            .Add(new Element("div").Class("govuk-notification-banner__header")
                .Add(Heading(o.TitleHeadingLevel > 0 ? o.TitleHeadingLevel : 2).Class("govuk-notification-banner__title").Attr("id", titleId)
                    .Add(Content.Of(o.TitleText, o.TitleHtml) ?? Content.Text(success ? "Success" : "Important"))))
            .Add(new Element("div").Class("govuk-notification-banner__content")
                .Add(o.Html ?? (string.IsNullOrEmpty(o.Text) ? null
                    : new Element("p").Class("govuk-notification-banner__heading").Add(o.Text))));
    }
}
