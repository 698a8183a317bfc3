namespace LineOfSight.Kernel.Access;

/// <summary>Something that a role may be permitted to do. Modules name their own; the roles file hands them out.</summary>
/// <param name="Name">The key, such as <c>improvement.findings.raise</c>.</param>
/// <param name="Words">What it permits, in plain words.</param>
public sealed record Permission(string Name, string Words);
