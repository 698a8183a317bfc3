namespace LineOfSight.Linkage.Generating;

/// <summary>A name that is put together and changed in place, so that millions of them cost no memory.</summary>
internal sealed class Letters
{
    /// <summary>What is longer is cut, as the fields of agencies' systems do.</summary>
    public const int Longest = 40;

    private readonly byte[] text = new byte[Longest];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Read => text.AsSpan(0, Length);

    public byte this[int at]
    {
        get => text[at];
        set => text[at] = value;
    }

    public Letters Clear()
    {
        Length = 0;
        return this;
    }

    public Letters Set(ReadOnlySpan<byte> value) => Clear().Add(value);

    public Letters Set(Letters other) => Clear().Add(other.Read);

    public Letters Add(ReadOnlySpan<byte> more)
    {
        var fits = Math.Min(more.Length, Longest - Length);
        more[..fits].CopyTo(text.AsSpan(Length));
        Length += fits;
        return this;
    }

    public void Insert(int at, byte letter)
    {
        if (Length < Longest)
        {
            text.AsSpan(at, Length - at).CopyTo(text.AsSpan(at + 1));
            text[at] = letter;
            Length++;
        }
    }

    public void Remove(int from, int count)
    {
        text.AsSpan(from + count, Length - from - count).CopyTo(text.AsSpan(from));
        Length -= count;
    }

    /// <summary>Writes something else in place of a part.</summary>
    public void Replace(int from, int count, ReadOnlySpan<byte> by)
    {
        if (Length - count + by.Length <= Longest)
        {
            text.AsSpan(from + count, Length - from - count).CopyTo(text.AsSpan(from + by.Length));
            by.CopyTo(text.AsSpan(from));
            Length += by.Length - count;
        }
    }

    public bool Is(Letters other) => Read.SequenceEqual(other.Read);
}
