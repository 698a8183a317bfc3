using System.Globalization;
using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// A figure with its base, its meaning, its source and its date; it cannot be written without them, so a bare percentage cannot
/// be written: <c>&lt;los-figure count="10" base="99" unit="schools" definition="…" source="…" on="…" /&gt;</c>.
/// </summary>
[HtmlTargetElement("los-figure")]
public sealed class FigureTagHelper : ComponentTagHelper
{
    /// <summary>How many of the base.</summary>
    public int? Count { get; set; }

    /// <summary>A value that is no count, instead of it: "12 working days (median)".</summary>
    public string? Value { get; set; }

    /// <summary>How many there are in all.</summary>
    public int? Base { get; set; }

    /// <summary>What the base consists of: "schools".</summary>
    public string? Unit { get; set; }

    /// <summary>What is counted, in one sentence.</summary>
    public string? Definition { get; set; }

    /// <summary>Where it comes from.</summary>
    public string? Source { get; set; }

    /// <summary>The date it holds for.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Adds the share as a whole percentage, after the count and its base.</summary>
    public bool Percent { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var many = Base ?? throw Missing("base");
        var unit = Given(Unit, "unit");
        var (definition, source, on) = (Given(Definition, "definition"), Given(Source, "source"), On ?? throw Missing("on"));
        var value = Count is { } count
            ? $"{Number(count)} of {Number(many)} {unit}{(Percent && many > 0 ? $" ({Math.Round(100m * count / many)}%)" : "")}"
            : $"{Given(Value, "count or value")}, of {Number(many)} {unit}";
        Replace(output, new Element("figure").Class("los-figure", Class).All(Others(output))
            .Add(new Element("span").Class("los-figure__value").Add(value))
            .Add(new Element("figcaption").Add(new Element("span").Class("los-figure__definition").Add(definition)).Add(" ")
                .Add(new Element("span").Class("los-figure__source").Add($"{source}, ").Add(new Element("time").Attr("datetime", Dates.Machine(on)).Add(Dates.Plain(on))))));
    }

    private static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);

    private static string Given(string? text, string name) => string.IsNullOrWhiteSpace(text) ? throw Missing(name) : text;

    private static InvalidOperationException Missing(string name) =>
        new($"los-figure needs {name}: a figure stands with its base, definition, source and date.");
}
