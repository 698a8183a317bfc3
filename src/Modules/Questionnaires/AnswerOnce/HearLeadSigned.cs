using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>
/// One edit, many views: when a return is signed off that answers others, its answers go to each of them in the same moment. Row security
/// leaves out the areas in which whoever signs has no role: a job does those (<see cref="FollowLeads"/>), and all for whoever signs by a link.
/// </summary>
internal sealed class HearLeadSigned(LineOfSightDb db, IAccess access, CarryOver carry) : IHear<ResponseSigned>
{
    public async Task HearAsync(ResponseSigned happened, CancellationToken stop)
    {
        if (!access.Person.IsSomebody)
        {
            return;
        }

        var answered = await db.Set<SharedWith>().Where(s => s.LeadId == happened.ReturnId && s.WithdrawnAt == null).OrderBy(s => s.Id).ToListAsync(stop);
        if (answered.Count == 0)
        {
            return;
        }

        var lead = await db.Set<Return>().SingleAsync(r => r.Id == happened.ReturnId, stop);
        foreach (var shared in answered)
        {
            await carry.HandleAsync(shared, lead, stop);
        }
    }
}
