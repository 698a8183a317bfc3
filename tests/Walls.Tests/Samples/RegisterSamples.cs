using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using LineOfSight.Register.Partners;
using LineOfSight.Register.Partnerships;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

internal sealed class PartnershipSample : Sample
{
    public override string Noun => "partnership";

    public override bool IsWalled => false;

    public override Task<string> MakeAsync(Place place) => Task.FromResult($"{place.Partnership}");
}

internal sealed class AreaSample : Sample
{
    // Norfolk.
    private const string OnsCode = "E10000020";

    public override string Noun => "area";

    public override bool IsWalled => false;

    public override async Task<string> MakeAsync(Place place)
    {
        const string Held = "select id from register.area where partnership_id = $1 limit 1";
        if (!await place.World.HasAsync(Held, place.Partnership))
        {
            await place.World.WithAsync<AddArea>(place.World.ManagerOf(place.Partnership), (add, stop) =>
                add.HandleAsync(place.Partnership, new() { OnsCode = OnsCode, StartsOn = Neighbourhood.Since }, stop));
        }

        return $"{await place.World.SqlAsync<Guid>(Held, place.Partnership)}";
    }
}

internal sealed class AgencySample : Sample
{
    public override string Noun => "agency";

    public override bool IsWalled => false;

    public override Task<string> MakeAsync(Place place) => Task.FromResult($"{place.Agency}");
}

/// <summary>The part that the place's agency plays in its partnership.</summary>
internal sealed class AgencyRoleSample : Sample
{
    public override string Noun => "role";

    public override string Route => "/register/";

    public override async Task<string> MakeAsync(Place place) =>
        $"{await place.World.SqlAsync<Guid>("select id from register.agency_role where partnership_id = $1 and agency_id = $2", place.Partnership, place.Agency)}";
}

internal sealed class ContactSample : Sample
{
    public override string Noun => "contact";

    public override async Task<string> MakeAsync(Place place)
    {
        var role = Guid.Parse(await place.OfAsync("role", "/register/"));
        var contact = await place.World.WithAsync<KeepContact, Contact>(place.World.ManagerOf(place.Partnership), (keep, stop) =>
            keep.AddAsync(role, new() { Name = "Sample Contact", Email = "contact@example.org" }, stop));
        return $"{contact.Id}";
    }
}

internal sealed class BodySample : Sample
{
    public override string Noun => "body";

    public override bool IsShareable => true;

    public override async Task<string> MakeAsync(Place place) => $"{await place.World.WithAsync<KeepBody, Guid>(place.World.ManagerOf(place.Partnership), (keep, stop) =>
        keep.CreateAsync(place.Partnership, new() { Name = $"Board {place.Mark}", Kind = BodyKind.Board, Purpose = "To be a sample", StartsOn = Neighbourhood.Since }, stop))}";
}

internal sealed class MembershipSample : Sample
{
    public override string Noun => "membership";

    public override bool IsShareable => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var body = Guid.Parse(await place.OfAsync("body"));
        var membership = await place.World.WithAsync<KeepMembers, Membership>(place.World.ManagerOf(place.Partnership), (keep, stop) =>
            keep.JoinAsync(body, new() { Name = "Sample Member", Role = MemberRole.Member, TermStartsOn = Neighbourhood.Since }, stop));
        return $"{membership.Id}";
    }
}

internal sealed class AppointmentSample : Sample
{
    public override string Noun => "appointment";

    public override async Task<string> MakeAsync(Place place)
    {
        var role = Guid.Parse(await place.OfAsync("role", "/register/"));
        const string Held = "select id from register.appointment where agency_role_id = $1 limit 1";
        if (!await place.World.HasAsync(Held, role))
        {
            await place.World.WithAsync<AppointToSeat, Appointment>(place.World.ManagerOf(place.Partnership), (appoint, stop) =>
                appoint.AppointAsync(role, new() { Seat = Seat.Lead, Name = "Sample Lead", Position = "Chief officer", StartsOn = Neighbourhood.Since }, stop));
        }

        return $"{await place.World.SqlAsync<Guid>(Held, role)}";
    }
}
