namespace LineOfSight.Linkage.Conditions;

/// <summary>
/// A shorter way to what is read of a column: the bytes of the result are bytes of the value, so no text is made. For the terms that are
/// read of hundreds of thousands of distinct values; everything else goes through <see cref="Evaluation"/>, with the same answers.
/// </summary>
internal sealed class ByteReading
{
    private readonly SimplePattern? pattern;
    private readonly int from;
    private readonly int length;

    private ByteReading(SimplePattern? pattern, int from, int length) => (this.pattern, this.from, this.length) = (pattern, from, length);

    /// <summary>The shorter way; null when there is none.</summary>
    public static ByteReading? Of(Term term) => term switch
    {
        CallTerm { Name: "substring" or "substr", Parts: [ColumnTerm, NumberTerm { Value: >= 1 } begin, NumberTerm { Value: >= 0 } many] } =>
            new ByteReading(null, (int)begin.Value - 1, (int)many.Value),
        CallTerm { Name: "nullif", Parts: [CallTerm { Name: "regexp_extract", Parts: [ColumnTerm, TextTerm pattern, NumberTerm { Value: 0 }] }, TextTerm { Value: "" }] }
            when SimplePattern.Of(pattern.Value) is { } simple => new ByteReading(simple, 0, 0),
        _ => null,
    };

    /// <summary>Reads a value; false when it is not plain ASCII, or the answer would be an empty text, which is not the same as none.</summary>
    public bool TryRead(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> read)
    {
        read = default;
        if (!System.Text.Ascii.IsValid(value))
        {
            return false;
        }

        if (pattern is not null)
        {
            read = pattern.Match(value) is > 0 and var end ? value[..end] : default;
            return true;
        }

        if (from >= value.Length || length == 0)
        {
            return false;
        }

        read = value.Slice(from, Math.Min(length, value.Length - from));
        return true;
    }
}
