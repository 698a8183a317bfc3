using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes a decision before it is final; once a position was given, only the name of its meeting.</summary>
internal sealed class EditDecision(LineOfSightDb db, Opening opening, Work work)
{
    public sealed class Input : DecisionInput
    {
        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var decision = await opening.DecisionAsync(id, Can.KeepDecisions, stop);
        work.Expect(decision, input.Version);
        decision.Change(input.Said, await db.Set<Position>().AnyAsync(p => p.DecisionId == id, stop));
        await work.DoAsync(ImprovementActs.DecisionEdited, decision, null, stop);
    }
}
