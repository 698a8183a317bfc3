using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>
/// Records that an agency works with a partnership. An agency that the directory knows by that name is linked, not copied.
/// </summary>
internal sealed class AddAgency(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Added = new("register.agency.added", "added this agency to the partnership");

    internal sealed class Input
    {
        /// <summary>An agency of the directory; null for one named here.</summary>
        public Guid? AgencyId { get; set; }

        public string? Name { get; set; }

        public string? Type { get; set; }

        public Standing? Standing { get; set; }

        [Display(Name = "The date")]
        public DateOnly? StartsOn { get; set; }
    }

    /// <returns>The agency's part in the partnership.</returns>
    public async Task<AgencyRole> HandleAsync(Guid partnership, Input input, CancellationToken stop)
    {
        access.DemandIn(Can.EditAgencies, partnership);
        RuleBroken.Unless(input.Standing is not null, "Choose safeguarding partner or relevant agency", nameof(Input.Standing));
        await Naming.OfAgenciesAsync(db, stop);
        var agency = await FindOrCreateAsync(input, stop);
        var type = await db.Set<AgencyType>().SingleAsync(t => t.Key == agency.Type, stop);
        var earlier = await db.Set<AgencyRole>().Where(r => r.PartnershipId == partnership && r.AgencyId == agency.Id).ToListAsync(stop);
        var role = AgencyRole.Begin(partnership, agency, type, input.Standing!.Value, input.StartsOn, earlier);
        db.Add(role);
        await work.DoAsync(Added, role, null, stop);
        return role;
    }

    private async Task<Agency> FindOrCreateAsync(Input input, CancellationToken stop)
    {
        if (input.AgencyId is { } chosen)
        {
            return await db.Set<Agency>().SingleOrDefaultAsync(a => a.Id == chosen, stop)
                ?? throw new RuleBroken("Choose an agency from the directory, or enter the name of a new one", nameof(Input.AgencyId));
        }

        var type = await db.Set<AgencyType>().SingleOrDefaultAsync(t => t.Key == input.Type, stop);
        var made = Agency.Create(input.Name, type);
        var name = Pattern.Of(made.Name);
        if (await db.Set<Agency>().SingleOrDefaultAsync(a => EF.Functions.ILike(a.Name, name), stop) is { } known)
        {
            var words = (await db.Set<AgencyType>().SingleAsync(t => t.Key == known.Type, stop)).Name;
            RuleBroken.Unless(known.Type == made.Type, $"{known.Name} is in the directory as “{words}”: choose that type, or another name", nameof(Input.Type));
            return known;
        }

        db.Add(made);
        return made;
    }
}
