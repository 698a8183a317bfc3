using System.Globalization;

namespace LineOfSight.Figures;

/// <summary>How many of a base: <see cref="Figure.Share"/>, <see cref="Figure.ResponseRate"/>.</summary>
public sealed record Share : Figure
{
    private readonly bool inTenths;

    internal Share(int count, int of, string unit, Origin origin, bool inTenths = false)
        : base(unit, origin)
    {
        (Value, Base, this.inTenths) = (AtLeast(0, count, nameof(count)), AtLeast(0, of, nameof(of)), inTenths);
        if (count > of)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "A count is never more than its base.");
        }
    }

    /// <summary>How many.</summary>
    public int Value { get; }

    /// <summary>Of how many.</summary>
    public int Base { get; }

    /// <inheritdoc/>
    public override string Text => (Value, Base) switch
    {
        (_, 0) => $"None: there were no {Unit}",
        (0, _) => $"None of {Number(Base)} {Unit}",
        var (value, of) when value == of => of == 1 ? $"1 of 1 {Unit}" : $"All {Number(Base)} {Unit}",
        (_, < SmallNumbers.SmallestBase) => $"{Number(Value)} of {Number(Base)} {Unit}",
        _ => $"{Number(Value)} of {Number(Base)} {Unit} ({Rounded()})",
    };

    /// <inheritdoc/>
    public override Figure ForOutsiders() =>
        SmallNumbers.IsSmall(Base) ? new Few(null, Unit, Origin)
        : SmallNumbers.IsSmall(Value) ? new Few(Base, Unit, Origin)
        : SmallNumbers.IsSmall(Base - Value) ? new Withheld(Symbol.Confidential, Unit, Origin)
        : this;

    // A part is never told as nothing, nor as the whole.
    private string Rounded() => Math.Round(100m * Value / Base, inTenths ? 1 : 0, MidpointRounding.AwayFromZero) switch
    {
        0 => inTenths ? "less than 0.1%" : "less than 1%",
        100 => inTenths ? "more than 99.9%" : "more than 99%",
        var rounded => $"{rounded.ToString(inTenths ? "0.0" : "0", CultureInfo.InvariantCulture)}%",
    };
}

/// <summary>How many there are: <see cref="Figure.Count"/>.</summary>
public sealed record Count : Figure
{
    internal Count(int count, string unit, Origin origin)
        : base(unit, origin) => Value = AtLeast(0, count, nameof(count));

    /// <summary>How many.</summary>
    public int Value { get; }

    /// <inheritdoc/>
    public override string Text => $"{Number(Value)} {Unit}";

    /// <inheritdoc/>
    public override Figure ForOutsiders() => SmallNumbers.IsSmall(Value) ? new Few(null, Unit, Origin) : this;
}

/// <summary>How many to each 10,000: <see cref="Figure.Rate"/>.</summary>
public sealed record Rate : Figure
{
    internal Rate(int count, int population, string unit, Origin origin)
        : base(unit, origin)
    {
        (Value, Base) = (AtLeast(0, count, nameof(count)), AtLeast(1, population, nameof(population)));
        if (count > population)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "A count is never more than its population.");
        }
    }

    /// <summary>How many.</summary>
    public int Value { get; }

    /// <summary>The population.</summary>
    public int Base { get; }

    /// <inheritdoc/>
    public override string Text => Value < SmallNumbers.SmallestBase
        ? $"{Number(Value)} of {Number(Base)} {Unit}; too few for a rate"
        : $"{(10_000m * Value / Base).ToString("N1", CultureInfo.InvariantCulture)} per 10,000 {Unit} ({Number(Value)} of {Number(Base)})";

    /// <inheritdoc/>
    public override Figure ForOutsiders() =>
        SmallNumbers.IsSmall(Base) ? new Few(null, Unit, Origin)
        : SmallNumbers.IsSmall(Value) ? new Few(Base, Unit, Origin)
        : SmallNumbers.IsSmall(Base - Value) ? new Withheld(Symbol.Confidential, Unit, Origin)
        : this;
}

/// <summary>Something measured: <see cref="Figure.Measurement"/>.</summary>
public sealed record Measurement : Figure
{
    private readonly string ofUnit;

    internal Measurement(decimal value, string unit, string how, int of, string ofUnit, Origin origin)
        : base(unit, origin)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(how);
        ArgumentException.ThrowIfNullOrWhiteSpace(ofUnit);
        (Value, How, Base, this.ofUnit) = (value, how.Trim(), AtLeast(1, of, nameof(of)), ofUnit.Trim());
    }

    /// <summary>The value.</summary>
    public decimal Value { get; }

    /// <summary>How it was made: "middle value".</summary>
    public string How { get; }

    /// <summary>On how many it was measured.</summary>
    public int Base { get; }

    /// <inheritdoc/>
    public override string Text => $"{Value.ToString("#,##0.####", CultureInfo.InvariantCulture)} {Unit} ({How} of {Number(Base)} {ofUnit})";

    /// <inheritdoc/>
    public override Figure ForOutsiders() => SmallNumbers.IsSmall(Base) ? new Withheld(Symbol.Confidential, Unit, Origin) : this;
}

/// <summary>A count that is hidden because it is small; made by <see cref="Figure.ForOutsiders"/>.</summary>
public sealed record Few : Figure
{
    internal Few(int? of, string unit, Origin origin)
        : base(unit, origin) => Base = of;

    /// <summary>Of how many; null when that is small too, or there is no base.</summary>
    public int? Base { get; }

    /// <inheritdoc/>
    public override string Text => $"Fewer than {SmallNumbers.Hidden}{(Base is { } of ? $" of {Number(of)}" : "")} {Unit}";
}

/// <summary>A number that is not given: <see cref="Figure.Withheld"/>.</summary>
public sealed record Withheld : Figure
{
    internal Withheld(Symbol symbol, string unit, Origin origin)
        : base(unit, origin) => Symbol = symbol;

    /// <summary>Why not.</summary>
    public Symbol Symbol { get; }

    /// <inheritdoc/>
    public override string Text => $"{char.ToUpperInvariant(Symbol.Words()[0])}{Symbol.Words()[1..]} ({Symbol.Letter()}): {Unit}";
}
