using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Raise;

/// <summary>A person raises a finding, with the first piece of evidence or without one yet.</summary>
internal sealed class RaiseFinding(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    public sealed class Input : FindingInput
    {
        public FirstEvidence Evidence { get; set; } = new();
    }

    /// <summary>The evidence may be added later.</summary>
    public sealed class FirstEvidence : EvidenceInput
    {
        internal override bool MayWait => true;
    }

    /// <summary>Checks what was typed, and saves nothing: for the page on which people check their answers.</summary>
    public void Check(Input input) => Make(input, NewId.Next(), "F-CHECK");

    /// <returns>The finding.</returns>
    public async Task<Guid> HandleAsync(Input input, CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.RaiseFindings, partnership);
        var (finding, evidence) = Make(input, NewId.Next(), await References.ForFindingAsync(db, partnership, stop));
        db.Add(finding);
        if (evidence is not null)
        {
            db.Add(evidence);
        }

        await work.DoAsync(ImprovementActs.FindingRaised, finding, null, stop);
        return finding.Id;
    }

    private (Finding Finding, Evidence? Evidence) Make(Input input, Guid id, string reference)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        RuleBroken.Unless(
            !input.IsCaseLevel || access.May(Can.ReadCaseLevel),
            "You may not record what describes one child’s case. Leave the child out, or ask somebody who may",
            nameof(Input.IsCaseLevel));
        var finding = Finding.Raise(id, partnership, reference, input.Said, access.Person.Id, today, now);
        if (input.Evidence.Kind is null)
        {
            return (finding, null);
        }

        try
        {
            return (finding, Improvement.Evidence.Give(finding, input.Evidence.Said, today, now));
        }
        catch (RuleBroken rule)
        {
            throw new RuleBroken(rule.Message, $"{nameof(Input.Evidence)}.{input.Evidence.FieldOf(rule.Field)}");
        }
    }
}
