using System.Net;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>The form that invites for the whole installation, opened by a business manager: what it sends, row security still refuses.</summary>
internal sealed class AppointmentProbe : Probe
{
    public override string Permission => "administration.administrators.appoint";

    public override async Task<bool> ReachesAsync(World world, Knock knock, string? breaking) =>
        (await knock.GetAsync(With(world, "administration.people.manage", without: Permission), "/administration/invite/person?where=installation", breaking, Permission))
            .Status == HttpStatusCode.OK;
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

/// <summary>The button that runs a job now, on the page of jobs that business managers read.</summary>
internal sealed class RunProbe : Probe
{
    public override string Permission => "administration.jobs.run";

    public override async Task<bool> ReachesAsync(World world, Knock knock, string? breaking) =>
        (await knock.GetAsync(With(world, "administration.jobs.read", without: Permission), "/administration/jobs", breaking, Permission))
            .Text.Contains("name=\"Input.Job\"", StringComparison.Ordinal);
}

/// <summary>What is to become of a letter, asked on its page; every role that opens the page may decide, so the page is opened by force.</summary>
internal sealed class DecideProbe : Probe
{
    private const string Read = "administration.letters.read";

    public override string Permission => "administration.letters.decide";

    public override async Task<bool> ReachesAsync(World world, Knock knock, string? breaking)
    {
        var who = With(world, "register.schools.read", without: Read);
        var answer = await knock.GetAsync(
            who, $"/administration/mail/letter/{await world.PlaceOf(Relation.OwnAgency, who).OfAsync("letter")}", Breaks.YesTo, breaking is null ? Read : $"{Read} {Permission}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Text.Contains("name=\"Input.Decision\"", StringComparison.Ordinal);
    }
}
