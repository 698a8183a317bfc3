using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Agencies;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partners;

/// <summary>Records who leads, or is delegated, for a safeguarding partner from a date.</summary>
internal sealed class AppointToSeat(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Appointed = new("register.partner.appointed", "recorded an appointment");
    public static readonly ActKind Ended = new("register.partner.appointment-ended", "ended an appointment");

    internal sealed class Input
    {
        public Seat? Seat { get; set; }

        public string? Name { get; set; }

        public string? Position { get; set; }

        [Display(Name = "The first day")]
        public DateOnly? StartsOn { get; set; }

        [Display(Name = "The last day")]
        public DateOnly? EndsOn { get; set; }

        public int Version { get; set; }
    }

    internal sealed class EndInput
    {
        [Display(Name = "The last day")]
        public DateOnly? EndsOn { get; set; }

        public int Version { get; set; }
    }

    public async Task<Appointment> AppointAsync(Guid role, Input input, CancellationToken stop)
    {
        var (partner, appointments) = await FindAsync(db, access, role, stop);
        RuleBroken.Unless(input.Seat is not null, "Choose lead or delegated", nameof(Input.Seat));
        var appointment = new Seats(partner, appointments).Appoint(input.Seat!.Value, input.Name, input.Position, input.StartsOn, input.EndsOn);
        db.Touch(partner);
        if (input.Version > 0)
        {
            work.Expect(partner, input.Version);
        }

        if (db.ChangeTracker.Entries<Appointment>().Any(e => e.State == EntityState.Modified))
        {
            await work.DoAsync(Ended, partner, null, stop);
            db.Touch(partner);
        }

        db.Add(appointment);
        await work.DoAsync(Appointed, partner, null, stop);
        return appointment;
    }

    public async Task EndAsync(Guid appointment, EndInput input, CancellationToken stop)
    {
        var role = await db.Set<Appointment>().Where(a => a.Id == appointment).Select(a => a.AgencyRoleId).SingleOrDefaultAsync(stop);
        var (partner, appointments) = await FindAsync(db, access, role, stop);
        var ending = appointments.Single(a => a.Id == appointment);
        new Seats(partner, appointments).End(ending, input.EndsOn);
        db.Touch(partner);
        db.Touch(ending);
        work.Expect(ending, input.Version);
        await work.DoAsync(Ended, partner, null, stop);
    }

    /// <summary>A safeguarding partner that the person may change, with everybody who has held its seats.</summary>
    public static async Task<(AgencyRole Partner, List<Appointment> Appointments)> FindAsync(LineOfSightDb db, IAccess access, Guid role, CancellationToken stop)
    {
        var partner = await db.Set<AgencyRole>().SingleOrDefaultAsync(r => r.Id == role && r.Standing == Standing.Partner, stop);
        access.Demand(Can.EditPartners, partner);
        return (partner!, await db.Set<Appointment>().Where(a => a.AgencyRoleId == role).ToListAsync(stop));
    }
}
