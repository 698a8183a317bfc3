using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Administration.End;

/// <summary>Ends a role, now or after a day. Now means: refused at the person's next request.</summary>
internal sealed class EndRole(PeopleInReach reach, LastAdministrator last, Work work, TimeProvider clock)
{
    public const int ReasonLimit = 1000;

    public sealed class Input
    {
        [Required(ErrorMessage = "Say when the role ends")]
        public When? When { get; set; }

        [Display(Name = "The last day")]
        public DateOnly? EndsOn { get; set; }

        [Required(ErrorMessage = "Say why the role ends"), MaxLength(ReasonLimit, ErrorMessage = "The reason must be 1,000 characters or fewer")]
        public string Reason { get; set; } = "";

        public int Version { get; set; }
    }

    /// <summary>When a role ends.</summary>
    public enum When
    {
        Now,
        After,
    }

    public async Task HandleAsync(Guid assignment, Input input, CancellationToken stop)
    {
        var role = await reach.RoleToChangeAsync(assignment, stop);
        var now = clock.GetUtcNow();
        RuleBroken.Unless(role.EndsAt is null || role.EndsAt > now, "This role has ended already.");
        RuleBroken.Unless(input.When != When.After || input.EndsOn is not null, "Enter the last day", nameof(Input.EndsOn));
        var end = input.When == When.After ? Period.End(input.EndsOn, clock)!.Value : now;
        RuleBroken.Unless(role.EndsAt is null || end <= role.EndsAt, "The role ends before that day already. Change its dates instead.", nameof(Input.EndsOn));
        await last.KeepAsync(role, stop);
        work.Expect(role, input.Version);

        // A role that has not begun ends as it begins, and never holds.
        role.EndsAt = end < role.StartsAt ? role.StartsAt : end;
        var account = await reach.PersonAsync(Can.ManagePeople, role.PersonId, stop);
        await work.DoAsync(PeopleActs.RoleEnded, account, input.Reason, PeopleActs.ChainOf(role), stop);
    }
}
