namespace LineOfSight.Administration;

/// <summary>A table of roles on a person's page.</summary>
/// <param name="Caption">What the table holds.</param>
/// <param name="Roles">The roles.</param>
/// <param name="MayChange">True when the reader may change them.</param>
/// <param name="IsMe">True when they are the reader's own, which they can only end.</param>
internal sealed record RolesShown(string Caption, IReadOnlyList<RoleWords.Line> Roles, bool MayChange, bool IsMe);
