using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance.Compare;

/// <summary>Raises a finding about a standard that some fall short of: from then on it is decided and followed like any other.</summary>
internal sealed class RaiseStandard(LineOfSightDb db, IAccess access, ReadReturns read, Work work, TimeProvider clock)
{
    /// <returns>The finding.</returns>
    public async Task<Guid> HandleAsync(Guid round, string question, CancellationToken stop)
    {
        var compared = await read.OfAsync(round, stop);
        access.DemandIn(Can.Raise, compared.Round.PartnershipId);
        var standard = compared.Standards.FirstOrDefault(s => s.Question == question) ?? throw new NotVisible();
        var now = (await read.YearsAsync(compared, stop)).GetValueOrDefault(question)?[0];
        var low = now?.Short ?? 0;
        RuleBroken.Unless(low > 0, "Nobody says that they fall short of this standard. There is nothing to raise");
        var finding = NewId.Next();
        work.Tell(new FindingRaised(
            finding, compared.Round.PartnershipId, $"{low:N0} of {now!.All:N0} {compared.Unit} fall short of “{standard.Label}”", IsConcern: true, Theme: "Self-assessment",
            RaisedBy: compared.Round.IsOfSchools ? "The schools of the area" : "The agencies of the partnership",
            [
                new EvidenceGiven(
                    EvidenceKind.AuditResult, $"{compared.Unit} that say of themselves that they fall short: {standard.Ask}", low, now.All, clock.Today(),
                    new SourceRef("assurance", round, $"/assurance/compare/standard/{round}/{question}", $"Round {compared.Round.Reference}")),
            ],
            standard.Ask));
        var partnership = await db.Set<Partnership>().SingleAsync(p => p.Id == compared.Round.PartnershipId, stop);
        await work.DoAsync(AssuranceActs.Raised, partnership, null, [partnership.Id], stop);
        return finding;
    }
}
