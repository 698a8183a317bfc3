using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement;

/// <summary>
/// Opens one record for a use case. A record about one child's case needs a permission of its own besides; reading one is an act.
/// </summary>
internal sealed class Opening(LineOfSightDb db, IAccess access, Work work)
{
    public async Task<Finding> FindingAsync(Guid id, string permission, CancellationToken stop)
    {
        var finding = await db.FindVisibleAsync<Finding>(access, permission, id, stop) ?? throw new NotVisible();
        DemandCaseLevel(finding.IsCaseLevel, finding);
        return finding;
    }

    public async Task<ImprovementAction> ActionAsync(Guid id, string permission, CancellationToken stop)
    {
        var action = await db.FindVisibleAsync<ImprovementAction>(access, permission, id, stop) ?? throw new NotVisible();
        DemandCaseLevel(action.IsCaseLevel, action);
        return action;
    }

    /// <summary>A finding or an action: the records that documents are given to.</summary>
    public async Task<IPartnershipRecord> RecordAsync(Guid id, string permission, CancellationToken stop) =>
        await IsActionAsync(id, stop) ? await ActionAsync(id, permission, stop) : await FindingAsync(id, permission, stop);

    public Task<bool> IsActionAsync(Guid id, CancellationToken stop) => db.Set<ImprovementAction>().AnyAsync(a => a.Id == id, stop);

    public async Task<(Answer Answer, Finding Finding)> AnswerAsync(Guid id, string permission, CancellationToken stop)
    {
        var answer = await db.Set<Answer>().SingleOrDefaultAsync(a => a.Id == id, stop) ?? throw new NotVisible();
        return (answer, await FindingAsync(answer.FindingId, permission, stop));
    }

    public async Task<(Evidence Evidence, Finding Finding)> EvidenceAsync(Guid id, string permission, CancellationToken stop)
    {
        var evidence = await db.Set<Evidence>().SingleOrDefaultAsync(e => e.Id == id, stop) ?? throw new NotVisible();
        return (evidence, await FindingAsync(evidence.FindingId, permission, stop));
    }

    /// <summary>Writes the act of reading, when the record describes one child's case.</summary>
    public Task WasReadAsync(IRecord record, CancellationToken stop) => record switch
    {
        Finding { IsCaseLevel: true } => work.DoAsync(ImprovementActs.FindingOpened, record, null, stop),
        ImprovementAction { IsCaseLevel: true } => work.DoAsync(ImprovementActs.ActionOpened, record, null, stop),
        _ => Task.CompletedTask,
    };

    /// <summary>The partnerships that hold a finding: its keeper and those it is shared with. Acts about its parts enter all their chains.</summary>
    public Task<List<Guid>> HoldersAsync(Guid finding, CancellationToken stop) =>
        db.Database.SqlQuery<Guid>($"select h as \"Value\" from improvement.holders({finding}) h").ToListAsync(stop);

    private void DemandCaseLevel(bool isCaseLevel, IRecord record)
    {
        if (isCaseLevel)
        {
            access.Demand(Can.ReadCaseLevel, record);
        }
    }
}
