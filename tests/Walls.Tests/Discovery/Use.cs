namespace LineOfSight.Walls.Tests.Discovery;

/// <summary>What an instruction does.</summary>
internal enum UseKind
{
    Call,
    Field,
    Text,
}

/// <summary>One instruction that reaches for something: a call, a field or a text.</summary>
/// <param name="Kind">What it reaches for.</param>
/// <param name="Owner">The full name of the type in whose source it stands; closures and state machines count as their owner.</param>
/// <param name="Method">The method in whose source it stands.</param>
/// <param name="TargetType">The full name of the type reached for; empty for a text.</param>
/// <param name="Target">The member reached for, or the text itself.</param>
internal sealed record Use(UseKind Kind, string Owner, string Method, string TargetType, string Target)
{
    /// <summary>Where it stands, for people.</summary>
    public string Place => $"{Owner}.{Method}";
}
