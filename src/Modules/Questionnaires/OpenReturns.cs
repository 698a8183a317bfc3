using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>
/// Who may read a return, and so open its files: its own agency or school at any time, the partnership's readers once it was signed off.
/// A draft is nobody else's business.
/// </summary>
internal sealed class OpenReturns(LineOfSightDb db, IAccess access) : IOpenRecords
{
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Return)];

    public async Task<bool> MayOpenAsync(string kind, Guid record, CancellationToken stop) => await FindAsync(record, stop) is not null;

    /// <summary>The return, or null when it is not there or not for this person.</summary>
    public async Task<Return?> FindAsync(Guid id, CancellationToken stop)
    {
        var found = await db.FindVisibleAsync<Return>(access, Can.ReadReturns, id, stop);
        return found is null ? null
            : found.State == ReturnState.Signed || access.May(Can.Answer, found) ? found : null;
    }
}
