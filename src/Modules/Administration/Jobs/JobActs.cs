using LineOfSight.Kernel.Acts;

namespace LineOfSight.Administration.Jobs;

/// <summary>What people do with jobs.</summary>
internal static class JobActs
{
    public static readonly ActKind Asked = new("administration.job.asked", "asked for a job to be run now");
}
