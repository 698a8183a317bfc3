namespace LineOfSight.Figures;

/// <summary>Where a number comes from. Nothing can be told without it.</summary>
public sealed record Origin
{
    /// <summary>Says where a number comes from.</summary>
    /// <param name="definition">What is counted or measured, in one sentence.</param>
    /// <param name="source">Who says so: a return, an audit, this system's own records.</param>
    /// <param name="on">The date it holds for.</param>
    /// <exception cref="ArgumentException">The definition or the source is empty.</exception>
    public Origin(string definition, string source, DateOnly on)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(definition);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        (Definition, Source, On) = (definition, source, on);
    }

    /// <summary>What is counted or measured, in one sentence.</summary>
    public string Definition { get; }

    /// <summary>Who says so.</summary>
    public string Source { get; }

    /// <summary>The date it holds for.</summary>
    public DateOnly On { get; }
}
