using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Jobs;

/// <summary>Keeps the notes of turns short: those that found nothing to do for a day, others for 90 days.</summary>
internal sealed class ForgetTurns(LineOfSightDb db) : IRunJob
{
    public static readonly JobKind Kind = new("kernel.forget-turns", "Forgets old notes about jobs", "0 40 3 * * ?", typeof(ForgetTurns));

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var forgotten = await db.Database.SqlQuery<long>($"select kernel.forget_job_runs() as \"Value\"").SingleAsync(stop);
        turn.Did = forgotten == 0 ? null : $"{forgotten} notes forgotten";
    }
}
