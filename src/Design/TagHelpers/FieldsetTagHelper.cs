using LineOfSight.Design.Forms;
using LineOfSight.Design.Html;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>Fields that belong together, under one question: <c>&lt;los-fieldset legend="Where is the school?"&gt;…&lt;/los-fieldset&gt;</c>.</summary>
[HtmlTargetElement("los-fieldset")]
public sealed class FieldsetTagHelper : ComponentTagHelper
{
    /// <summary>The question. Markup goes in a <c>los-legend</c> child.</summary>
    public string? Legend { get; set; }

    /// <summary>How large the question is.</summary>
    public Size LegendSize { get; set; } = Size.M;

    /// <summary>The question is the page's only h1.</summary>
    public bool LegendIsPageHeading { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new FieldParts();
        context.Items[typeof(FieldParts)] = parts;
        var inside = await ChildAsync(output);
        Replace(output, Components.Fieldset(new FieldsetOptions
        {
            Html = inside, Classes = Class, Attributes = Others(output),
            Legend = new LegendOptions
            {
                Text = Legend, Html = parts.Label, IsPageHeading = LegendIsPageHeading,
                Classes = LegendSize == Size.Body ? null : $"govuk-fieldset__legend--{LegendSize.ToString().ToLowerInvariant()}",
            },
        }));
    }
}
