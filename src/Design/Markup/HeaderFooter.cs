using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record GenericHeaderOptions
{
    public string? LogoText { get; init; }
    public IHtmlContent? LogoHtml { get; init; }
    public string? Url { get; init; }
    public string? ContainerClasses { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    /// <summary>Ours: stands beside the logo.</summary>
    public IHtmlContent? Beside { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent GenericHeader(GenericHeaderOptions o) => new Element("div").Class("govuk-generic-header", o.Classes).All(o.Attributes)
        .Add(new Element("div").Class("govuk-generic-header__container", o.ContainerClasses.Or("govuk-width-container"))
            .Add(new Element("div").Class("govuk-generic-header__logo")
                .Add(new Element("a").Attr("href", o.Url.Or("/")).Class("govuk-generic-header__homepage-link").Add(Content.Of(o.LogoText, o.LogoHtml))))
            .Add(o.Beside));

    /// <summary>The mark of the product: four points joined by a line, the last of them lit.</summary>
    public static IHtmlContent Mark()
    {
        static Element Dot(string x, string y, string fill) => new Element("circle").Attr("cx", x).Attr("cy", y).Attr("r", "3").Attr("fill", fill);
        return new Element("svg").Class("los-header__mark").Attr("xmlns", "http://www.w3.org/2000/svg").Attr("viewBox", "0 0 34 22")
            .Attr("width", "34").Attr("height", "22").Attr("aria-hidden", "true").Attr("focusable", "false")
            .Add(new Element("path").Attr("d", "M3 18 13 6.500 22 14 31 5").Attr("fill", "none").Attr("stroke", "#ffffff").Attr("stroke-width", "2.5"))
            .Add(Dot("3", "18", "#ffffff"), Dot("13", "6.5", "#ffffff"), Dot("22", "14", "#ffffff"), Dot("31", "5", "#ffd447"));
    }
}
