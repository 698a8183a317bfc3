using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>Corrects an agency's entry in the directory. Every partnership that works with it sees the change and who made it.</summary>
internal sealed class EditAgency(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Edited = new("register.agency.edited", "corrected this agency's entry in the directory");

    internal sealed class Input
    {
        public string? Name { get; set; }

        public string? Type { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid partnership, Guid agency, Input input, CancellationToken stop)
    {
        access.DemandIn(Can.EditAgencies, partnership);
        await Naming.OfAgenciesAsync(db, stop);
        var works = await db.Set<AgencyRole>().Where(r => r.PartnershipId == partnership && r.AgencyId == agency).ToListAsync(stop);
        RuleBroken.Unless(works.Count > 0, "This agency does not work with the partnership");
        var editing = await db.Set<Agency>().SingleOrDefaultAsync(a => a.Id == agency, stop) ?? throw new NotVisible();
        var type = await db.Set<AgencyType>().SingleOrDefaultAsync(t => t.Key == input.Type, stop);
        editing.Describe(input.Name, type);
        var name = Pattern.Of(editing.Name);
        RuleBroken.Unless(
            !await db.Set<Agency>().AnyAsync(a => a.Id != agency && EF.Functions.ILike(a.Name, name), stop),
            "Another agency in the directory has this name: choose another name",
            nameof(Input.Name));
        RuleBroken.Unless(
            type!.Partner is not null || works.TrueForAll(r => r.Standing != Standing.Partner),
            $"It is a safeguarding partner, and {type.Name.ToLowerInvariant()} cannot be one: choose another type",
            nameof(Input.Type));
        work.Expect(editing, input.Version);
        var places = await PlacesAsync(db, agency, stop);
        await work.DoAsync(Edited, editing, null, [partnership, .. places.Select(p => p.PartnershipId)], stop);
    }

    /// <summary>A partnership that an agency works with.</summary>
    internal sealed record Place(Guid PartnershipId, DateOnly StartsOn, DateOnly? EndsOn);

    /// <summary>Where an agency works, across the wall: partnerships publish this much (Children Act 2004 s16G).</summary>
    public static Task<List<Place>> PlacesAsync(LineOfSightDb db, Guid agency, CancellationToken stop) => db.Database
        .SqlQuery<Place>($"""select partnership_id as "PartnershipId", starts_on as "StartsOn", ends_on as "EndsOn" from register.places_of({agency})""")
        .ToListAsync(stop);
}
