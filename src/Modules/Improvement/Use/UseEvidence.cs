using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Use;

/// <summary>Lets the same evidence support a further finding. It is seen there by whoever sees the finding it was given for.</summary>
internal sealed class UseEvidence(LineOfSightDb db, IAccess access, Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Enter the reference of the finding, such as F-7KQ2M")]
        [StringLength(20, ErrorMessage = "A reference is a letter and five more, such as F-7KQ2M")]
        public string? Reference { get; set; }
    }

    /// <returns>The finding that it supports now, too.</returns>
    public async Task<Guid> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var (evidence, home) = await opening.EvidenceAsync(id, Can.ReadFindings, stop);
        RuleBroken.Unless(evidence.ConsentUntil is null || evidence.ConsentUntil >= clock.Today(), "Consent to use these words has ended");
        var wanted = input.Reference!.Trim().ToUpperInvariant();
        var visible = await db.VisibleTo<Finding>(access, Can.EditFindings).Where(f => f.Reference == wanted).ToListAsync(stop);
        var finding = visible.Find(f => !f.IsCaseLevel || access.May(Can.ReadCaseLevel, f))
            ?? throw new RuleBroken("There is no finding with this reference that you may change. Check the reference", nameof(Input.Reference));
        RuleBroken.Unless(finding.Id != home.Id, "The evidence was given for this finding", nameof(Input.Reference));
        RuleBroken.Unless(
            !home.IsCaseLevel || finding.IsCaseLevel, "This evidence comes from one child’s case. It can only support findings about a case", nameof(Input.Reference));
        var used = await db.Set<EvidenceUse>().AnyAsync(u => u.EvidenceId == id && u.FindingId == finding.Id, stop);
        RuleBroken.Unless(!used, "The evidence supports this finding already", nameof(Input.Reference));
        db.Add(new EvidenceUse { EvidenceId = id, FindingId = finding.Id });
        var holders = (await opening.HoldersAsync(home.Id, stop)).Union(await opening.HoldersAsync(finding.Id, stop)).ToList();
        await work.DoAsync(ImprovementActs.EvidenceUsed, evidence, finding.Reference, holders, stop);
        return finding.Id;
    }
}
