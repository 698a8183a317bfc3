using LineOfSight.Charts;
using LineOfSight.Design.Markup;
using LineOfSight.Figures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// The one way to show a figure: <c>&lt;los-figure figure="Model.Offered" /&gt;</c>. It takes a <see cref="LineOfSight.Figures.Figure"/> and nothing
/// else, so no number stands on a page without its base, definition, source and date, and no percentage without its count.
/// </summary>
[HtmlTargetElement("los-figure", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FigureTagHelper : ComponentTagHelper
{
    /// <summary>What is shown.</summary>
    public Figure? Figure { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Replace(output, FigureMarkup.Figure(Figure ?? throw new InvalidOperationException("los-figure needs a figure."), Class, Others(output)));
}

/// <summary>A table of counts as it may be published: <c>&lt;los-count-table table="Suppression.Publish(Model.Children)" /&gt;</c>.</summary>
[HtmlTargetElement("los-count-table", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CountTableTagHelper : ComponentTagHelper
{
    /// <summary>What is shown.</summary>
    public PublishedTable? Table { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Replace(output, FigureMarkup.CountTable(Table ?? throw new InvalidOperationException("los-count-table needs a table."), Class));
}

/// <summary>A chart, with its numbers as a table and where they come from: <c>&lt;los-chart chart="Model.Flow" id="flow" /&gt;</c>.</summary>
[HtmlTargetElement("los-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTagHelper : ComponentTagHelper
{
    /// <summary>What is drawn.</summary>
    public Chart? Chart { get; set; }

    /// <summary>Unlike any other on the page.</summary>
    public string Id { get; set; } = "chart";

    /// <summary>The level of its heading.</summary>
    public int HeadingLevel { get; set; } = 3;

    /// <summary>Where its numbers can be had as CSV, or null.</summary>
    public string? CsvHref { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Replace(output, FigureMarkup.Chart(Chart ?? throw new InvalidOperationException("los-chart needs a chart."), Id, HeadingLevel, CsvHref));
}
