using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Remind;

/// <summary>After each act on an action: tells a new owner, and those who wait for it when it is done, and keeps the calendars that it stands in right.</summary>
internal sealed class FollowAction(LineOfSightDb db, IAccess access, Outbox outbox, Invitations invitations) : IFollow<ImprovementAction>
{
    public async Task FollowAsync(ImprovementAction record, ActKind done, CancellationToken stop)
    {
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
            insert into improvement.owner_told as told (action_id, owner_id) values ({record.Id}, {record.OwnerId})
            on conflict (action_id) do update set owner_id = excluded.owner_id where told.owner_id is distinct from excluded.owner_id
            """,
            stop) == 1;
        // Nobody is written to about what they did themselves.
        if (isNew && record.OwnerId is { } owner && owner != access.Person.Id && record.Status != ActionStatus.Done)
        {
            await outbox.AddAsync(ActionLetters.About(record, ActionLetters.Given, owner, PartnershipOf(access.Person, record), null), stop);
        }

        if (done == ImprovementActs.ActionDone)
        {
            await TellWhoWaitsAsync(record, stop);
        }

        await invitations.FollowAsync(record, stop);
    }

    // What waited for it says so on its page; whoever owns that is told, with the reference of their own action alone.
    private async Task TellWhoWaitsAsync(ImprovementAction record, CancellationToken stop)
    {
        var me = access.Person.Id;
        var waiting = await db.Set<ImprovementAction>().AsNoTracking()
            .Where(a => a.BlockedByActionId == record.Id && a.DoneOn == null && a.OwnerId != null && a.OwnerId != me).OrderBy(a => a.Id).ToListAsync(stop);
        foreach (var action in waiting)
        {
            await outbox.AddAsync(ActionLetters.About(action, ActionLetters.WaitIsOver, action.OwnerId!.Value, PartnershipOf(access.Person, action), null), stop);
        }
    }

    /// <summary>The action's partnership, or, for somebody with whom it is merely shared, their own.</summary>
    internal static Guid? PartnershipOf(Person person, ImprovementAction action) =>
        person.Partnerships.Count == 0 || person.Partnerships.Any(p => p.Id == action.PartnershipId) ? action.PartnershipId : person.PartnershipId;
}
