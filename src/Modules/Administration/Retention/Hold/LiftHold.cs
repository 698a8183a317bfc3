using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Administration.Retention.Hold;

/// <summary>Lifts a hold, with the reason.</summary>
internal sealed class LiftHold(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter why this hold is lifted")]
        [StringLength(Kernel.Retention.Hold.ReasonLimit, ErrorMessage = "Why this hold is lifted must be 1,000 characters or fewer")]
        public string? Because { get; set; }

        public int Version { get; set; }
    }

    public async Task<Kernel.Retention.Hold> FindAsync(Guid id, CancellationToken stop) =>
        await db.FindVisibleAsync<Kernel.Retention.Hold>(access, Can.HoldRecords, id, stop) ?? throw new NotVisible();

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var hold = await FindAsync(id, stop);
        work.Expect(hold, input.Version);
        hold.Lift(input.Because, access.Person.Id, clock.GetUtcNow());
        await work.DoAsync(RetentionActs.HoldLifted, hold, input.Because, stop);
    }
}
