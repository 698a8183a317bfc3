using LineOfSight.Linkage.Persons;

namespace LineOfSight.Linkage.Scoring;

/// <summary>Scored pairs, in columns.</summary>
internal sealed class Edges
{
    private const int First = 64;

    public int Count { get; private set; }

    public int[] Left { get; private set; } = new int[First];

    public int[] Right { get; private set; } = new int[First];

    public int[] Pattern { get; private set; } = new int[First];

    /// <summary>The match weight: log2 of the odds that the two are one person.</summary>
    public double[] Weight { get; private set; } = new double[First];

    public void Add(int left, int right, int pattern, double weight)
    {
        if (Count == Left.Length)
        {
            Fit(Count + 1);
        }

        Left[Count] = left;
        Right[Count] = right;
        Pattern[Count] = pattern;
        Weight[Count++] = weight;
    }

    /// <summary>Adds all but the forbidden ones: a pair that may never be a link is never told either.</summary>
    public void Add(Edges others, DecidedRows? decided)
    {
        if (decided is not { Forbidden.Length: > 0 })
        {
            Add(others);
            return;
        }

        for (var e = 0; e < others.Count; e++)
        {
            if (!decided.IsForbidden(others.Left[e], others.Right[e]))
            {
                Add(others.Left[e], others.Right[e], others.Pattern[e], others.Weight[e]);
            }
        }
    }

    public void Add(Edges others)
    {
        Fit(Count + others.Count);
        Array.Copy(others.Left, 0, Left, Count, others.Count);
        Array.Copy(others.Right, 0, Right, Count, others.Count);
        Array.Copy(others.Pattern, 0, Pattern, Count, others.Count);
        Array.Copy(others.Weight, 0, Weight, Count, others.Count);
        Count += others.Count;
    }

    private void Fit(int count)
    {
        if (count <= Left.Length)
        {
            return;
        }

        var size = (int)Math.Min(Math.Max(Left.LongLength * 2, count), Array.MaxLength);
        Left = Wider(Left, size);
        Right = Wider(Right, size);
        Pattern = Wider(Pattern, size);
        Weight = Wider(Weight, size);
    }

    private static T[] Wider<T>(T[] from, int size)
    {
        Array.Resize(ref from, size);
        return from;
    }
}
