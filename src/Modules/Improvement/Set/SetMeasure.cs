using LineOfSight.Improvement.Add;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Set;

/// <summary>Sets a measure that will show whether a recommendation or an action made a difference.</summary>
internal sealed class SetMeasure(LineOfSightDb db, IAccess access, Opening opening, AddAction keeping, Linking linking, TimeProvider clock)
{
    public sealed class Input : MeasureInput;

    /// <summary>The recommendation or the action that is measured.</summary>
    public async Task<IPartnershipRecord> AboveAsync(Guid id, CancellationToken stop) => await db.Set<Recommendation>().AnyAsync(r => r.Id == id, stop)
        ? await opening.RecommendationAsync(id, Can.ReadFindings, stop)
        : await opening.ActionAsync(id, Can.ReadActions, stop);

    /// <returns>The measure.</returns>
    public async Task<Guid> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var above = await AboveAsync(id, stop);
        RuleBroken.Unless(above is not Recommendation { ClosedOn: not null }, "This recommendation is closed. Propose a new one first");
        var partnership = keeping.KeeperOf(above, await opening.HoldersAsync(above.Id, stop));
        access.DemandIn(Can.KeepMeasures, partnership);
        var measure = Measure.Set(
            partnership, await References.ForMeasureAsync(db, partnership, stop), input.Said, ((ICaseRecord)above).IsCaseLevel, access.Person.Id, clock.GetUtcNow());
        db.Add(measure);
        object link = above is Recommendation
            ? new RecommendationMeasure { RecommendationId = above.Id, MeasureId = measure.Id }
            : new ActionMeasure { ActionId = above.Id, MeasureId = measure.Id };
        await linking.LinkAsync(link, above.Id, measure, ImprovementActs.MeasureSet, null, stop);
        return measure.Id;
    }
}
