namespace LineOfSight.Linkage.Conditions;

/// <summary>Which record of a pair a column is read from. <see cref="None"/>: of neither, a constant; <see cref="Both"/>: of the pair.</summary>
[Flags]
internal enum Side
{
    None = 0,
    Left = 1,
    Right = 2,
    Both = Left | Right,
}

/// <summary>A part of a condition as it was read: the tree of an SQL expression.</summary>
internal abstract record Term
{
    /// <summary>Which records it is read from.</summary>
    public abstract Side Side { get; }

    /// <summary>One text for all that mean the same: without the side, so that what is read of left and right is told to be one.</summary>
    public abstract string Shape { get; }

    /// <summary>The columns that it reads.</summary>
    public abstract IEnumerable<string> Columns { get; }
}

internal sealed record ColumnTerm(string Name, Side On) : Term
{
    public override Side Side => On;

    public override string Shape => $"[{Name.ToLowerInvariant()}]";

    public override IEnumerable<string> Columns => [Name];
}

internal sealed record TextTerm(string Value) : Term
{
    public override Side Side => Side.None;

    public override string Shape => $"'{Value.Replace("'", "''", StringComparison.Ordinal)}'";

    public override IEnumerable<string> Columns => [];
}

internal sealed record NumberTerm(double Value) : Term
{
    public override Side Side => Side.None;

    public override string Shape => Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    public override IEnumerable<string> Columns => [];
}

/// <summary>A name bound by <c>x -> …</c>.</summary>
internal sealed record BoundTerm(string Name) : Term
{
    public override Side Side => Side.None;

    public override string Shape => Name;

    public override IEnumerable<string> Columns => [];
}

/// <summary>A function, an operator, or another form with parts; the name is in small letters.</summary>
internal sealed record CallTerm(string Name, IReadOnlyList<Term> Parts) : Term
{
    public override Side Side => Parts.Aggregate(Side.None, (side, p) => side | p.Side);

    public override string Shape => $"{Name}({string.Join(',', Parts.Select(p => p.Shape))})";

    public override IEnumerable<string> Columns => Parts.SelectMany(p => p.Columns);

    public bool Is(string name, int parts) => Name == name && Parts.Count == parts;
}
