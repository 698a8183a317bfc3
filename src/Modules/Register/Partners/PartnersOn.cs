using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Register.Agencies;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partners;

/// <summary>Who the safeguarding partners are on a date.</summary>
internal sealed class PartnersOn(LineOfSightDb db, IAccess access)
{
    /// <summary>One safeguarding partner, with who held each seat on the date; null is vacant.</summary>
    internal sealed record Partner(AgencyRole Role, Agency Agency, AgencyType Type, Appointment? Lead, Appointment? Delegate, Seats Seats);

    /// <summary>The partners of a date.</summary>
    /// <param name="Partners">Council, health, police, in this order.</param>
    /// <param name="Missing">Kinds of safeguarding partner that the law asks for and the register does not have on the date.</param>
    internal sealed record Answer(IReadOnlyList<Partner> Partners, IReadOnlyList<PartnerKind> Missing);

    public async Task<Answer> AskAsync(Guid partnership, DateOnly day, CancellationToken stop)
    {
        var rows = await (
            from role in db.VisibleTo<AgencyRole>(access, Can.ReadPartners)
            where role.PartnershipId == partnership && role.Standing == Standing.Partner
                && role.StartsOn <= day && (role.EndsOn == null || role.EndsOn >= day)
            join agency in db.Set<Agency>() on role.AgencyId equals agency.Id
            join type in db.Set<AgencyType>() on agency.Type equals type.Key
            orderby type.Position, agency.Name
            select new { role, agency, type }).AsNoTracking().ToListAsync(stop);
        var roles = rows.ConvertAll(r => r.role.Id);
        var appointments = await db.Set<Appointment>().AsNoTracking().Where(a => roles.Contains(a.AgencyRoleId)).ToListAsync(stop);
        var partners = rows.ConvertAll(r =>
        {
            var seats = new Seats(r.role, appointments);
            return new Partner(r.role, r.agency, r.type, seats.On(Seat.Lead, day), seats.On(Seat.Delegate, day), seats);
        });
        return new Answer(partners, [.. Enum.GetValues<PartnerKind>().Where(k => partners.TrueForAll(p => p.Type.Partner != k))]);
    }
}
