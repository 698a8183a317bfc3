namespace LineOfSight.Assurance.Compare;

/// <summary>Self-assessment beside inspection: both on the four points that inspectors used, the best first.</summary>
internal static class Inspected
{
    /// <summary>The question of a school's return that asks for a judgement of the whole.</summary>
    public const string Question = "overall";

    private static readonly (string Grade, string Rating)[] Points =
        [("outstanding", "Outstanding"), ("good", "Good"), ("improve", "Requires improvement"), ("inadequate", "Inadequate")];

    /// <summary>How many points the school judges itself better than inspectors did; negative when worse, null where one of them is missing.</summary>
    /// <param name="own">The grade that the school gave itself.</param>
    /// <param name="rating">The judgement in the words of the register.</param>
    public static int? Apart(string? own, string? rating)
    {
        var (said, found) = (Array.FindIndex(Points, p => p.Grade == own), Array.FindIndex(Points, p => string.Equals(p.Rating, rating?.Trim(), StringComparison.OrdinalIgnoreCase)));
        return said < 0 || found < 0 ? null : found - said;
    }
}
