namespace LineOfSight.Kernel.Access;

/// <summary>
/// A page for what can do great harm: exports, other people's second steps, one's own. Whoever has not proved who they are within
/// <see cref="Session.Fresh"/> is asked to do it again first, and comes back. A stolen session stops there.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsFreshSignInAttribute : Attribute;
