using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Raise;

/// <summary>
/// Another module raised a finding. It passes the same rules as one that a person types, in the transaction of whoever raised
/// it; that module has asked whether the person may.
/// </summary>
internal sealed class HearFindingRaised(LineOfSightDb db, UnitOfWork unit, Work work, TimeProvider clock) : IHear<FindingRaised>
{
    public async Task HearAsync(FindingRaised happened, CancellationToken stop)
    {
        try
        {
            var (today, now) = (clock.Today(), clock.GetUtcNow());
            var finding = Finding.Raise(
                happened.FindingId,
                happened.PartnershipId,
                await References.ForFindingAsync(db, happened.PartnershipId, stop),
                new Finding.Particulars(
                    happened.Title, happened.Found ?? happened.Title, happened.IsConcern, happened.Theme, happened.RaisedBy,
                    RaisedByCount: null, happened.RaisedOn ?? today, AnswerBy: null, IsCaseLevel: false),
                unit.Person.Id,
                today,
                now);
            db.Add(finding);
            RuleBroken.Unless(happened.Evidence.Count > 0, "A finding needs at least one piece of evidence");
            foreach (var given in happened.Evidence)
            {
                db.Add(Evidence.Give(
                    finding,
                    new Evidence.Particulars(
                        given.Kind, given.Text, given.Count, given.Base, given.Consent, given.Place, DocumentReference: null, given.Source.Words, given.On, given.Source),
                    today,
                    now));
            }

            await work.DoAsync(ImprovementActs.FindingRaised, finding, happened.Evidence[0].Source.Words, stop);
        }
        catch (RuleBroken rule)
        {
            // The fields of the page that raised it are not those of a finding.
            throw new RuleBroken($"The finding cannot be raised. {rule.Message}");
        }
    }
}
