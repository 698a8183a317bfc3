using LineOfSight.Kernel.Data;
using Quartz;

namespace LineOfSight.Kernel.Jobs;

/// <summary>
/// The scheduler's own tables, in a schema of their own, as the package that is in use wants them: its script creates what is
/// missing and changes nothing, so a later version of the package is one more change.
/// </summary>
internal static class QuartzTables
{
    /// <summary>The prefix of its tables.</summary>
    public const string Prefix = "quartz.qrtz_";

    /// <summary>The change that makes them.</summary>
    public static Migrator.Change Change { get; } = new(
        $"20261122_quartz_{typeof(IScheduler).Assembly.GetName().Version!.ToString(3)}.sql",
        $"""
        create schema if not exists quartz;
        {Script()}
        grant usage on schema quartz to {Databases.JobsRole};
        grant select, insert, update, delete on all tables in schema quartz to {Databases.JobsRole};
        """);

    private static string Script()
    {
        using var script = new StreamReader(typeof(IScheduler).Assembly.GetManifestResourceStream("Quartz.Impl.AdoJobStore.Schema.create_postgres.sql")
            ?? throw new InvalidOperationException("This version of Quartz brings no script for PostgreSQL."));
        return script.ReadToEnd().Replace("{0}", Prefix, StringComparison.Ordinal).Replace("{1}", "qrtz_", StringComparison.Ordinal);
    }
}
