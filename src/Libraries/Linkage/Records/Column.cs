namespace LineOfSight.Linkage.Records;

/// <summary>A column of all records: each distinct text once, and for each record the number of its text (0: nothing given).</summary>
internal sealed class Column(string name, Values values, int[] codes)
{
    private const int FirstRows = 1 << 16;

    public Column(string name)
        : this(name, new Values(), new int[FirstRows])
    {
    }

    public string Name => name;

    public Values Values => values;

    public int[] Codes { get; private set; } = codes;

    public void Set(int row, int code)
    {
        if (row >= Codes.Length)
        {
            Fit(row + 1);
        }

        Codes[row] = code;
    }

    /// <summary>Makes room for this many records; those never set hold nothing.</summary>
    public void Fit(int rows)
    {
        if (rows > Codes.Length)
        {
            var wider = Codes;
            Array.Resize(ref wider, (int)Math.Min(Math.Max(Codes.LongLength * 2, rows), Array.MaxLength));
            Codes = wider;
        }
    }
}
