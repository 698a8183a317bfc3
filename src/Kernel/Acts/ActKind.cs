namespace LineOfSight.Kernel.Acts;

/// <summary>A kind of audited act. The module that performs it registers it; <c>docs/acts.md</c> is generated from them.</summary>
/// <param name="Name">The key, such as <c>improvement.finding.raised</c>.</param>
/// <param name="Words">How it reads after a person's name, such as "raised this finding".</param>
/// <param name="IsRead">True for the opening of a case-level record.</param>
/// <param name="Partial">The partial that tells it in the history, or null for the plain one.</param>
public sealed record ActKind(string Name, string Words, bool IsRead = false, string? Partial = null);

/// <summary>Keeps a property out of the texts of the audit trail, such as a password's hash.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotInActsAttribute : Attribute;
