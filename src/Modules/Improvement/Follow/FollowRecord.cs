using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Follow;

/// <summary>Begins and ends to follow a record, and marks what changed as seen.</summary>
internal sealed class FollowRecord(LineOfSightDb db, IAccess access, ReadFacts facts, Work work, TimeProvider clock)
{
    public async Task StartAsync(Guid record, CancellationToken stop)
    {
        var about = await OpenAsync(record, stop);
        var (me, now) = (access.Person.Id, clock.GetUtcNow());
        var before = await db.FindAsync<Followed>([record, me], stop);
        RuleBroken.Unless(before is null || before.Until is not null, "You follow this already");
        if (before is null)
        {
            db.Add(new Followed { RecordId = record, RecordKind = about.Kind, PersonId = me, Since = now, LookedAt = now });
        }
        else
        {
            (before.Since, before.LookedAt, before.Until) = (now, now, null);
        }

        await work.DoAsync(ImprovementActs.Followed, await AccountAsync(stop), about.Name, [Act.Installation], stop);
    }

    /// <summary>Ends it, also for a record that the person may no longer open.</summary>
    public async Task EndAsync(Guid record, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var follow = await db.FindAsync<Followed>([record, access.Person.Id], stop);
        if (follow is null || follow.Until is not null)
        {
            throw new NotVisible();
        }

        follow.Until = now;
        await work.DoAsync(ImprovementActs.Unfollowed, await AccountAsync(stop), null, [Act.Installation], stop);
    }

    public async Task SeenAsync(CancellationToken stop)
    {
        var (me, now) = (access.Person.Id, clock.GetUtcNow());
        foreach (var follow in await db.Set<Followed>().Where(f => f.PersonId == me && f.Until == null).ToListAsync(stop))
        {
            follow.LookedAt = now;
        }

        await work.DoAsync(ImprovementActs.LookedAtFollowed, await AccountAsync(stop), null, [Act.Installation], stop);
    }

    /// <summary>The record, when the person may open it.</summary>
    public async Task<Facts> OpenAsync(Guid record, CancellationToken stop)
    {
        var about = await facts.OneAsync(record, stop);
        return about is not null && about.Kind != Seen.Evidence && new Eyes(access).MayOpen(about) ? about : throw new NotVisible();
    }

    /// <summary>True when the person follows it.</summary>
    public Task<bool> IsFollowedAsync(Guid record, CancellationToken stop)
    {
        var me = access.Person.Id;
        return db.Set<Followed>().AnyAsync(f => f.RecordId == record && f.PersonId == me && f.Until == null, stop);
    }

    private Task<Account> AccountAsync(CancellationToken stop)
    {
        var me = access.Person.Id;
        return db.Set<Account>().SingleAsync(a => a.Id == me, stop);
    }
}
