using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;

namespace LineOfSight.Improvement;

/// <summary>Who may open a finding or an action may open its documents.</summary>
internal sealed class OpenForDocuments(LineOfSightDb db, IAccess access) : IOpenRecords
{
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Finding), nameof(ImprovementAction)];

    public async Task<bool> MayOpenAsync(string kind, Guid record, CancellationToken stop) => kind == nameof(Finding)
        ? await db.FindVisibleAsync<Finding>(access, Can.ReadFindings, record, stop) is { } finding && MayOpen(finding.IsCaseLevel, finding)
        : await db.FindVisibleAsync<ImprovementAction>(access, Can.ReadActions, record, stop) is { } action && MayOpen(action.IsCaseLevel, action);

    private bool MayOpen(bool isCaseLevel, IRecord record) => !isCaseLevel || access.May(Can.ReadCaseLevel, record);
}
