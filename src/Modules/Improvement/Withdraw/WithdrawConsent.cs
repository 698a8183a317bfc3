using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;

namespace LineOfSight.Improvement.Withdraw;

/// <summary>Records that whoever spoke no longer agrees to their words being used: from now on nobody is shown them.</summary>
internal sealed class WithdrawConsent(Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter who said so, and how")]
        [StringLength(500, ErrorMessage = "Who said so must be 500 characters or fewer")]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    /// <returns>The finding of the evidence.</returns>
    public async Task<Guid> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var (evidence, finding) = await opening.EvidenceAsync(id, Can.EditFindings, stop);
        work.Expect(evidence, input.Version);
        evidence.Withdraw(clock.Today());
        await work.DoAsync(ImprovementActs.ConsentWithdrawn, evidence, input.Reason, await opening.HoldersAsync(finding.Id, stop), stop);
        return finding.Id;
    }
}
