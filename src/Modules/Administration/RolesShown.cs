namespace LineOfSight.Administration;

/// <summary>Roles on a person's page.</summary>
/// <param name="Heading">What they have in common.</param>
/// <param name="Roles">The roles.</param>
/// <param name="MayChange">True when the reader may change them.</param>
/// <param name="IsMe">True when they are the reader's own, which they can only end.</param>
internal sealed record RolesShown(string Heading, IReadOnlyList<RoleWords.Line> Roles, bool MayChange, bool IsMe);
