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

    public Task<Recommendation> RecommendationAsync(Guid id, string permission, CancellationToken stop) => OpenAsync<Recommendation>(id, permission, stop);

    public Task<bool> IsRecommendationAsync(Guid id, CancellationToken stop) => db.Set<Recommendation>().AnyAsync(r => r.Id == id, stop);

    public Task<Decision> DecisionAsync(Guid id, string permission, CancellationToken stop) => OpenAsync<Decision>(id, permission, stop);

    public Task<Measure> MeasureAsync(Guid id, string permission, CancellationToken stop) => OpenAsync<Measure>(id, permission, stop);

    /// <summary>A record of the thread of a known kind, as row security shows it.</summary>
    public async Task<IRecord> FindAsync(Sight.Seen kind, Guid id, CancellationToken stop) => kind switch
    {
        Sight.Seen.Finding => await db.Set<Finding>().SingleAsync(r => r.Id == id, stop),
        Sight.Seen.Recommendation => await db.Set<Recommendation>().SingleAsync(r => r.Id == id, stop),
        Sight.Seen.Decision => await db.Set<Decision>().SingleAsync(r => r.Id == id, stop),
        Sight.Seen.Action => await db.Set<ImprovementAction>().SingleAsync(r => r.Id == id, stop),
        Sight.Seen.Measure => await db.Set<Measure>().SingleAsync(r => r.Id == id, stop),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no record of its own"),
    };

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
        Recommendation { IsCaseLevel: true } => work.DoAsync(ImprovementActs.RecommendationOpened, record, null, stop),
        Decision { IsCaseLevel: true } => work.DoAsync(ImprovementActs.DecisionOpened, record, null, stop),
        Measure { IsCaseLevel: true } => work.DoAsync(ImprovementActs.MeasureOpened, record, null, stop),
        ImprovementAction { IsCaseLevel: true } => work.DoAsync(ImprovementActs.ActionOpened, record, null, stop),
        _ => Task.CompletedTask,
    };

    /// <summary>The partnerships that hold a record of the thread: its keeper and those it is shared with. Acts about its parts enter all their chains.</summary>
    public Task<List<Guid>> HoldersAsync(Guid record, CancellationToken stop) =>
        db.Database.SqlQuery<Guid>($"select h as \"Value\" from improvement.holders({record}) h").ToListAsync(stop);

    private async Task<T> OpenAsync<T>(Guid id, string permission, CancellationToken stop)
        where T : class, IPartnershipRecord, ICaseRecord
    {
        var record = await db.FindVisibleAsync<T>(access, permission, id, stop) ?? throw new NotVisible();
        DemandCaseLevel(record.IsCaseLevel, record);
        return record;
    }

    private void DemandCaseLevel(bool isCaseLevel, IRecord record)
    {
        if (isCaseLevel)
        {
            access.Demand(Can.ReadCaseLevel, record);
        }
    }
}
