using LineOfSight.Administration.Invite;
using LineOfSight.Improvement.Remind;
using LineOfSight.Kernel.Mail;
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
        return $"{await place.World.SqlAsync<Guid>("select id from kernel.letter where person_id = $1 limit 1", reader)}";
    }
}

/// <summary>The secret of a one-time link: whoever has it may open its page, and nobody else can.</summary>
internal sealed class InvitationSample : Sample
{
    public override string Noun => "secret";

    public override bool IsNational => true;

    public override async Task<string> MakeAsync(Place place) => (await PersonSample.InviteAsync(place, "secret")).Secret!;
}
