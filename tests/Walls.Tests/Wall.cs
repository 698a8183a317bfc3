namespace LineOfSight.Walls.Tests;

/// <summary>A wall holds when nothing breaks it; what breaks it is named, all at once.</summary>
internal static class Wall
{
    public static void Holds(IEnumerable<string> broken)
    {
        var all = broken.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} broken:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }

    /// <summary>A planted violation was found: the wall can fail, and says where.</summary>
    public static void Finds(string planted, IEnumerable<string> broken) =>
        Assert.Contains(broken, b => b.Contains(planted, StringComparison.Ordinal));
}
