using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Administration.ChangeDates;

/// <summary>Changes when a role begins, while it has not, and when it ends.</summary>
internal sealed class ChangeRoleDates(PeopleInReach reach, IAccess access, LastAdministrator last, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Display(Name = "The start date")]
        public DateOnly? StartsOn { get; set; }

        [Display(Name = "The last day")]
        public DateOnly? EndsOn { get; set; }

        [Required(ErrorMessage = "Say why the dates change"), MaxLength(End.EndRole.ReasonLimit, ErrorMessage = "The reason must be 1,000 characters or fewer")]
        public string Reason { get; set; } = "";

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid assignment, Input input, CancellationToken stop)
    {
        var role = await reach.RoleToChangeAsync(assignment, stop);
        var now = clock.GetUtcNow();
        RuleBroken.Unless(role.PersonId != access.Person.Id, "You cannot change the dates of your own role. Ask somebody else who manages access.");
        RuleBroken.Unless(role.EndsAt is null || role.EndsAt > now, "This role has ended already. Give a further role instead.");
        if (role.StartsAt > now)
        {
            RuleBroken.Unless(input.StartsOn is not null, "Enter the start date", nameof(Input.StartsOn));
            (role.StartsAt, role.EndsAt) = Period.Of(input.StartsOn, input.EndsOn, clock);
        }
        else
        {
            role.EndsAt = Period.End(input.EndsOn, clock);
        }

        if (role.EndsAt is not null)
        {
            await last.KeepAsync(role, stop);
        }

        work.Expect(role, input.Version);
        var account = await reach.PersonAsync(Can.ManagePeople, role.PersonId, stop);
        await work.DoAsync(PeopleActs.DatesChanged, account, input.Reason, PeopleActs.ChainOf(role), stop);
    }

    /// <summary>The dates that stand now, for the form.</summary>
    public static Input Of(Assignment role) => new()
    {
        StartsOn = London.DateOf(role.StartsAt),
        EndsOn = Period.LastDay(role.EndsAt),
        Version = role.Version,
    };
}
