using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Partnerships;

/// <summary>Says that a partnership is in shadow, live or merged, and from when.</summary>
internal sealed class ChangeStatus(LineOfSightDb db, IAccess access, Work work)
{
    public static readonly ActKind Changed = new("register.partnership.status-changed", "changed this partnership's status");

    internal sealed class Input
    {
        public Status? Status { get; set; }

        [Display(Name = "The date")]
        public DateOnly? From { get; set; }

        public Guid? Into { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid partnership, Input input, CancellationToken stop)
    {
        var profile = await EditPartnership.FindAsync(db, access, partnership, stop);
        RuleBroken.Unless(input.Status is not null, "Choose shadow, live or merged", nameof(Input.Status));
        if (input is { Status: Status.Merged, Into: { } into })
        {
            var target = await db.Set<PartnershipProfile>().SingleOrDefaultAsync(p => p.Id == into, stop);
            RuleBroken.Unless(target is not null, "Choose the partnership that it merged into", nameof(Input.Into));
            RuleBroken.Unless(
                target!.MergedOn is null || input.From is null || target.MergedOn > input.From,
                $"{target.Name} has itself merged into another partnership: choose that one",
                nameof(Input.Into));
        }

        profile.Stand(input.Status!.Value, input.From, input.Status == Status.Merged ? input.Into : null);
        db.Touch(profile);
        work.Expect(profile, input.Version);
        await work.DoAsync(Changed, profile, null, stop);
    }
}
