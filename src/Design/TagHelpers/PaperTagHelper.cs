using LineOfSight.Design.Markup;
using LineOfSight.Papers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>A paper as the content of a page, its title the page's h1: <c>&lt;los-paper paper="Model.Paper" /&gt;</c>.</summary>
[HtmlTargetElement("los-paper", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaperTagHelper : ComponentTagHelper
{
    /// <summary>What it says.</summary>
    public Paper? Paper { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Replace(output, PaperMarkup.Body(Paper ?? throw new InvalidOperationException("los-paper needs a paper."), whole: false));
}
