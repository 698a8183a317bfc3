namespace LineOfSight.Kernel.Mail;

/// <summary>Every kind of letter of the house.</summary>
/// <param name="kinds">The kernel's own, and those of the modules.</param>
public sealed class LetterBook(IEnumerable<LetterKind> kinds)
{
    private readonly Dictionary<string, LetterKind> kinds = kinds.ToDictionary(k => k.Key);

    /// <summary>All kinds, in the modules' order.</summary>
    public IReadOnlyCollection<LetterKind> All => kinds.Values;

    /// <summary>True when somebody registers the kind.</summary>
    public bool Knows(LetterKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kinds.ContainsKey(kind.Key);
    }
}
