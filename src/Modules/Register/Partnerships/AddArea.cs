using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

/// <summary>Takes a local authority into a partnership's footprint.</summary>
internal sealed class AddArea(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Added = new("register.partnership.area-added", "added a local authority to the footprint");

    internal sealed class Input
    {
        public string? OnsCode { get; set; }

        [Display(Name = "The date")]
        public DateOnly? StartsOn { get; set; }
    }

    public async Task HandleAsync(Guid partnership, Input input, CancellationToken stop)
    {
        var profile = await EditPartnership.FindAsync(db, access, partnership, stop);
        var authority = await db.Set<LocalAuthority>().SingleOrDefaultAsync(a => a.OnsCode == input.OnsCode, stop);
        var footprint = await db.Set<Area>().Where(a => a.PartnershipId == partnership).ToListAsync(stop);
        db.Add(Area.Add(partnership, authority, input.StartsOn, footprint));
        db.Touch(profile);
        await work.DoAsync(Added, profile, authority!.Name, stop);
    }
}
