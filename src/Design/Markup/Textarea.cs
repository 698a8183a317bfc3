using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record TextareaOptions : FieldOptions
{
    public int? Rows { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Textarea(TextareaOptions o) => Field(o, described => Content.Join(
        o.FormGroup?.BeforeInput?.Content,
        new Element("textarea").Class("govuk-textarea", o.ErrorMessage is null ? null : "govuk-textarea--error", o.Classes)
            .Attr("id", o.ControlId).Attr("name", o.Name ?? "")
            .Attr("rows", (o.Rows is > 0 ? o.Rows.Value : 5).ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Attr("spellcheck", Lower(o.Spellcheck)).Flag("disabled", o.Disabled).Attr("aria-describedby", described)
            .Attr("autocomplete", o.Autocomplete.NullIfEmpty()).All(o.Attributes)
            // A parser drops the first line break of a textarea: one is given to it, so that the text keeps its own.
            .Add(new HtmlString("\n")).Add(o.Value),
        o.FormGroup?.AfterInput?.Content));
}
