using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Leads;

/// <summary>
/// Turns the schools whose safeguarding lead nobody has verified into a finding of the golden thread. What becomes of it is
/// the module Improvement's; it is told through the contract.
/// </summary>
internal sealed class RaiseAboutLeads(LineOfSightDb db, IAccess access, Authorities authorities, Work work, TimeProvider clock)
{
    /// <summary>Open schools of the partnership's area, and how many of them have no lead verified within the year.</summary>
    public sealed record Counted(int Unverified, int Open);

    public async Task<Counted> CountAsync(CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.EditLeads, partnership);
        var area = await authorities.OfAsync(partnership, stop);
        var since = clock.Today().AddMonths(-SafeguardingLead.MonthsTrusted);
        var open = db.Set<School>().Where(s => area.Contains(s.LaCode) && (s.Status == SchoolStatus.Open || s.Status == SchoolStatus.ProposedToClose));
        var verified = db.Set<SafeguardingLead>().Where(l => l.PartnershipId == partnership && l.EndedOn == null && !l.IsDeputy && l.VerifiedOn >= since);
        return new Counted(await open.CountAsync(s => !verified.Any(l => l.Urn == s.Urn), stop), await open.CountAsync(stop));
    }

    /// <returns>The finding.</returns>
    public async Task<Guid> HandleAsync(CancellationToken stop)
    {
        var counted = await CountAsync(stop);
        RuleBroken.Unless(counted.Unverified > 0, "Every open school has a safeguarding lead who was verified within the year. There is nothing to raise.");
        var partnership = await db.Set<Partnership>().SingleAsync(p => p.Id == access.Person.PartnershipId, stop);
        var finding = NewId.Next();
        work.Tell(new FindingRaised(
            finding,
            partnership.Id,
            $"{counted.Unverified:N0} of {counted.Open:N0} open schools have no safeguarding lead whom anybody has verified within the year",
            IsConcern: true,
            Theme: "Safeguarding leads in schools",
            RaisedBy: "The register of schools",
            Evidence:
            [
                new EvidenceGiven(
                    EvidenceKind.Figure, "open schools without a safeguarding lead verified within 12 months", counted.Unverified, counted.Open, clock.Today(),
                    new SourceRef("register", null, "/register/schools", "School register of the partnership's area")),
            ]));
        await work.DoAsync(SchoolsActs.LeadsRaised, partnership, reason: null, [partnership.Id], stop);
        return finding;
    }
}
