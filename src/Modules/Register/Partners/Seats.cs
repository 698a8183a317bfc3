using LineOfSight.Design;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Agencies;

namespace LineOfSight.Register.Partners;

/// <summary>
/// The history of one partner's two seats. On each day of the partner's time a seat has exactly one line: a person, or "vacant".
/// </summary>
internal sealed class Seats(AgencyRole role, IEnumerable<Appointment> appointments)
{
    private readonly List<Appointment> all = [.. appointments.Where(a => a.AgencyRoleId == role.Id).OrderBy(a => a.StartsOn)];

    /// <summary>A stretch of days of one seat: who held it, or null while it was vacant.</summary>
    internal sealed record Stretch(DateOnly From, DateOnly? To, Appointment? Held);

    /// <summary>Who holds the seat on a day, or null when it is vacant.</summary>
    public Appointment? On(Seat seat, DateOnly day) => all.SingleOrDefault(a => a.Seat == seat && a.Period.Covers(day));

    /// <summary>
    /// Appoints somebody. Whoever holds the seat on that day without an end leaves it the day before; an appointment that is
    /// already agreed for later stays, and limits this one.
    /// </summary>
    public Appointment Appoint(Seat seat, string? name, string? position, DateOnly? from, DateOnly? until)
    {
        var start = Typed.Required(from, "Enter the date from which the person is appointed", nameof(Appointment.StartsOn));
        RuleBroken.Unless(until is null || until >= start, "The last day must be on or after the first day", nameof(Appointment.EndsOn));
        RuleBroken.Unless(start >= role.StartsOn, $"The agency has been a partner since {Dates.Plain(role.StartsOn)}: enter that date or a later one", nameof(Appointment.StartsOn));
        RuleBroken.Unless(
            role.EndsOn is null || start <= role.EndsOn,
            $"The agency was a partner until {Dates.Plain(role.EndsOn ?? start)}: enter that date or an earlier one",
            nameof(Appointment.StartsOn));
        RuleBroken.Unless(
            role.EndsOn is null || until is null || until <= role.EndsOn,
            $"The agency was a partner until {Dates.Plain(role.EndsOn ?? start)}: enter that date or an earlier one",
            nameof(Appointment.EndsOn));
        var next = all.FirstOrDefault(a => a.Seat == seat && a.StartsOn >= start);
        RuleBroken.Unless(
            next is null || until < next.StartsOn,
            $"{next?.Name} is appointed from {Dates.Plain(next?.StartsOn ?? start)}: enter a last day before that",
            next?.StartsOn == start ? nameof(Appointment.StartsOn) : nameof(Appointment.EndsOn));
        var appointment = Appointment.Make(role, seat, name, position, start, until ?? role.EndsOn);
        if (On(seat, start) is { } present)
        {
            RuleBroken.Unless(
                present.EndsOn is null || present.EndsOn == role.EndsOn,
                $"{present.Name} is appointed until {Dates.Plain(present.EndsOn ?? start)}: end that appointment first, or enter a later date",
                nameof(Appointment.StartsOn));
            present.EndOn(start.AddDays(-1));
        }

        all.Add(appointment);
        all.Sort((a, b) => a.StartsOn.CompareTo(b.StartsOn));
        return appointment;
    }

    /// <summary>Ends an appointment on its last day. It can be made shorter, never longer.</summary>
    public void End(Appointment appointment, DateOnly? on)
    {
        var last = Typed.Required(on, "Enter the person's last day", nameof(Appointment.EndsOn));
        RuleBroken.Unless(
            appointment.EndsOn is null || last <= appointment.EndsOn,
            $"The appointment already ends on {Dates.Plain(appointment.EndsOn ?? last)}: appoint the person again for longer",
            nameof(Appointment.EndsOn));
        appointment.EndOn(last);
    }

    /// <summary>The whole time of the partner, without a day missing: gaps stand there as vacant.</summary>
    public IReadOnlyList<Stretch> Of(Seat seat)
    {
        var stretches = new List<Stretch>();
        DateOnly? day = role.StartsOn;
        foreach (var held in all.Where(a => a.Seat == seat))
        {
            if (day is { } free && held.StartsOn > free)
            {
                stretches.Add(new Stretch(free, held.StartsOn.AddDays(-1), null));
            }

            stretches.Add(new Stretch(held.StartsOn, held.EndsOn, held));
            day = held.EndsOn?.AddDays(1);
        }

        if (day is { } last && (role.EndsOn is null || last <= role.EndsOn))
        {
            stretches.Add(new Stretch(last, role.EndsOn, null));
        }

        return stretches;
    }
}
