using System.Globalization;
using LineOfSight.Figures;

namespace LineOfSight.Improvement.Sight;

/// <summary>Values of measures in words. A share is a figure of the house: its count and base first, and a percentage only behind them.</summary>
internal static class Amount
{
    public static string Of(MeasureLink measure, ReadingLink reading) => Of(measure.Unit, reading.Value, reading.Base, reading.Words, measure.CountedIn, reading.OnDay);

    public static string OfBaseline(MeasureLink measure) =>
        Of(measure.Unit, measure.BaselineValue, measure.BaselineBase, measure.BaselineWords, measure.CountedIn, measure.BaselineOn ?? default);

    /// <param name="unit">What kind of value it is.</param>
    /// <param name="value">The value, or null where there are words alone.</param>
    /// <param name="base">What a count is a part of, or from how many a number was measured.</param>
    /// <param name="words">What was observed.</param>
    /// <param name="countedIn">What is counted, or null.</param>
    /// <param name="on">The date of the value.</param>
    public static string Of(MeasureUnit unit, decimal? value, int? @base, string? words, string? countedIn, DateOnly on) => (unit, value, @base) switch
    {
        (MeasureUnit.Share, { } count, { } whole) =>
            Figure.Share((int)count, whole, countedIn ?? "counted", new Origin("A reading of a measure", "The measure’s own page", on)).Text,
        (_, { } number, { } many) => $"{Number(number, countedIn)}, measured on {many.ToString("N0", CultureInfo.InvariantCulture)}",
        (_, { } number, null) => Number(number, countedIn),
        _ => words ?? "",
    };

    private static string Number(decimal number, string? unit) =>
        $"{number.ToString(decimal.IsInteger(number) ? "N0" : "#,0.####", CultureInfo.InvariantCulture)}{(unit is null ? "" : $" {unit}")}";
}
