using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>One choice from a list that opens: <c>&lt;los-select asp-for="Owner" asp-items="Model.Owners" label="Owner" empty="Choose" /&gt;</c>.</summary>
[HtmlTargetElement("los-select")]
public sealed class SelectTagHelper : LabelledTagHelper
{
    /// <summary>What can be chosen.</summary>
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Wording of a first choice with no value; none when not given.</summary>
    public string? Empty { get; set; }

    private protected override IHtmlContent Make(BoundField field, FieldParts parts, TagHelperOutput output)
    {
        var options = Common(new SelectOptions(), field, parts, output);
        ChoiceNames.Of(ViewContext.HttpContext).Add(Items);
        var items = Items.Select(i => new SelectItem
        {
            Value = i.Value, Text = i.Text, Disabled = i.Disabled, Selected = i.Selected && string.IsNullOrEmpty(options.Value) ? true : null,
        });
        return Components.Select(options with
        {
            Items = [.. Empty is null ? items : items.Prepend(new SelectItem { Value = "", Text = Empty })],
        });
    }
}
