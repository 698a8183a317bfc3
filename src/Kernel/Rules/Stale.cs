namespace LineOfSight.Kernel.Rules;

/// <summary>Somebody else saved the record first. Nothing was saved; both texts are kept for the person to choose from.</summary>
/// <param name="differences">Each field in which the two texts differ.</param>
/// <param name="currentVersion">The version that the next save must name.</param>
/// <param name="changedBy">Who saved first, or null when it cannot be told.</param>
/// <param name="changedAt">When they saved.</param>
public sealed class Stale(IReadOnlyList<Stale.Difference> differences, int currentVersion, string? changedBy, DateTimeOffset? changedAt)
    : Exception("Somebody else changed this record first.")
{
    /// <summary>One field of which two texts exist.</summary>
    /// <param name="Field">The property's name.</param>
    /// <param name="Theirs">What is saved now; an identifier only when the kernel knows no name for it.</param>
    /// <param name="Yours">What this person typed, likewise.</param>
    public sealed record Difference(string Field, object? Theirs, object? Yours);

    /// <summary>Each field in which the two texts differ.</summary>
    public IReadOnlyList<Difference> Differences { get; } = differences;

    /// <summary>The version that the next save must name.</summary>
    public int CurrentVersion { get; } = currentVersion;

    /// <summary>Who saved first, or null.</summary>
    public string? ChangedBy { get; } = changedBy;

    /// <summary>When they saved, or null.</summary>
    public DateTimeOffset? ChangedAt { get; } = changedAt;
}
