using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Administration.Move;

/// <summary>Moves a person: one role ends and another begins at the same instant, in one act.</summary>
internal sealed class MoveRole(PeopleInReach reach, Granting granting, Work work, TimeProvider clock)
{
    public const int ReasonLimit = 1000;

    public sealed class Input : RoleGiven
    {
        [Required(ErrorMessage = "Say why this person moves"), MaxLength(ReasonLimit, ErrorMessage = "The reason must be 1,000 characters or fewer")]
        public string Reason { get; set; } = "";

        public int Version { get; set; }
    }

    public async Task<Assignment> HandleAsync(Guid assignment, Input input, CancellationToken stop)
    {
        var old = await reach.RoleToChangeAsync(assignment, stop);
        RuleBroken.Unless(old.PartnershipId is not null, "A role of the whole installation is not moved. End it and give another.");
        RuleBroken.Unless(old.EndsAt is null || old.EndsAt > clock.GetUtcNow(), "This role has ended already. Give a further role instead.");
        input.PartnershipId = old.PartnershipId;
        var made = await granting.GiveAsync(old.PersonId, input, stop);
        RuleBroken.Unless(made.PartnershipId is not null, "Choose a role from the list", nameof(Input.Role));
        RuleBroken.Unless(made.StartsAt >= old.StartsAt, "The person moves on the day the present role begins, or later", nameof(Input.StartsOn));
        RuleBroken.Unless(old.EndsAt is null || made.StartsAt < old.EndsAt, "The present role ends before that day. Choose an earlier day, or give a further role instead.", nameof(Input.StartsOn));
        work.Expect(old, input.Version);
        old.EndsAt = made.StartsAt;
        var account = await reach.PersonAsync(Can.ManagePeople, old.PersonId, stop);
        await work.DoAsync(PeopleActs.RoleMoved, account, input.Reason, PeopleActs.ChainOf(old), stop);
        return made;
    }
}
