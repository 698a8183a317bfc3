namespace LineOfSight.Kernel.Rules;

/// <summary>Checks what was typed before a record takes it. The text is kept exactly as it was typed: what somebody said is theirs.</summary>
public static class AsTyped
{
    /// <summary>What must not be missing.</summary>
    /// <param name="typed">What was typed, or null.</param>
    /// <param name="limit">How many characters it may have (UTF-16).</param>
    /// <param name="missing">What the person is told when there is nothing but blanks.</param>
    /// <param name="field">The input property.</param>
    /// <exception cref="RuleBroken">It is missing, too long, or holds a null character, which PostgreSQL cannot store.</exception>
    public static string Required(string? typed, int limit, string missing, string field)
    {
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(typed), missing, field);
        return Limited(typed!, limit, field);
    }

    /// <summary>What may be missing: null for nothing but blanks.</summary>
    /// <param name="typed">What was typed, or null.</param>
    /// <param name="limit">How many characters it may have (UTF-16).</param>
    /// <param name="field">The input property.</param>
    /// <exception cref="RuleBroken">It is too long, or holds a null character.</exception>
    public static string? Optional(string? typed, int limit, string field) => string.IsNullOrWhiteSpace(typed) ? null : Limited(typed, limit, field);

    private static string Limited(string typed, int limit, string field)
    {
        RuleBroken.Unless(typed.Length <= limit, $"This is {typed.Length} characters long: shorten it to {limit} or fewer", field);
        RuleBroken.Unless(!typed.Contains('\0', StringComparison.Ordinal), "Take out the character that cannot be stored (a null character)", field);
        return typed;
    }
}
