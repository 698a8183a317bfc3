using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// A table with a caption, in a pane that scrolls by itself when it is wide. Inside: <c>los-thead</c>, <c>los-tbody</c>,
/// <c>los-tr</c>, <c>los-th</c>, <c>los-td</c>.
/// </summary>
[HtmlTargetElement("los-table")]
public sealed class TableTagHelper : ComponentTagHelper
{
    /// <summary>What the table holds; read out before it.</summary>
    public string? Caption { get; set; }

    /// <summary>How large the caption is.</summary>
    public Size CaptionSize { get; set; } = Size.M;

    /// <summary>The caption is read out and not shown.</summary>
    public bool CaptionHidden { get; set; }

    /// <summary>Narrow enough for a telephone: no pane around it.</summary>
    public bool Narrow { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "table", "govuk-table");
        if (!string.IsNullOrEmpty(Caption))
        {
            var size = CaptionSize == Size.Body ? null : $"govuk-table__caption--{CaptionSize.ToString().ToLowerInvariant()}";
            output.PreContent.AppendHtml(new Html.Element("caption")
                .Class("govuk-table__caption", size, CaptionHidden ? "govuk-visually-hidden" : null).Add(Caption));
        }
        if (!Narrow)
        {
            output.PreElement.AppendHtml("<section class=\"los-pane\" tabindex=\"0\" aria-label=\"").Append(Caption ?? "Table").AppendHtml("\">");
            output.PostElement.AppendHtml("</section>");
        }
    }
}

/// <summary>The head of a table.</summary>
[HtmlTargetElement("los-thead")]
public sealed class TableHeadTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "thead", "govuk-table__head");
}

/// <summary>The rows of a table.</summary>
[HtmlTargetElement("los-tbody")]
public sealed class TableBodyTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "tbody", "govuk-table__body");
}

/// <summary>One row of a table.</summary>
[HtmlTargetElement("los-tr")]
public sealed class TableRowTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "tr", "govuk-table__row");
}

/// <summary>A heading of a column, or of a row with <c>row="true"</c>.</summary>
[HtmlTargetElement("los-th")]
public sealed class TableHeaderTagHelper : ComponentTagHelper
{
    /// <summary>It heads its row.</summary>
    public bool Row { get; set; }

    /// <summary>The column holds numbers, set to the right.</summary>
    public bool Numeric { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "th", "govuk-table__header", Numeric ? "govuk-table__header--numeric" : null);
        output.Attributes.SetAttribute("scope", Row ? "row" : "col");
    }
}

/// <summary>A cell of a table.</summary>
[HtmlTargetElement("los-td")]
public sealed class TableCellTagHelper : ComponentTagHelper
{
    /// <summary>It holds a number, set to the right.</summary>
    public bool Numeric { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Become(output, "td", "govuk-table__cell", Numeric ? "govuk-table__cell--numeric" : null);
}
