using System.Text.Json;
using LineOfSight.Charts;
using LineOfSight.Figures;

namespace LineOfSight.Improvement.Report;

/// <summary>A picture of a paper as it was drawn: a later look at the paper shows the same.</summary>
internal sealed record SavedChart(
    string Title, string Measure, string Unit, string? Of, IReadOnlyList<SavedChart.Bar>? Bars, DateOnly? FirstMonth, IReadOnlyList<SavedChart.Layer>? Layers,
    string Definition, string Source, DateOnly On)
{
    internal sealed record Bar(string Label, int Count);

    internal sealed record Layer(string Name, IReadOnlyList<int> Values);

    public static string Write(IEnumerable<Chart> charts) => JsonSerializer.Serialize(charts.Select(From));

    public static IReadOnlyList<Chart> Read(string charts) => [.. JsonSerializer.Deserialize<List<SavedChart>>(charts)!.Select(c => c.Draw())];

    private static SavedChart From(Chart chart) => chart switch
    {
        Charts.Bars bars => new(
            bars.Title, bars.Measure, bars.Unit, bars.Of, [.. bars.Items.Select(i => new Bar(i.Label, i.Count))], null, null, bars.Origin.Definition, bars.Origin.Source, bars.Origin.On),
        Stack stack => new(
            stack.Title, stack.Measure, stack.Unit, null, null, stack.Months[0].First, [.. stack.Layers.Select(l => new Layer(l.Name, [.. l.Values.Select(v => (int)v!.Value)]))],
            stack.Origin.Definition, stack.Origin.Source, stack.Origin.On),
        _ => throw new NotSupportedException($"A paper keeps no {chart.GetType().Name}."),
    };

    private Chart Draw()
    {
        var origin = new Origin(Definition, Source, On);
        return Bars is not null
            ? new Charts.Bars(Title, Measure, Of!, Unit, [.. Bars.Select(b => new Charts.Bar(b.Label, b.Count))], origin)
            : new Stack(
                Title, Measure, Unit, [.. Enumerable.Range(0, Layers![0].Values.Count).Select(i => new Month(FirstMonth!.Value.AddMonths(i)))],
                [.. Layers.Select(l => new Series(l.Name, [.. l.Values.Select(v => (decimal?)v)]))], origin);
    }
}
