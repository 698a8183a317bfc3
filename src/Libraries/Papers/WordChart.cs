using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using LineOfSight.Charts;
using A = DocumentFormat.OpenXml.Drawing;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace LineOfSight.Papers;

/// <summary>Charts as Word draws them itself: sharp at any size, with their description in the place that readers look for it.</summary>
internal static class WordChart
{
    private const long Width = 6_240_000; // 17.3 cm in English Metric Units
    private static readonly string[] Colours = ["12436D", "28A197", "801650", "F46A25"];
    private static readonly string[] OnColours = ["FFFFFF", "0B0C0C", "FFFFFF", "0B0C0C"];

    /// <summary>Adds the chart to the document; gives back what stands in the text.</summary>
    public static Drawing Put(Charts.Chart chart, MainDocumentPart main, uint number)
    {
        var part = main.AddNewPart<ChartPart>();
        part.ChartSpace = new ChartSpace(
            new EditingLanguage { Val = "en-GB" }, new RoundedCorners { Val = false },
            new DocumentFormat.OpenXml.Drawing.Charts.Chart([new AutoTitleDeleted { Val = true }, Plot(chart), .. chart is Stack ? new[] { Key() } : [], new PlotVisibleOnly { Val = true }, new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }]),
            new ShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = "FFFFFF" }), new A.Outline(new A.NoFill())), Letters("0B0C0C"));
        var height = chart is Bars bars ? Math.Max(1_200_000, bars.Items.Count * 330_000L) : 2_900_000;
        return new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = Width, Cy = height },
            new Wp.DocProperties { Id = number, Name = $"Chart {number}", Title = WordText.Clean(chart.Title), Description = WordText.Clean(chart.Description) },
            new Wp.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(new ChartReference { Id = main.GetIdOfPart(part) }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }

    private static PlotArea Plot(Charts.Chart chart) => chart switch
    {
        Bars bars => new PlotArea(
            new Layout(),
            new BarChart(
                new BarDirection { Val = BarDirectionValues.Bar }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false },
                Bar(new Charts.Series(bars.Unit, [.. bars.Items.Select(i => (decimal?)i.Count)]), 0, [.. bars.Items.Select(i => i.Label)], "0B0C0C", DataLabelPositionValues.OutsideEnd, "#,##0"),
                new GapWidth { Val = 40 }, new AxisId { Val = 1 }, new AxisId { Val = 2 }),
            Categories(lying: true), Values(lying: true)),
        Stack stack => new PlotArea(
            [
                new Layout(),
                new BarChart(
                    [
                        new BarDirection { Val = BarDirectionValues.Column }, new BarGrouping { Val = BarGroupingValues.Stacked }, new VaryColors { Val = false },
                        .. stack.Layers.Select((l, i) => (OpenXmlElement)Bar(l, i, [.. stack.Months.Select(m => m.Full)], OnColours[i], DataLabelPositionValues.Center, "#,##0;;;")),
                        new GapWidth { Val = 40 }, new Overlap { Val = 100 }, new AxisId { Val = 1 }, new AxisId { Val = 2 },
                    ]),
                Categories(lying: false), Values(lying: false),
            ]),
        Lines lines => new PlotArea(
            [
                // Room on the right for the names of the lines.
                new Layout(new ManualLayout(
                    new LayoutTarget { Val = LayoutTargetValues.Inner }, new LeftMode { Val = LayoutModeValues.Edge }, new TopMode { Val = LayoutModeValues.Edge },
                    new Left { Val = 0.06 }, new Top { Val = 0.05 }, new Width { Val = 0.68 }, new Height { Val = 0.76 })),
                new LineChart(
                    [
                        new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false },
                        .. lines.Series.Select((s, i) => (OpenXmlElement)Line(s, i, [.. lines.Months.Select(m => m.Full)])),
                        new ShowMarker { Val = true }, new AxisId { Val = 1 }, new AxisId { Val = 2 },
                    ]),
                Categories(lying: false), Values(lying: false),
            ]),
        _ => throw new NotSupportedException($"Word has no way to draw a {chart.GetType().Name}."),
    };

    private static BarChartSeries Bar(Charts.Series series, int index, IReadOnlyList<string> names, string letters, DataLabelPositionValues position, string format) => new(
        new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)index }, new Order { Val = (uint)index }, Name(series.Name, index),
        new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = Colours[index] }), new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "FFFFFF" })) { Width = 12700 }),
        new InvertIfNegative { Val = false },
        new DataLabels([new NumberingFormat { FormatCode = format, SourceLinked = false }, new ChartShapeProperties(new A.NoFill()), Letters(letters), new DataLabelPosition { Val = position }, .. Shows(value: true, name: false)]),
        Names(names), Numbers(series, index));

    private static LineChartSeries Line(Charts.Series series, int index, IReadOnlyList<string> names)
    {
        var last = (uint)Math.Max(0, series.Values.ToList().FindLastIndex(v => v is not null));
        MarkerStyleValues[] markers = [MarkerStyleValues.Circle, MarkerStyleValues.Square, MarkerStyleValues.Triangle, MarkerStyleValues.Diamond];
        A.PresetLineDashValues[] dashes = [A.PresetLineDashValues.Solid, A.PresetLineDashValues.Dash, A.PresetLineDashValues.SystemDot, A.PresetLineDashValues.DashDot];
        return new LineChartSeries(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)index }, new Order { Val = (uint)index }, Name(series.Name, index),
            new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = Colours[index] }), new A.PresetDash { Val = dashes[index] }) { Width = 28575 }),
            new Marker(new Symbol { Val = markers[index] }, new Size { Val = 7 }, new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = Colours[index] }))),
            new DataLabels([
                new DataLabel([new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = last }, new ChartShapeProperties(new A.NoFill()), Letters("0B0C0C", bold: true), new DataLabelPosition { Val = DataLabelPositionValues.Right }, .. Shows(value: false, name: true)]),
                .. Shows(value: false, name: false)]),
            Names(names), Numbers(series, index), new Smooth { Val = false });
    }

    private static OpenXmlElement[] Shows(bool value, bool name) =>
    [
        new ShowLegendKey { Val = false }, new ShowValue { Val = value }, new ShowCategoryName { Val = false }, new ShowSeriesName { Val = name }, new ShowPercent { Val = false }, new ShowBubbleSize { Val = false },
    ];

    private static string Column(int index) => $"${(char)('B' + index)}$";

    private static SeriesText Name(string name, int index) => new(new StringReference(
        new DocumentFormat.OpenXml.Drawing.Charts.Formula($"Sheet1!{Column(index)}1"), new StringCache(new PointCount { Val = 1 }, new StringPoint(new NumericValue(WordText.Clean(name))) { Index = 0 })));

    private static CategoryAxisData Names(IReadOnlyList<string> names) => new(new StringReference(
        new DocumentFormat.OpenXml.Drawing.Charts.Formula($"Sheet1!$A$2:$A${names.Count + 1}"),
        new StringCache([new PointCount { Val = (uint)names.Count }, .. names.Select((n, i) => (OpenXmlElement)new StringPoint(new NumericValue(WordText.Clean(n))) { Index = (uint)i })])));

    private static Values Numbers(Charts.Series series, int index) => new(new NumberReference(
        new DocumentFormat.OpenXml.Drawing.Charts.Formula($"Sheet1!{Column(index)}2:{Column(index)}{series.Values.Count + 1}"),
        new NumberingCache([
            new FormatCode("General"), new PointCount { Val = (uint)series.Values.Count },
            .. series.Values.Select((v, i) => (Value: v, Index: i)).Where(v => v.Value is not null)
                .Select(v => (OpenXmlElement)new NumericPoint(new NumericValue(v.Value!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))) { Index = (uint)v.Index })])));

    private static CategoryAxis Categories(bool lying) => new(
        new AxisId { Val = 1 }, new Scaling(new Orientation { Val = lying ? OrientationValues.MaxMin : OrientationValues.MinMax }), new Delete { Val = false },
        new AxisPosition { Val = lying ? AxisPositionValues.Left : AxisPositionValues.Bottom }, new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = 2 }, new Crosses { Val = CrossesValues.AutoZero });

    private static ValueAxis Values(bool lying)
    {
        var axis = new ValueAxis(new AxisId { Val = 2 }, new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MinAxisValue { Val = 0 }), new Delete { Val = lying }, new AxisPosition { Val = lying ? AxisPositionValues.Top : AxisPositionValues.Left });
        if (!lying)
        {
            axis.Append(new MajorGridlines(new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "B1B4B6" })) { Width = 6350 })));
        }

        axis.Append(
            new NumberingFormat { FormatCode = "#,##0", SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.NextTo }, new CrossingAxis { Val = 1 }, new Crosses { Val = CrossesValues.AutoZero });
        return axis;
    }

    private static Legend Key() => new(new LegendPosition { Val = LegendPositionValues.Top }, new Overlay { Val = false });

    private static TextProperties Letters(string colour, bool bold = false) => new(
        new A.BodyProperties(), new A.ListStyle(),
        new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties(new A.SolidFill(new A.RgbColorModelHex { Val = colour }), new A.LatinFont { Typeface = "Arial" }) { FontSize = 1000, Bold = bold }), new A.EndParagraphRunProperties { Language = "en-GB" }));
}
