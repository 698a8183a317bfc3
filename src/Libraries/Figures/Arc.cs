namespace LineOfSight.Figures;

/// <summary>What a reader knows of one number of a table, and what hiding it would cost.</summary>
internal sealed class Arc
{
    // Stands for a count that the source itself does not give; any number would do, as no reader knows one.
    public const int Unknown = 10_000;

    private enum State
    {
        /// <summary>Told.</summary>
        Told,

        /// <summary>"Fewer than 5".</summary>
        Few,

        /// <summary>c, hidden here.</summary>
        Hidden,

        /// <summary>The source's symbol, or a total that is not in the table.</summary>
        Nothing,
    }

    private readonly int count;
    private readonly Zeros zeros;
    private readonly Symbol? symbol;
    private readonly bool isTotal;
    private State state;

    private Arc(int from, int to, int count, Zeros zeros, Symbol? symbol, bool isTotal, State state)
    {
        (From, To, this.count, this.zeros, this.symbol, this.isTotal, this.state) = (from, to, count, zeros, symbol, isTotal, state);
    }

    public int From { get; }

    public int To { get; }

    public static Arc Of(int from, int to, Cell cell, Zeros zeros) => cell switch
    {
        { Count: { } count } => new Arc(from, to, count, zeros, null, isTotal: false, IsSmall(count, zeros) ? State.Few : State.Told),
        // Not applicable is nobody, and everybody knows it; the other symbols are numbers that nobody knows.
        { Symbol: Symbol.NotApplicable } => new Arc(from, to, 0, zeros, cell.Symbol, isTotal: false, State.Told),
        _ => new Arc(from, to, Unknown, zeros, cell.Symbol, isTotal: false, State.Nothing),
    };

    /// <summary>A total. Over numbers that nobody knows it is not available, over none at all not applicable; where the table has none it is nothing.</summary>
    public static Arc Total(int from, int to, IReadOnlyCollection<Arc> line, bool isThere, Zeros zeros)
    {
        var sum = line.Sum(a => a.count);
        var isEmpty = line.All(a => a.symbol == Symbol.NotApplicable);
        var state = line.Any(a => a.state == State.Nothing) || !isThere ? State.Nothing : IsSmall(sum, zeros) && !isEmpty ? State.Few : State.Told;
        return new(from, to, sum, zeros, isEmpty ? Symbol.NotApplicable : Symbol.NotAvailable, isTotal: true, state);
    }

    public bool IsHidden => state is State.Few or State.Hidden;

    /// <summary>What a reader knows: from where to where it may be. Of a c that was hidden to protect others they may know that it is not small.</summary>
    private (long Least, long Most) Known => state switch
    {
        State.Told => (count, count),
        State.Few => (Smallest, SmallNumbers.Hidden - 1),
        State.Hidden => (count >= SmallNumbers.Hidden ? SmallNumbers.Hidden : Smallest, long.MaxValue),
        _ => (0, long.MaxValue),
    };

    private int Smallest => zeros == Zeros.Shown ? 1 : 0;

    public bool MayGrow => Known.Most > count;

    public bool MayShrink => Known.Least < count;

    /// <summary>What it costs to let it grow or shrink by one; null when nothing would.</summary>
    public int? Cost(bool growing)
    {
        if (growing ? MayGrow : MayShrink)
        {
            return 0;
        }

        return state switch
        {
            // A 0 that is told stays told.
            State.Told when count == 0 || symbol == Symbol.NotApplicable => null,
            State.Told when growing || count > SmallNumbers.Hidden => (isTotal ? 60 : 20) + (int)Math.Min(Math.Log2(count) * 4, 100),
            // One of the small ones becomes a c.
            State.Few when growing => 10,
            _ => null,
        };
    }

    public void Hide() => state = state switch
    {
        State.Told or State.Few => State.Hidden,
        _ => state,
    };

    public ToldCell Told => state switch
    {
        State.Told => symbol == Symbol.NotApplicable ? new(null, false, symbol) : new(count, false, null),
        State.Few => new(null, true, null),
        State.Hidden => new(null, false, Symbol.Confidential),
        _ => new(null, false, symbol),
    };

    private static bool IsSmall(int count, Zeros zeros) => SmallNumbers.IsSmall(count) || (count == 0 && zeros == Zeros.Hidden);
}
