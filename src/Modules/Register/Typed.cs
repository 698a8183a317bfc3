using LineOfSight.Kernel.Rules;

namespace LineOfSight.Register;

/// <summary>Checks what was typed before a record takes it. The text itself is kept as it was typed.</summary>
internal static class Typed
{
    public static string Required(string? typed, int limit, string missing, string field)
    {
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(typed), missing, field);
        return Limited(typed!.Trim(' ', '\r', '\n', '\t'), limit, field);
    }

    public static string? Optional(string? typed, int limit, string field) =>
        string.IsNullOrWhiteSpace(typed) ? null : Limited(typed.Trim(' ', '\r', '\n', '\t'), limit, field);

    public static DateOnly Required(DateOnly? day, string missing, string field) => day ?? throw new RuleBroken(missing, field);

    /// <summary>The text as a pattern that matches itself only, for comparing names without regard to case as the unique index does.</summary>
    public static string AsPattern(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private static string Limited(string typed, int limit, string field)
    {
        RuleBroken.Unless(typed.Length <= limit, $"This is {typed.Length} characters long: shorten it to {limit} or fewer", field);
        RuleBroken.Unless(!typed.Contains('\0', StringComparison.Ordinal), "Take out the character that cannot be stored (a null character)", field);
        return typed;
    }
}
