using LineOfSight.Administration.Invite;
using LineOfSight.Improvement.Remind;
using LineOfSight.Kernel.Mail;
using LineOfSight.Administration.Retention;
using LineOfSight.Administration.Retention.Hold;
using LineOfSight.Kernel.Retention;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>Somebody who was invited into the place's partnership, for its agency.</summary>
internal sealed class PersonSample : Sample
{
    public override string Noun => "person";

    // Accounts are the installation's; what stands behind the wall is the role.
    public override bool IsWalled => false;

    public override async Task<string> MakeAsync(Place place) => $"{(await InviteAsync(place, "person")).PersonId}";

    internal static Task<InvitePerson.Result> InviteAsync(Place place, string name) => place.World.WithAsync<InvitePerson, InvitePerson.Result>(
        place.World.ManagerOf(place.Partnership), (invite, stop) => invite.HandleAsync(
            new()
            {
                Name = $"Invited {name}", Email = $"{name}.{place.Mark}@example.org",
                Role = "analyst", PartnershipId = place.Partnership, AgencyId = place.Agency,
            },
            stop));
}

/// <summary>A person of the demonstration: the only ones whom Development lets anybody be.</summary>
internal sealed class DemonstrationPersonSample : Sample
{
    public override string Noun => "person";

    public override string Route => "/development/people";

    public override bool IsWalled => false;

    public override async Task<string> MakeAsync(Place place)
    {
        var person = await place.World.PersonAsync("Demonstration person", "analyst", place.Partnership);
        await place.World.SqlAsync("update identity.account set is_demonstration = true where id = $1", person);
        return $"{person}";
    }
}

/// <summary>The role of the sample person.</summary>
internal sealed class AssignmentSample : Sample
{
    public override string Noun => "assignment";

    public override async Task<string> MakeAsync(Place place)
    {
        var person = Guid.Parse(await place.OfAsync("person"));
        return $"{await place.World.SqlAsync<Guid>("select id from kernel.assignment where person_id = $1", person)}";
    }
}

/// <summary>A letter of the place's partnership, to whose it is.</summary>
internal sealed class LetterSample : Sample
{
    public override string Noun => "letter";

    public override async Task<string> MakeAsync(Place place)
    {
        var reader = Guid.Parse(await place.OfAsync("person"));
        await place.World.WithAsync<Outbox, bool>(place.World.ManagerOf(place.Partnership), (outbox, stop) => outbox.AddAsync(
            new Letter(ActionLetters.Given, Reader.Person(reader), place.Partnership) { Facts = new Dictionary<string, Fact> { ["reference"] = Fact.Reference("A-7KQ2M") } }, stop));
        return $"{await place.World.SqlAsync<Guid>("select id from kernel.letter where person_id = $1 and kind = $2", reader, ActionLetters.Given.Key)}";
    }
}

/// <summary>The secret of a one-time link: whoever has it may open its page, and nobody else can.</summary>
internal sealed class InvitationSample : Sample
{
    public override string Noun => "secret";

    public override bool IsNational => true;

    public override async Task<string> MakeAsync(Place place) => (await PersonSample.InviteAsync(place, "secret")).Secret!;
}

/// <summary>A review of a finding that fell due; proposed by nobody yet.</summary>
internal sealed class ReviewSample : Sample
{
    public override string Noun => "review";

    public override async Task<string> MakeAsync(Place place)
    {
        var finding = Guid.Parse(await place.Again().OfAsync("finding"));
        await place.World.SqlAsync("update improvement.finding set raised_on = '2010-01-01', answered_on = '2010-02-01' where id = $1", finding);
        await place.World.WithAsync<ListDue>(place.World.ManagerOf(place.Partnership), (list, stop) => list.HandleAsync(stop));
        return $"{await place.World.SqlAsync<Guid>("select id from kernel.retention_review where record_id = $1", finding)}";
    }
}

/// <summary>A hold on one record.</summary>
internal sealed class HoldSample : Sample
{
    public override string Noun => "hold";

    public override async Task<string> MakeAsync(Place place)
    {
        var reference = await place.World.SqlAsync<string>("select reference from improvement.finding where id = $1", Guid.Parse(await place.Again().OfAsync("finding")));
        await place.World.WithAsync<PlaceHold>(place.World.ManagerOf(place.Partnership), (hold, stop) => hold.HandleAsync(
            new() { Reach = HoldReach.Record, Records = reference, Ground = HoldGround.Court, Reason = $"Claim {place.Mark}" }, stop));
        return $"{await place.World.SqlAsync<Guid>("select hold_id from kernel.hold_record where reference = $1 limit 1", reference)}";
    }
}

/// <summary>A kind of record that has a period.</summary>
internal sealed class KindSample : Sample
{
    public override string Noun => "kind";

    public override string Route => "/administration/retention/";

    public override bool IsNational => true;

    public override Task<string> MakeAsync(Place place) => Task.FromResult("finding");
}

/// <summary>An export that its owner may fetch.</summary>
internal sealed class ExportSample : Sample
{
    public override string Noun => "export";

    public override async Task<string> MakeAsync(Place place)
    {
        var id = Kernel.Data.NewId.Next();
        await place.World.SqlAsync(
            """
            insert into kernel.agency_export (id, partnership_id, agency_id, owner_id, given_to, lawful_basis, made_at, expires_at, fetches, version)
            values ($1, $2, $3, $4, 'The agency', 'Its own data', $5, $5 + interval '24 hours', 0, 1)
            """,
            id, place.Partnership, place.Agency, place.Owner, place.World.Clock.GetUtcNow());
        return $"{id}";
    }
}
