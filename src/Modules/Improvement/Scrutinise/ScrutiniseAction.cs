using System.ComponentModel.DataAnnotations;
using LineOfSight.Improvement.Remind;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.WorkingDays;

namespace LineOfSight.Improvement.Scrutinise;

/// <summary>The independent scrutineer returns a finished action with a reason, or accepts it.</summary>
internal sealed class ScrutiniseAction(LineOfSightDb db, IAccess access, Opening opening, ActionClocks clocks, Work work, Outbox outbox, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose whether you accept it or return it")]
        public Verdict? Verdict { get; set; }

        [StringLength(Scrutiny.WordsLimit, ErrorMessage = "What you say must be 4,000 characters or fewer")]
        public string? Words { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var action = await opening.ActionAsync(id, Can.Scrutinise, stop);
        var (me, now) = (access.Person.Id, clock.GetUtcNow());
        work.Expect(action, input.Version);
        if (input.Verdict == Verdict.Accepted)
        {
            db.Add(action.Accept(input.Words, me, now));
            await work.DoAsync(ImprovementActs.ActionAccepted, action, input.Words, stop);
            return;
        }

        var (said, report) = action.Return(input.Words, me, now);
        db.AddRange(said, report);
        await clocks.AddAsync(action, new ClockEvent.Reopened(clock.Today(), "The scrutineer returned the action"), null, stop);
        if (action.OwnerId is { } owner)
        {
            await outbox.AddAsync(ActionLetters.About(action, ActionLetters.Returned, owner, action.PartnershipId, null), stop);
        }

        await work.DoAsync(ImprovementActs.ActionReturned, action, input.Words, stop);
    }
}
