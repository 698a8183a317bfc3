namespace LineOfSight.Kernel.Rules;

/// <summary>A rule of the product that an input breaks. The page filter turns it into the error summary.</summary>
/// <param name="message">What is wrong and what to change, in plain words for the person at the screen.</param>
/// <param name="field">The input property it belongs to, such as <c>DueOn</c>; null when it belongs to the whole form.</param>
public sealed class RuleBroken(string message, string? field = null) : Exception(message)
{
    /// <summary>The input property the rule belongs to, or null.</summary>
    public string? Field { get; } = field;

    /// <summary>Throws when a condition does not hold.</summary>
    public static void Unless(bool holds, string message, string? field = null)
    {
        if (!holds)
        {
            throw new RuleBroken(message, field);
        }
    }
}
