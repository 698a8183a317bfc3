using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Search;

/// <summary>Forgets searches a day after they were made. That they were made stays in the audit trail.</summary>
internal sealed class ForgetSearches(LineOfSightDb db) : IRunJob
{
    public static readonly JobKind Kind = new("kernel.forget-searches", "Forgets searches of yesterday", "0 10 * * * ?", typeof(ForgetSearches));

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var forgotten = await db.Database.SqlQuery<long>($"select kernel.forget_searches() as \"Value\"").SingleAsync(stop);
        turn.Did = forgotten switch { 0 => null, 1 => "1 search forgotten", _ => $"{forgotten} searches forgotten" };
    }
}
