using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Whoever may import lists may open the file of one; where it describes single children's cases, whoever may open those.</summary>
internal sealed class OpenArrivals(LineOfSightDb db, IAccess access, ReadArrival read) : IOpenRecords
{
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(Arrival)];

    public async Task<bool> MayOpenAsync(string kind, Guid record, CancellationToken stop) =>
        await db.FindVisibleAsync<Arrival>(access, Can.ImportLists, record, stop) is { } arrival
        && read.MayOpen(arrival);
}
