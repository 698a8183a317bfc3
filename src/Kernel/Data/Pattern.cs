namespace LineOfSight.Kernel.Data;

/// <summary>Texts as patterns of PostgreSQL's <c>like</c> and <c>ilike</c>, in which percent sign, underscore and backslash are only themselves.</summary>
public static class Pattern
{
    /// <summary>Matches the text itself only: for comparing names without regard to case, as a unique index does.</summary>
    public static string Of(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    /// <summary>Matches whatever has the text somewhere in it.</summary>
    public static string Within(string text) => $"%{Of(text)}%";
}
