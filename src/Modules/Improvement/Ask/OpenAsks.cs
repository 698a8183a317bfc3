using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;

namespace LineOfSight.Improvement.Ask;

/// <summary>Whoever may ask by link may open the file that came, once it was sent: what is merely saved was not given yet.</summary>
internal sealed class OpenAsks(LineOfSightDb db, IAccess access) : IOpenRecords
{
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(AskByLink)];

    public async Task<bool> MayOpenAsync(string kind, Guid record, CancellationToken stop) =>
        await db.FindVisibleAsync<AskByLink>(access, Can.AskByLink, record, stop) is { SentAt: not null };
}
