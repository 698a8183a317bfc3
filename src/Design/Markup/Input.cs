using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal record InputOptions : FieldOptions
{
    public string? Type { get; init; }
    public string? Autocapitalize { get; init; }
    public string? Pattern { get; init; }
    public string? Inputmode { get; init; }
    public Words? Prefix { get; init; }
    public Words? Suffix { get; init; }
    public Words? InputWrapper { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Input(InputOptions o) => Field(o, described =>
    {
        var input = new Element("input")
            .Class("govuk-input", o.Classes, o.ErrorMessage is null ? null : "govuk-input--error")
            .Attr("id", o.ControlId).Attr("name", o.Name ?? "").Attr("type", o.Type.Or("text"))
            .Attr("spellcheck", Lower(o.Spellcheck)).Attr("value", o.Value).Flag("disabled", o.Disabled)
            .Attr("aria-describedby", described).Attr("autocomplete", o.Autocomplete).Attr("autocapitalize", o.Autocapitalize)
            .Attr("pattern", o.Pattern).Attr("inputmode", o.Inputmode).All(o.Attributes);
        var before = o.FormGroup?.BeforeInput?.Content;
        var after = o.FormGroup?.AfterInput?.Content;
        if ((o.Prefix?.Content ?? o.Suffix?.Content ?? before ?? after) is null)
        {
            return input;
        }
        return new Element("div").Class("govuk-input__wrapper", o.InputWrapper?.Classes).All(o.InputWrapper?.Attributes)
            .Add(before, Affix(o.Prefix, "prefix"), input, Affix(o.Suffix, "suffix"), after);
    });

    private static Element? Affix(Words? affix, string kind) => affix?.Content is null ? null : new Element("div")
        .Class($"govuk-input__{kind}", affix.Classes).Attr("aria-hidden", "true").All(affix.Attributes).Add(affix.Content);

    private static string? Lower(bool? value) => value switch { true => "true", false => "false", null => null };
}
