using LineOfSight.Design.Forms;
using LineOfSight.Design.Html;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// One choice of the radios or checkboxes around it: <c>&lt;los-radio value="met" hint="…"&gt;Fully met&lt;/los-radio&gt;</c>.
/// Its content is the label; a <c>los-conditional</c> inside is shown when it is chosen.
/// </summary>
[HtmlTargetElement("los-radio", ParentTag = "los-radios")]
[HtmlTargetElement("los-checkbox", ParentTag = "los-checkboxes")]
public sealed class ChoiceTagHelper : ComponentTagHelper
{
    /// <summary>What is posted when it is chosen.</summary>
    public string Value { get; set; } = "";

    /// <summary>Help under the label. Markup goes in a <c>los-hint</c> child.</summary>
    public string? Hint { get; set; }

    /// <summary>Chosen whatever the model says; null leaves it to the model.</summary>
    public bool? Checked { get; set; }

    /// <summary>It cannot be chosen.</summary>
    public bool Disabled { get; set; }

    /// <summary>Choosing this box clears the others ("None of these").</summary>
    public bool Exclusive { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var owner = (FieldParts)context.Items[typeof(FieldParts)];
        var own = new FieldParts();
        context.Items[typeof(FieldParts)] = own;
        var label = new HtmlString((await output.GetChildContentAsync()).GetContent(PageEncoder.Instance).Trim());
        owner.Items.Add(new ChoiceItem
        {
            Value = Value,
            Html = label,
            Hint = own.Hint is not null ? new Words { Html = own.Hint } : Hint is null ? null : new Words { Text = Hint },
            Conditional = own.Conditional is null ? null : new Words { Html = own.Conditional },
            Checked = Checked,
            Disabled = Disabled,
            Behaviour = Exclusive ? "exclusive" : null,
            Attributes = Others(output),
        });
        output.SuppressOutput();
    }
}
