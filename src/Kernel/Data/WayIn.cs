using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// The way into the database that the context of a scope takes: the app's, unless a job says otherwise before the context is made.
/// </summary>
internal sealed class WayIn(Databases databases)
{
    /// <summary>The connections that the scope's context uses.</summary>
    public NpgsqlDataSource Source { get; private set; } = databases.App;

    /// <summary>Takes the way of jobs.</summary>
    public void OfJobs() => Source = databases.Jobs;
}
