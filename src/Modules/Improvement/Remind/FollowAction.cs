using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Remind;

/// <summary>After each act on an action: tells a new owner, and keeps the calendars that it stands in right.</summary>
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

        await invitations.FollowAsync(record, stop);
    }

    /// <summary>The action's partnership, or, for somebody with whom it is merely shared, their own.</summary>
    internal static Guid? PartnershipOf(Person person, ImprovementAction action) =>
        person.Partnerships.Count == 0 || person.Partnerships.Any(p => p.Id == action.PartnershipId) ? action.PartnershipId : person.PartnershipId;
}
