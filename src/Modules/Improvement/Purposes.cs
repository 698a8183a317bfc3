using System.Numerics;

namespace LineOfSight.Improvement;

/// <summary>
/// The six purposes of multi-agency safeguarding arrangements (Working Together 2018 chapter 3; the arrangements that partnerships
/// published for themselves). One finding may touch several.
/// </summary>
[Flags]
internal enum Purposes
{
    None = 0,

    /// <summary>Children are safeguarded and their welfare is promoted.</summary>
    Children = 1,

    /// <summary>Partners work to one vision of better outcomes, and own it together.</summary>
    Vision = 2,

    /// <summary>Agencies challenge one another and hold one another to account.</summary>
    Challenge = 4,

    /// <summary>New issues and emerging threats are seen early.</summary>
    EarlySight = 8,

    /// <summary>Learning is promoted and embedded.</summary>
    Learning = 16,

    /// <summary>Information is shared well enough to decide in time.</summary>
    Information = 32,
}

/// <summary>The words for the six purposes.</summary>
internal static class PurposeWords
{
    public static IReadOnlyList<Purposes> All { get; } =
        [Purposes.Children, Purposes.Vision, Purposes.Challenge, Purposes.EarlySight, Purposes.Learning, Purposes.Information];

    public static string Words(this Purposes purpose) => purpose switch
    {
        Purposes.Children => "Children are safeguarded and their welfare promoted",
        Purposes.Vision => "Partners share and own one vision for better outcomes",
        Purposes.Challenge => "Agencies challenge and hold one another to account",
        Purposes.EarlySight => "New issues and emerging threats are seen early",
        Purposes.Learning => "Learning is promoted and embedded in practice",
        Purposes.Information => "Information is shared well enough to decide in time",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "not one purpose"),
    };

    /// <summary>True for one of the six, false for none, several or something else.</summary>
    public static bool IsOne(this Purposes purpose) => All.Contains(purpose);

    /// <summary>Its number among the six, from 1, as addresses use it.</summary>
    public static int Number(this Purposes purpose) => BitOperations.Log2((uint)purpose) + 1;

    /// <summary>The purpose of a number from 1 to 6, or null.</summary>
    public static Purposes? OfNumber(int number) => number is >= 1 and <= 6 ? (Purposes)(1 << (number - 1)) : null;

    /// <summary>Those that are touched, in their order.</summary>
    public static IEnumerable<Purposes> Each(this Purposes purposes) => All.Where(p => purposes.HasFlag(p));
}
