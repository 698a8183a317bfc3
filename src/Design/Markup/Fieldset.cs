using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record LegendOptions : Words
{
    public bool IsPageHeading { get; init; }
}

internal sealed record FieldsetOptions
{
    public LegendOptions? Legend { get; init; }
    public string? Role { get; init; }
    public string? DescribedBy { get; init; }
    public string? Classes { get; init; }
    public IHtmlContent? Html { get; init; }
    public Attributes? Attributes { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Fieldset(FieldsetOptions o) => new Element("fieldset").Class("govuk-fieldset", o.Classes)
        .Attr("role", o.Role.NullIfEmpty()).Attr("aria-describedby", o.DescribedBy.NullIfEmpty()).All(o.Attributes)
        .Add(o.Legend is null ? null : Legend(o.Legend), o.Html);

    private static Element? Legend(LegendOptions o) => o.Content is null ? null : new Element("legend").Class("govuk-fieldset__legend", o.Classes)
        .Add(o.IsPageHeading ? new Element("h1").Class("govuk-fieldset__heading").Add(o.Content) : o.Content);
}
