using System.Globalization;

namespace LineOfSight.Improvement.Sight;

/// <summary>Values of measures in words: a count always with its base, never a bare percentage.</summary>
internal static class Amount
{
    public static string Of(MeasureLink measure, ReadingLink reading) => Of(measure.Unit, reading.Value, reading.Base, reading.Words);

    public static string OfBaseline(MeasureLink measure) => Of(measure.Unit, measure.BaselineValue, measure.BaselineBase, measure.BaselineWords);

    /// <summary>"3 of 31" for a share; "6 (from 23)" for a number that was measured from 23, which is no part of them.</summary>
    public static string Of(MeasureUnit unit, decimal? value, int? @base, string? words) => (value, @base) switch
    {
        ({ } number, { } whole) when unit == MeasureUnit.Number => $"{Number(number)} (from {Number(whole)})",
        ({ } number, { } whole) => $"{Number(number)} of {Number(whole)}",
        ({ } number, null) => Number(number),
        _ => words ?? "",
    };

    public static string Number(decimal number) => number.ToString(decimal.IsInteger(number) ? "N0" : "#,0.####", CultureInfo.InvariantCulture);
}
