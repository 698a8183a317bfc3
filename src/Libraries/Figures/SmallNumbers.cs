namespace LineOfSight.Figures;

/// <summary>The numbers below which less is said (docs/decisions/0021).</summary>
public static class SmallNumbers
{
    /// <summary>
    /// A share of fewer than this is told in counts and words, and a rate of fewer events than this is not told. The Office for National
    /// Statistics marks rates of fewer than 20 events as unreliable (its answer FOI/2021/3301; User guide to mortality statistics): one
    /// person more or less would move a percentage of such a base by more than five points.
    /// </summary>
    public const int SmallestBase = 20;

    /// <summary>A count of people from 1 to one less than this is hidden from readers outside: "fewer than 5".</summary>
    public const int Hidden = 5;

    /// <summary>Said wherever something is hidden.</summary>
    public const string Note = "We hide small numbers to protect children.";

    internal static string NoteFor(string protects) => Note.Replace("children", protects, StringComparison.Ordinal);

    internal static bool IsSmall(int count) => count is > 0 and < Hidden;
}
