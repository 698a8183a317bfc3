using System.Globalization;

namespace LineOfSight.Figures;

/// <summary>A cell of a table that is counted, before anything is hidden: a count, or the symbol that its source gave.</summary>
public readonly record struct Cell
{
    private Cell(int? count, Symbol? symbol) => (Count, Symbol) = (count, symbol);

    /// <summary>The count; null for a symbol.</summary>
    public int? Count { get; }

    /// <summary>The symbol; null for a count.</summary>
    public Symbol? Symbol { get; }

    /// <summary>A count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0.</exception>
    public static Cell Of(int count) => new(ArgumentOutOfRange(count), null);

    /// <summary>What the source gave in place of a count.</summary>
    public static Cell Of(Symbol symbol) => new(null, symbol);

    /// <summary>Reads what a source says: a whole number, or one of the symbols. Anything else, nothing included, is refused: it is not 0.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Cell Read(string? text) => Symbols.TryRead(text, out var symbol) ? Of(symbol)
        : int.TryParse(text?.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) ? Of(count)
        : throw new FormatException($"“{text}” is neither a whole number nor one of c, z, x, u and low.");

    /// <summary>A count.</summary>
    public static implicit operator Cell(int count) => Of(count);

    private static int ArgumentOutOfRange(int count) => count >= 0 ? count : throw new ArgumentOutOfRangeException(nameof(count), count, "A count is 0 or more.");
}

/// <summary>What is told of a cell.</summary>
/// <param name="Count">The count; null when it is not told.</param>
/// <param name="IsFew">It is told as "fewer than 5".</param>
/// <param name="Symbol">The symbol that stands there, or null.</param>
public readonly record struct ToldCell(int? Count, bool IsFew, Symbol? Symbol)
{
    /// <summary>As it is written: "1,204", "fewer than 5", "c".</summary>
    public string Text => Count?.ToString("N0", CultureInfo.InvariantCulture) ?? (IsFew ? $"fewer than {SmallNumbers.Hidden}" : Symbol!.Value.Letter());
}
