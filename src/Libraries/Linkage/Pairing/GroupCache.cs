namespace LineOfSight.Linkage.Pairing;

/// <summary>The groups of each way, sorted once for training and for comparing.</summary>
internal sealed class GroupCache
{
    private readonly Dictionary<uint, Groups> kept = [];

    public IReadOnlyList<Groups> Of(BlockingWay[] ways, Rows rows, ParallelOptions options)
    {
        var missing = ways.Select(w => w.Equal).Distinct().Where(e => !kept.ContainsKey(e)).Select(e => Array.Find(ways, w => w.Equal == e)!).ToArray();
        var made = new Groups[missing.Length];
        Parallel.For(0, missing.Length, options, m => made[m] = Groups.Of(missing[m], rows));
        for (var m = 0; m < missing.Length; m++)
        {
            kept.Add(missing[m].Equal, made[m]);
        }

        return [.. ways.Select(w => kept[w.Equal])];
    }
}
