using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record ButtonOptions
{
    public string? Text { get; init; }
    public IHtmlContent? Html { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Type { get; init; }
    public string? Value { get; init; }
    public string? Href { get; init; }
    public bool Disabled { get; init; }
    public bool IsStartButton { get; init; }
    public bool? PreventDoubleClick { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Button(ButtonOptions o)
    {
        var isLink = !string.IsNullOrEmpty(o.Href);
        var element = isLink
            ? new Element("a").Attr("href", o.Href).Attr("role", "button").Attr("draggable", "false")
            : new Element("button").Attr("type", o.Type.Or("submit")).Attr("value", o.Value.NullIfEmpty()).Attr("name", o.Name.NullIfEmpty())
                .Flag("disabled", o.Disabled).Attr("aria-disabled", o.Disabled ? "true" : null)
                .Attr("data-prevent-double-click", o.PreventDoubleClick switch { true => "true", false => "false", null => null });
        var wording = o.Html is not null && o.IsStartButton ? new Element("span").Add(o.Html) : Content.Of(o.Text, o.Html);
        return element.Class("govuk-button", o.Classes, o.IsStartButton ? "govuk-button--start" : null)
            .Attr("data-module", "govuk-button").All(o.Attributes).Attr("id", o.Id.NullIfEmpty())
            .Add(wording, o.IsStartButton ? StartIcon() : null);
    }

    private static Element StartIcon() => new Element("svg").Class("govuk-button__start-icon").Attr("xmlns", "http://www.w3.org/2000/svg")
        .Attr("width", "17.5").Attr("height", "19").Attr("viewBox", "0 0 33 40").Attr("aria-hidden", "true").Attr("focusable", "false")
        .Add(new Element("path").Attr("fill", "currentColor").Attr("d", "M0 0h13l20 20-20 20H0l20-20z"));
}
