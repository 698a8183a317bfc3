using System.Globalization;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>
/// Every minute: answers that were signed off, opened again or withdrawn by somebody without a role in every area, or by a link, reach the
/// areas that they did not reach at once.
/// </summary>
internal sealed class FollowLeads(LineOfSightDb db, CarryOver carry, TakeBack back, Work work, TimeProvider clock) : IRunJob
{
    public static readonly JobKind Kind = new("questionnaires.follow-leads", "Brings answers that were given once to every area that they are shared with", "30 * * * * ?", typeof(FollowLeads));

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var behind = await (
            from shared in db.Set<SharedWith>()
            join lead in db.Set<Return>() on shared.LeadId equals lead.Id
            join sharing in db.Set<Sharing>() on lead.Id equals sharing.ReturnId
            join of in db.Set<Return>() on shared.ReturnId equals of.Id
            join round in db.Set<Round>() on of.RoundId equals round.Id
            where shared.WithdrawnAt == null
                && (sharing.WithdrawnAt != null
                    || (lead.State == ReturnState.Signed && round.State == RoundState.Open && of.State != ReturnState.Excused
                        && (shared.LeadSignedAt != lead.SignedAt || db.Set<Withheld>().Any(w => w.SharingId == sharing.Id && (w.WithheldAt > shared.CarriedAt || w.EndedAt > shared.CarriedAt))))
                    || (lead.State != ReturnState.Signed && shared.RevisedSince == null))
            orderby shared.Id
            select new { shared, lead, sharing }).ToListAsync(stop);
        foreach (var one in behind)
        {
            if (one.sharing is { WithdrawnAt: not null } ended)
            {
                await back.HandleAsync(one.shared, ended.WithdrawnBecause, ended.WithdrawnBy!, stop);
            }
            else if (one.lead.State == ReturnState.Signed)
            {
                await carry.HandleAsync(one.shared, one.lead, stop);
            }
            else
            {
                one.shared.Revise(clock.GetUtcNow());
                await work.DoAsync(SharingActs.Revised, one.shared, null, stop);
            }
        }

        turn.Did = behind.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{behind.Count:N0} {(behind.Count == 1 ? "area" : "areas")} brought up to date");
    }
}
