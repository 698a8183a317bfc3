using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>A field of one line: <c>&lt;los-input asp-for="Title" label="Title" /&gt;</c>.</summary>
[HtmlTargetElement("los-input")]
public sealed class InputTagHelper : LabelledTagHelper
{
    /// <summary>The type of the control: text, email, tel, search.</summary>
    public string? Type { get; set; }

    /// <summary>How many characters wide: 2, 3, 4, 5, 10, 20 or 30. As wide as its place when not given.</summary>
    public int? Width { get; set; }

    /// <summary>Shown before the control, such as £.</summary>
    public string? Prefix { get; set; }

    /// <summary>Shown after the control, such as "days".</summary>
    public string? Suffix { get; set; }

    private protected override IHtmlContent Make(BoundField field, FieldParts parts, TagHelperOutput output) => Components.Input(Common(
        new InputOptions
        {
            Type = Type,
            Inputmode = IsNumber(field) ? "numeric" : null,
            Prefix = Prefix is null ? null : new Words { Text = Prefix },
            Suffix = Suffix is null ? null : new Words { Text = Suffix },
        },
        field, parts, output, Width is null ? null : $"govuk-input--width-{Width}"));

    private static bool IsNumber(BoundField field) =>
        field.Metadata?.UnderlyingOrModelType is { } type && (type == typeof(int) || type == typeof(long));
}
