using System.Net;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>A business manager invites an administrator of the whole installation: the form has the role only for administrators.</summary>
internal sealed class AppointmentProbe : Probe
{
    private int tries;

    public override string Permission => "administration.administrators.appoint";

    public override async Task<bool> ReachesAsync(World world, Knock knock, string? breaking)
    {
        var who = With(world, "administration.people.manage", without: Permission);
        var fields = new Dictionary<string, string>
        {
            ["Input.Name"] = "Probe", ["Input.Email"] = $"probe{++tries}@example.org", ["Input.Role"] = "administrator",
        };
        var answer = await knock.PostAsync(who, "/administration/invite/person", fields, breaking: breaking, value: Permission);
        return answer.Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther;
    }
}

/// <summary>The safeguarding leads on the page of a school, which others read without them.</summary>
internal sealed class LeadsProbe : Probe
{
    public override string Permission => "register.leads.read";

    public override async Task<bool> ReachesAsync(World world, Knock knock, string? breaking)
    {
        var who = With(world, "register.schools.read", without: Permission);
        var place = world.PlaceOf(Relation.OwnAgency, who);
        await place.OfAsync("lead");
        var answer = await knock.GetAsync(who, $"/register/schools/school/{await place.OfAsync("urn")}", breaking, Permission);
        return answer.Text.Contains(SafeguardingLeadSample.Email, StringComparison.Ordinal);
    }
}
