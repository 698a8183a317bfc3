using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Prepare;

/// <summary>Changes the title and the dates of a round. A later due date holds for everybody who has not been given another.</summary>
internal sealed class ChangeRound(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        public string? Title { get; set; }

        public string? Theme { get; set; }

        [Display(Name = "The date on which it opens")]
        public DateOnly? OpensOn { get; set; }

        [Display(Name = "The date by which it is answered")]
        public DateOnly? DueOn { get; set; }

        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var round = await db.FindVisibleAsync<Round>(access, Can.KeepRounds, id, stop) ?? throw new NotVisible();
        RuleBroken.Unless(round.State != RoundState.Closed, "This round is closed, and stands");
        work.Expect(round, input.Version);
        var was = round.DueOn;
        round.Describe(new(input.Title, input.Theme, input.OpensOn, input.DueOn), clock.Today());
        if (round.DueOn != was)
        {
            await db.Set<Return>().Where(r => r.RoundId == id && r.DueOn == was && (r.State == ReturnState.Issued || r.State == ReturnState.InProgress))
                .ForEachAsync(r => r.Follow(round.DueOn), stop);
        }

        await work.DoAsync(RoundActs.Described, round, null, stop);
    }
}
