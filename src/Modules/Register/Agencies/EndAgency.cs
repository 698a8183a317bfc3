using LineOfSight.Design;
using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Partners;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>Ends an agency's part in a partnership, and with it the seats and contacts that it had there.</summary>
internal sealed class EndAgency(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    public static readonly ActKind Ended = new("register.agency.ended", "ended this agency's part in the partnership");

    internal sealed class Input
    {
        [Display(Name = "The last day")]
        public DateOnly? EndsOn { get; set; }

        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    public async Task<AgencyRole> HandleAsync(Guid role, Input input, CancellationToken stop)
    {
        var ending = await db.Set<AgencyRole>().SingleOrDefaultAsync(r => r.Id == role, stop);
        access.Demand(Can.EditAgencies, ending);
        var reason = Typed.Optional(input.Reason, 500, nameof(Input.Reason));
        ending!.End(input.EndsOn);
        foreach (var appointment in await db.Set<Appointment>().Where(a => a.AgencyRoleId == role && (a.EndsOn == null || a.EndsOn > ending.EndsOn)).ToListAsync(stop))
        {
            RuleBroken.Unless(
                appointment.StartsOn <= ending.EndsOn,
                $"{appointment.Name} is appointed from {Dates.Plain(appointment.StartsOn)}: enter a later day, or end that appointment first",
                nameof(Input.EndsOn));
            appointment.EndOn(ending.EndsOn!.Value);
        }

        if (ending.EndsOn <= clock.Today())
        {
            var contacts = await db.Set<Contact>().Where(c => c.PartnershipId == ending.PartnershipId && c.AgencyId == ending.AgencyId && c.EndsOn == null).ToListAsync(stop);
            contacts.ForEach(c => c.End(ending.EndsOn!.Value));
        }

        work.Expect(ending, input.Version);
        await work.DoAsync(Ended, ending, reason, stop);
        return ending;
    }
}
