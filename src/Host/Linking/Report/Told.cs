using System.Globalization;

namespace LineOfSight.Host.Linking.Report;

/// <summary>Numbers as the report writes them.</summary>
internal static class Told
{
    // Below this a share says more than the numbers do (as in LineOfSight.Figures).
    private const int SmallestBase = 20;
    private const double RareShare = 0.001;

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 record", "2 records".</summary>
    public static string Count(long number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    /// <summary>A share of a base that stands beside it. A part is never told as nothing, nor as the whole.</summary>
    public static string Share(long part, long of) =>
        of < SmallestBase ? $"{Number(part)} of {Number(of)}"
        : part == 0 ? "0.000"
        : part == of ? "1.000"
        : Share((double)part / of);

    /// <summary>A share that is expected, not counted.</summary>
    public static string Share(double share) =>
        share > 0.9995 ? "more than 0.999" : share < 0.0005 ? "less than 0.001" : share.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>"12,345 of 13,370 links (0.923)".</summary>
    public static string Of(long part, long of, string unit) =>
        part == 0 || of < SmallestBase ? $"{Number(part)} of {Number(of)} {unit}" : $"{Number(part)} of {Number(of)} {unit} ({Share(part, of)})";

    /// <summary>How often something is seen: "0.123", "1 in 4,512".</summary>
    public static string Rate(double share) => share is > 0.9999 and < 1 ? "more than 0.9999" : share >= RareShare ? share.ToString("0.####", CultureInfo.InvariantCulture) : share <= 0 ? "never" : $"1 in {(1 / share).ToString("N0", CultureInfo.InvariantCulture)}";

    /// <summary>A threshold: "0.56".</summary>
    public static string Threshold(double probability) => probability.ToString("0.##########", CultureInfo.InvariantCulture);
}
