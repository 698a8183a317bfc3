using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

/// <summary>Ends a local authority's time in a footprint; the row stays, for questions about an earlier date.</summary>
internal sealed class EndArea(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Ended = new("register.partnership.area-ended", "ended a local authority's time in the footprint");

    internal sealed class Input
    {
        [Display(Name = "The last day")]
        public DateOnly? EndsOn { get; set; }

        public int Version { get; set; }
    }

    public async Task<Guid> HandleAsync(Guid area, Input input, CancellationToken stop)
    {
        var ending = await db.Set<Area>().SingleOrDefaultAsync(a => a.Id == area, stop) ?? throw new NotVisible();
        var profile = await EditPartnership.FindAsync(db, access, ending.PartnershipId, stop);
        ending.End(input.EndsOn);
        work.Expect(ending, input.Version);
        var authority = await db.Set<LocalAuthority>().SingleAsync(a => a.OnsCode == ending.OnsCode, stop);
        await work.DoAsync(Ended, profile, authority.Name, stop);
        return ending.PartnershipId;
    }
}
