using System.Globalization;

namespace LineOfSight.Improvement.Sight;

/// <summary>Values of measures in words: a count always with its base, never a bare percentage.</summary>
internal static class Amount
{
    public static string Of(ReadingLink reading) => Of(reading.Value, reading.Base, reading.Words);

    public static string OfBaseline(MeasureLink measure) => Of(measure.BaselineValue, measure.BaselineBase, measure.BaselineWords);

    public static string Of(decimal? value, int? @base, string? words) => (value, @base) switch
    {
        ({ } number, { } whole) => $"{Number(number)} of {Number(whole)}",
        ({ } number, null) => Number(number),
        _ => words ?? "",
    };

    public static string Number(decimal number) => number.ToString(decimal.IsInteger(number) ? "N0" : "#,0.####", CultureInfo.InvariantCulture);
}
