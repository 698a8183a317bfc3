using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement;

/// <summary>Links a record of the thread below another, and opens it to every partnership that holds the upper one.</summary>
internal sealed class Linking(LineOfSightDb db, Opening opening, Work work)
{
    /// <param name="link">The new link.</param>
    /// <param name="upper">The record above.</param>
    /// <param name="lower">The record below, new or already there.</param>
    /// <param name="kind">The act, which is about the lower one.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="stop">Cancels.</param>
    public async Task LinkAsync(object link, Guid upper, IPartnershipRecord lower, ActKind kind, string? reason, CancellationToken stop)
    {
        var holders = await opening.HoldersAsync(upper, stop);
        db.Add(link);
        await work.DoAsync(kind, lower, reason, [.. holders.Append(lower.PartnershipId).Distinct()], stop);
        if (holders.Exists(h => h != lower.PartnershipId))
        {
            await db.Database.ExecuteSqlAsync($"select improvement.share_below({upper}, {lower.Id})", stop);
        }
    }
}
