using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Edit;

/// <summary>Corrects a piece of evidence; what it said before stays in the history.</summary>
internal sealed class EditEvidence(Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input : EvidenceInput
    {
        public int Version { get; set; }
    }

    /// <returns>The finding that it belongs to.</returns>
    public async Task<Guid> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var (evidence, finding) = await opening.EvidenceAsync(id, Can.EditFindings, stop);
        work.Expect(evidence, input.Version);
        try
        {
            evidence.Change(input.Said, clock.Today());
        }
        catch (RuleBroken rule)
        {
            throw new RuleBroken(rule.Message, input.FieldOf(rule.Field));
        }

        await work.DoAsync(ImprovementActs.EvidenceEdited, evidence, null, await opening.HoldersAsync(finding.Id, stop), stop);
        return finding.Id;
    }
}
