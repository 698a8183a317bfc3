using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

/// <summary>The pure functions that make the markup of GOV.UK Frontend's components, each held to the official fixtures.</summary>
internal static partial class Components
{
    public static IHtmlContent BackLink(Link o) => new Element("a")
        .Attr("href", o.Href.Or("#")).Class("govuk-back-link", o.Classes).All(o.Attributes)
        .Add(o.Content ?? Content.Text("Back"));

    public static IHtmlContent SkipLink(Link o) => new Element("a")
        .Attr("href", o.Href.Or("#content")).Class("govuk-skip-link", o.Classes).All(o.Attributes)
        .Attr("data-module", "govuk-skip-link").Add(o.Content);

    private static string Or(this string? given, string otherwise) => string.IsNullOrEmpty(given) ? otherwise : given;

    private static string? NullIfEmpty(this string? given) => string.IsNullOrEmpty(given) ? null : given;

    private static Element Heading(int level) => new($"h{level}");
}
