namespace LineOfSight.Linkage.Clustering;

/// <summary>Sets that are joined two at a time (union-find, with halved paths): the lowest row stands for its set.</summary>
internal sealed class Joining
{
    private readonly int[] parents;

    public Joining(int count)
    {
        parents = new int[count];
        for (var i = 0; i < count; i++)
        {
            parents[i] = i;
        }
    }

    public int Find(int row)
    {
        while (parents[row] != row)
        {
            row = parents[row] = parents[parents[row]];
        }

        return row;
    }

    public void Join(int one, int other)
    {
        (one, other) = (Find(one), Find(other));
        if (one < other)
        {
            parents[other] = one;
        }
        else
        {
            parents[one] = other;
        }
    }
}
