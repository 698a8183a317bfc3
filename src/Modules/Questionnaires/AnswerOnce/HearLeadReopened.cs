using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>Tells the areas that their answers are being revised. What was signed off before stands there until it is signed off again.</summary>
internal sealed class HearLeadReopened(LineOfSightDb db, Work work, TimeProvider clock) : IHear<ResponseReopened>
{
    public async Task HearAsync(ResponseReopened happened, CancellationToken stop)
    {
        foreach (var shared in await db.Set<SharedWith>().Where(s => s.LeadId == happened.ReturnId && s.WithdrawnAt == null).OrderBy(s => s.Id).ToListAsync(stop))
        {
            shared.Revise(clock.GetUtcNow());
            await work.DoAsync(SharingActs.Revised, shared, null, stop);
        }
    }
}
