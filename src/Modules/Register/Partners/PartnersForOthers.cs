using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.Register.Agencies;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partners;

/// <summary>Answers other modules’ questions about safeguarding partners. Row security keeps it to the acting person’s partnerships.</summary>
internal sealed class PartnersForOthers(LineOfSightDb db) : IPartners
{
    public async Task<IReadOnlyList<SafeguardingPartner>> OnAsync(Guid partnership, DateOnly day, CancellationToken stop)
    {
        var rows = await (
            from role in db.Set<AgencyRole>()
            where role.PartnershipId == partnership && role.Standing == Standing.Partner && role.StartsOn <= day && (role.EndsOn == null || role.EndsOn >= day)
            join agency in db.Set<Agency>() on role.AgencyId equals agency.Id
            join type in db.Set<AgencyType>() on agency.Type equals type.Key
            orderby type.Position, agency.Name
            select new { Role = role.Id, agency.Id, agency.Name }).ToListAsync(stop);
        var roles = rows.ConvertAll(r => r.Role);
        var held = await db.Set<Appointment>()
            .Where(a => roles.Contains(a.AgencyRoleId) && a.StartsOn <= day && (a.EndsOn == null || a.EndsOn >= day)).ToListAsync(stop);
        return [.. rows.Select(r => new SafeguardingPartner(r.Id, r.Name, In(r.Role, Seat.Lead), In(r.Role, Seat.Delegate)))];

        string? In(Guid role, Seat seat) => held.Find(a => a.AgencyRoleId == role && a.Seat == seat)?.Name;
    }
}
