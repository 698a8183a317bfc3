using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Remind;

/// <summary>Makes the acting person's private calendar address, which ends the one before, and ends it.</summary>
internal sealed class MakeFeed(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    /// <summary>The address that stands now, or null.</summary>
    public Task<CalendarFeed?> MineAsync(CancellationToken stop)
    {
        var me = access.Person.Id;
        return db.Set<CalendarFeed>().SingleOrDefaultAsync(f => f.PersonId == me && f.EndedAt == null, stop);
    }

    /// <summary>Makes one.</summary>
    /// <returns>Its secret, which is shown once and kept nowhere.</returns>
    public async Task<string> HandleAsync(CancellationToken stop)
    {
        if (await MineAsync(stop) is { } before)
        {
            before.End(clock.GetUtcNow());
            await DoAsync(ImprovementActs.FeedEnded, stop);
        }

        var secret = NewId.Secret();
        db.Add(CalendarFeed.Make(access.Person.Id, secret, clock.GetUtcNow()));
        await DoAsync(ImprovementActs.FeedMade, stop);
        return secret;
    }

    public async Task EndAsync(CancellationToken stop)
    {
        var feed = await MineAsync(stop) ?? throw new NotVisible();
        feed.End(clock.GetUtcNow());
        await DoAsync(ImprovementActs.FeedEnded, stop);
    }

    private async Task DoAsync(ActKind kind, CancellationToken stop)
    {
        var me = access.Person.Id;
        await work.DoAsync(kind, await db.Set<Account>().SingleAsync(a => a.Id == me, stop), null, [Act.Installation], stop);
    }
}
