using LineOfSight.Kernel.Rules;

namespace LineOfSight.Questionnaires;

/// <summary>Checks what was typed before a record takes it.</summary>
internal static class Typed
{
    public static string Required(string? typed, int limit, string missing, string field)
    {
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(typed), missing, field);
        return Limited(typed!.Trim(), limit, field);
    }

    public static string? Optional(string? typed, int limit, string field) => string.IsNullOrWhiteSpace(typed) ? null : Limited(typed.Trim(), limit, field);

    private static string Limited(string typed, int limit, string field)
    {
        RuleBroken.Unless(typed.Length <= limit, $"This is {typed.Length} characters long: shorten it to {limit} or fewer", field);
        RuleBroken.Unless(!typed.Contains('\0', StringComparison.Ordinal), "Take out the character that cannot be stored (a null character)", field);
        return typed;
    }
}
