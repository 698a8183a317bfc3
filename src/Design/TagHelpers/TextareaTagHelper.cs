using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>A field of several lines: <c>&lt;los-textarea asp-for="Reasons" label="Reasons" rows="8" /&gt;</c>.</summary>
[HtmlTargetElement("los-textarea")]
public sealed class TextareaTagHelper : LabelledTagHelper
{
    /// <summary>How many lines are shown; 5 when not given.</summary>
    public int? Rows { get; set; }

    private protected override IHtmlContent Make(BoundField field, FieldParts parts, TagHelperOutput output) =>
        Components.Textarea(Common(new TextareaOptions { Rows = Rows }, field, parts, output));
}
