using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

/// <summary>Adds a partnership to the installation.</summary>
internal sealed class CreatePartnership(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Created = new("register.partnership.created", "added this partnership");

    internal sealed class Input
    {
        public string? Name { get; set; }

        public string? Predecessor { get; set; }

        public string? Region { get; set; }

        public Status Status { get; set; } = Status.Live;

        [Display(Name = "The date")]
        public DateOnly? From { get; set; }
    }

    /// <returns>The new partnership.</returns>
    public async Task<Guid> HandleAsync(Input input, CancellationToken stop)
    {
        access.Demand(Can.CreatePartnerships);
        var profile = PartnershipProfile.Create(NewId.Next(), input.Name, input.Predecessor, input.Region, input.Status, input.From);
        await NameIsFreeAsync(db, profile, stop);
        db.Add(new Partnership { Id = profile.Id, Name = profile.Name });
        db.Add(profile);
        await work.DoAsync(Created, profile, null, [profile.Id, Act.Installation], stop);
        return profile.Id;
    }

    /// <summary>Two partnerships of one name could not be told apart.</summary>
    public static async Task NameIsFreeAsync(LineOfSightDb db, PartnershipProfile profile, CancellationToken stop)
    {
        await Naming.OfPartnershipsAsync(db, stop);
        var name = Pattern.Of(profile.Name);
        var taken = await db.Set<Partnership>().AnyAsync(p => p.Id != profile.Id && EF.Functions.ILike(p.Name, name), stop);
        RuleBroken.Unless(!taken, "There is already a partnership of this name: choose another name", nameof(Input.Name));
    }
}
