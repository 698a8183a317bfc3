using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Add;

/// <summary>Adds a piece of evidence to a finding.</summary>
internal sealed class AddEvidence(LineOfSightDb db, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input : EvidenceInput;

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var finding = await opening.FindingAsync(id, Can.EditFindings, stop);
        Evidence evidence;
        try
        {
            evidence = Evidence.Give(finding, input.Said, clock.Today(), clock.GetUtcNow());
        }
        catch (RuleBroken rule)
        {
            throw new RuleBroken(rule.Message, input.FieldOf(rule.Field));
        }

        db.Add(evidence);
        await work.DoAsync(ImprovementActs.EvidenceAdded, evidence, null, await opening.HoldersAsync(finding.Id, stop), stop);
    }
}
