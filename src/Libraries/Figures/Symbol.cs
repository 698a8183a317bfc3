namespace LineOfSight.Figures;

/// <summary>
/// What stands in place of a number that is not given: the symbols of the Department for Education's statistics. A symbol is never a
/// nought: what nobody knows, or nobody may see, is not nothing.
/// </summary>
public enum Symbol
{
    /// <summary>c: hidden to protect people.</summary>
    Confidential,

    /// <summary>z: a number would make no sense here.</summary>
    NotApplicable,

    /// <summary>x: there is no number.</summary>
    NotAvailable,

    /// <summary>u: there is a number, and it is too unreliable to be told.</summary>
    Unreliable,

    /// <summary>low: more than nought, and rounds to it.</summary>
    Low,
}

/// <summary>Reading and telling symbols.</summary>
public static class Symbols
{
    private static readonly (Symbol Symbol, string Letter, string Words)[] All =
    [
        (Symbol.Confidential, "c", "hidden to protect people"),
        (Symbol.NotApplicable, "z", "not applicable"),
        (Symbol.NotAvailable, "x", "not available"),
        (Symbol.Unreliable, "u", "too unreliable to show"),
        (Symbol.Low, "low", "more than 0, but rounds to 0"),
    ];

    /// <summary>The symbol as it is written in a table: "c".</summary>
    public static string Letter(this Symbol symbol) => All.Single(s => s.Symbol == symbol).Letter;

    /// <summary>The symbol in words: "hidden to protect people".</summary>
    public static string Words(this Symbol symbol) => All.Single(s => s.Symbol == symbol).Words;

    /// <summary>Reads the symbol of a source; capitals and spaces do not matter.</summary>
    /// <param name="text">"c", "z", "x", "u" or "low".</param>
    /// <param name="symbol">The symbol, when true is given back.</param>
    /// <returns>False for anything else, numbers included.</returns>
    public static bool TryRead(string? text, out Symbol symbol)
    {
        var found = Array.FindIndex(All, s => string.Equals(s.Letter, text?.Trim(), StringComparison.OrdinalIgnoreCase));
        symbol = found < 0 ? default : All[found].Symbol;
        return found >= 0;
    }
}
