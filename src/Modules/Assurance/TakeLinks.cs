using System.Globalization;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance;

/// <summary>Takes the grades of returns that were signed off by a link: whoever comes by a link may write nothing else.</summary>
internal sealed class TakeLinks(LineOfSightDb db, IReturns returns, HearSigned hear, TimeProvider clock) : IRunJob
{
    private const int DaysBack = 7;

    public static readonly JobKind Kind = new("assurance.take-links", "Takes the grades of returns that were signed off by a link", "0 0/5 * * * ?", typeof(TakeLinks));

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var told = await returns.SignedByLinkAsync(clock.GetUtcNow().AddDays(-DaysBack), stop);
        var ids = told.Select(t => t.ReturnId).ToList();
        var taken = await db.Set<Reading>().Where(r => ids.Contains(r.ReturnId) && r.Stands).Select(r => r.ReturnId).ToListAsync(stop);
        var missing = told.Where(t => !taken.Contains(t.ReturnId)).ToList();
        foreach (var one in missing)
        {
            await hear.TakeAsync(one, stop);
        }

        turn.Did = missing.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{missing.Count:N0} {(missing.Count == 1 ? "return" : "returns")} taken");
    }
}
