namespace LineOfSight.Linkage.Models;

/// <summary>Comparisons of numbers that belong to one person. Splink has no word for a check digit, so they stay out of what it is given.</summary>
internal static class IdentifierComparisons
{
    /// <summary>Reads the number where its check digit holds, else nothing.</summary>
    public const string NhsNumberFunction = "valid_nhs_number";

    /// <summary>Reads the unique pupil number where its check letter holds, else nothing.</summary>
    public const string UniquePupilNumberFunction = "valid_upn";

    public static Comparison Comparison(IdentifierColumn of) => new(of.Column, "Identifier",
    [
        new ComparisonLevel { Condition = $"{Reading(of, "l")} IS NULL OR {Reading(of, "r")} IS NULL", Label = $"{of.Column} is missing or its check digit is wrong", IsNull = true },
        new ComparisonLevel { Condition = $"{Reading(of, "l")} = {Reading(of, "r")}", Label = $"The same {of.Column}" },
        new ComparisonLevel { Condition = "ELSE", Label = $"Two different numbers in {of.Column}" },
    ]);

    public static string Reading(IdentifierColumn of, string side)
    {
        var column = $"\"{of.Column.Replace("\"", "\"\"", StringComparison.Ordinal)}_{side}\"";
        return of.Kind switch
        {
            IdentifierKind.NhsNumber => $"{NhsNumberFunction}({column})",
            IdentifierKind.UniquePupilNumber => $"{UniquePupilNumberFunction}({column})",
            _ => column,
        };
    }
}
