using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

/// <summary>Changes a partnership's name, predecessor or stated region.</summary>
internal sealed class EditPartnership(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Edited = new("register.partnership.edited", "changed this partnership's details");

    internal sealed class Input
    {
        public string? Name { get; set; }

        public string? Predecessor { get; set; }

        public string? Region { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid partnership, Input input, CancellationToken stop)
    {
        var profile = await FindAsync(db, access, partnership, stop);
        profile.Describe(input.Name, input.Predecessor, input.Region);
        await CreatePartnership.NameIsFreeAsync(db, profile, stop);
        (await db.Set<Partnership>().SingleAsync(p => p.Id == partnership, stop)).Name = profile.Name;
        db.Touch(profile);
        work.Expect(profile, input.Version);
        await work.DoAsync(Edited, profile, null, stop);
    }

    /// <summary>A partnership that the person may change.</summary>
    /// <exception cref="NotVisible">It is not there, or not for this person to change.</exception>
    public static async Task<PartnershipProfile> FindAsync(LineOfSightDb db, IAccess access, Guid partnership, CancellationToken stop)
    {
        var profile = await db.Set<PartnershipProfile>().SingleOrDefaultAsync(p => p.Id == partnership, stop);
        access.Demand(Can.EditPartnerships, profile);
        return profile!;
    }
}
