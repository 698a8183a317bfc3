using LineOfSight.Design.Forms;
using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>What the parts written inside a field share: they hand their content to the field and write nothing themselves.</summary>
public abstract class FieldPartTagHelper : TagHelper
{
    private protected abstract void Give(FieldParts parts, IHtmlContent content);

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(FieldParts), out var parts))
        {
            Give((FieldParts)parts, new HtmlString((await output.GetChildContentAsync()).GetContent(PageEncoder.Instance).Trim()));
        }
        output.SuppressOutput();
    }
}

/// <summary>The label or legend of the field around it, when it needs markup.</summary>
[HtmlTargetElement("los-label")]
[HtmlTargetElement("los-legend")]
public sealed class LabelPartTagHelper : FieldPartTagHelper
{
    private protected override void Give(FieldParts parts, IHtmlContent content) => parts.Label = content;
}

/// <summary>The hint of the field or choice around it, when it needs markup.</summary>
[HtmlTargetElement("los-hint")]
public sealed class HintPartTagHelper : FieldPartTagHelper
{
    private protected override void Give(FieldParts parts, IHtmlContent content) => parts.Hint = content;
}

/// <summary>What is asked only when the choice around it is made.</summary>
[HtmlTargetElement("los-conditional")]
public sealed class ConditionalPartTagHelper : FieldPartTagHelper
{
    private protected override void Give(FieldParts parts, IHtmlContent content) => parts.Conditional = content;
}

/// <summary>A word between choices, such as "or".</summary>
[HtmlTargetElement("los-divider")]
public sealed class DividerTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(FieldParts), out var parts))
        {
            var word = System.Net.WebUtility.HtmlDecode((await output.GetChildContentAsync()).GetContent(PageEncoder.Instance).Trim());
            ((FieldParts)parts).Items.Add(new Markup.ChoiceItem { Divider = word });
        }
        output.SuppressOutput();
    }
}
