namespace LineOfSight.Kernel.Rules;

/// <summary>Checks what was typed before a record takes it. The text is kept as it was typed, without the blanks of a keyboard at its ends.</summary>
public static class Typed
{
    private static readonly char[] Blanks = [' ', '\r', '\n', '\t'];

    /// <inheritdoc cref="AsTyped.Required" />
    public static string Required(string? typed, int limit, string missing, string field) => AsTyped.Required(typed?.Trim(Blanks), limit, missing, field);

    /// <inheritdoc cref="AsTyped.Optional" />
    public static string? Optional(string? typed, int limit, string field) => AsTyped.Optional(typed?.Trim(Blanks), limit, field);

    /// <summary>A date that must not be missing.</summary>
    /// <param name="day">The date, or null.</param>
    /// <param name="missing">What the person is told when there is none.</param>
    /// <param name="field">The input property.</param>
    /// <exception cref="RuleBroken">It is missing.</exception>
    public static DateOnly Required(DateOnly? day, string missing, string field) => day ?? throw new RuleBroken(missing, field);
}
