using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record PhaseBannerOptions : Words
{
    public Words? Tag { get; init; }
}

internal sealed record ExitThisPageOptions : Words
{
    public string? RedirectUrl { get; init; }
    public string? ActivatedText { get; init; }
    public string? TimedOutText { get; init; }
    public string? PressTwoMoreTimesText { get; init; }
    public string? PressOneMoreTimeText { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent PhaseBanner(PhaseBannerOptions o) => new Element("div").Class("govuk-phase-banner", "govuk-width-container", o.Classes)
        .All(o.Attributes).Add(new Element("p").Class("govuk-phase-banner__content")
            .Add(Tag(new Words { Text = o.Tag?.Text, Html = o.Tag?.Html, Classes = Joined("govuk-phase-banner__content__tag", o.Tag?.Classes) }))
            .Add(" ").Add(new Element("span").Class("govuk-phase-banner__text").Add(o.Content)));

    public static IHtmlContent ExitThisPage(ExitThisPageOptions o) => new Element("div").Attr("id", o.Id.NullIfEmpty())
        .Class("govuk-exit-this-page", o.Classes).Attr("data-module", "govuk-exit-this-page").All(o.Attributes)
        .Attr("data-i18n.activated", o.ActivatedText.NullIfEmpty()).Attr("data-i18n.timed-out", o.TimedOutText.NullIfEmpty())
        .Attr("data-i18n.press-two-more-times", o.PressTwoMoreTimesText.NullIfEmpty())
        .Attr("data-i18n.press-one-more-time", o.PressOneMoreTimeText.NullIfEmpty())
        .Add(Button(new ButtonOptions
        {
            Html = o.Content ?? Content.Join(new Element("span").Class("govuk-visually-hidden").Add("Emergency"), Content.Text(" Exit this page")),
            Classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
            Href = o.RedirectUrl.Or("https://www.bbc.co.uk/weather"),
            Attributes = new Attributes().With("rel", "nofollow noreferrer"),
        }));
}
