namespace LineOfSight.Linkage.Generating;

/// <summary>Things of which some are drawn more often than others.</summary>
internal sealed class Weighted<T>
{
    private readonly List<T> things = [];
    private readonly List<int> bounds = [];
    private int[]? table;
    private int sum;

    public int Count => things.Count;

    /// <summary>Adds a thing; one of no weight is left out.</summary>
    public void Add(T thing, int weight)
    {
        if (weight > 0)
        {
            things.Add(thing);
            bounds.Add(sum += weight);
            table = null;
        }
    }

    public void AddAll(IEnumerable<T> added, int weight)
    {
        foreach (var thing in added)
        {
            Add(thing, weight);
        }
    }

    /// <summary>Draws one; there is at least one.</summary>
    public T Draw(ref Seeded dice)
    {
        table ??= [.. bounds];
        var found = Array.BinarySearch(table, dice.Below(sum));
        return things[found >= 0 ? found + 1 : ~found];
    }
}
