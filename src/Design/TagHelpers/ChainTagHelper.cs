using LineOfSight.Design.Chain;
using LineOfSight.Design.Html;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// The line of sight as a picture, and the same as a list: <c>&lt;los-chain model="Model.Picture" /&gt;</c>. Narrow screens get the
/// list alone, paper gets both.
/// </summary>
[HtmlTargetElement("los-chain")]
public sealed class ChainTagHelper : ComponentTagHelper
{
    /// <summary>What to draw.</summary>
    public ChainPicture? Model { get; set; }

    /// <summary>Begins the ids inside; needed when a page has more than one.</summary>
    public string Id { get; set; } = "chain";

    /// <summary>The level of the list's headings.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var picture = Model ?? throw new InvalidOperationException("los-chain needs a model.");
        Replace(output, new Element("div").Class("los-chain", Class).All(Others(output))
            .Add(new Element("section").Class("los-chain__picture").Attr("tabindex", "0").Attr("aria-label", picture.Title)
                .Add(ChainMarkup.Picture(picture, Id)))
            .Add(Components.Details(new DetailsOptions { SummaryText = "See the same as a list", Open = true, Html = ChainMarkup.List(picture, HeadingLevel) })));
    }
}
