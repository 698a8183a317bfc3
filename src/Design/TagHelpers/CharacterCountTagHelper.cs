using System.ComponentModel.DataAnnotations;
using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>A field of several lines that says how much may be written: <c>&lt;los-character-count asp-for="How" max="2000" /&gt;</c>.</summary>
[HtmlTargetElement("los-character-count")]
public sealed class CharacterCountTagHelper : LabelledTagHelper
{
    /// <summary>How many lines are shown; 5 when not given.</summary>
    public int? Rows { get; set; }

    /// <summary>The most characters; from [StringLength] or [MaxLength] of the property when not given.</summary>
    public int? Max { get; set; }

    /// <summary>The most words, instead of characters.</summary>
    public int? MaxWords { get; set; }

    private protected override IHtmlContent Make(BoundField field, FieldParts parts, TagHelperOutput output) => Components.CharacterCount(Common(
        new CharacterCountOptions { Rows = Rows, Maxlength = MaxWords is null ? Max ?? Limit(field) : null, Maxwords = MaxWords }, field, parts, output));

    private static int? Limit(BoundField field)
    {
        var rules = field.Metadata?.ValidatorMetadata ?? [];
        return rules.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength ?? rules.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;
    }
}
