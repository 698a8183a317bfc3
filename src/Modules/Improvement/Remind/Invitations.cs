using LineOfSight.Calendars;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Remind;

/// <summary>
/// The calendars that an action stands in: a request, another with a higher sequence when the date changes, a cancellation when it is
/// done, paused or somebody else's.
/// </summary>
internal sealed class Invitations(LineOfSightDb db, IAccess access, Outbox outbox, MailSettings mail, TimeProvider clock)
{
    internal sealed record Row(Guid PersonId, int Sequence, DateOnly? DueOn, bool IsCancelled);

    /// <summary>Whether the acting person asked for this action's date.</summary>
    public async Task<bool> IsMineAsync(Guid action, CancellationToken stop)
    {
        var me = access.Person.Id;
        return await db.Database.SqlQuery<Guid>($"select person_id as \"Value\" from improvement.invitation where action_id = {action} and person_id = {me} and not is_cancelled").AnyAsync(stop);
    }

    /// <summary>Notes that the acting person wants the action's date; <see cref="FollowAsync"/> sends it.</summary>
    public Task AskAsync(ImprovementAction action, CancellationToken stop)
    {
        var me = access.Person.Id;
        return db.Database.ExecuteSqlAsync(
            $"insert into improvement.invitation (action_id, person_id, sequence, is_cancelled) values ({action.Id}, {me}, -1, true) on conflict do nothing", stop);
    }

    /// <summary>Sends what the calendars must hear, as the action stands now.</summary>
    public async Task FollowAsync(ImprovementAction action, CancellationToken stop)
    {
        var rows = await db.Database.SqlQuery<Row>($"select person_id as \"PersonId\", sequence as \"Sequence\", due_on as \"DueOn\", is_cancelled as \"IsCancelled\" from improvement.invitation where action_id = {action.Id}").ToListAsync(stop);
        foreach (var row in rows)
        {
            var due = action.Status != ActionStatus.Done && row.PersonId == action.OwnerId ? action.DueOn : null;
            if (due is { } on ? row.IsCancelled || row.DueOn != on : !row.IsCancelled)
            {
                await SendAsync(action, row, due, stop);
            }
        }
    }

    private async Task SendAsync(ImprovementAction action, Row row, DateOnly? due, CancellationToken stop)
    {
        var (sequence, day) = (row.Sequence + 1, due ?? row.DueOn!.Value);
        await db.Database.ExecuteSqlAsync(
            $"update improvement.invitation set sequence = {sequence}, due_on = {day}, is_cancelled = {due is null} where action_id = {action.Id} and person_id = {row.PersonId}", stop);
        var email = await db.Set<Account>().Where(a => a.Id == row.PersonId && a.ClosedAt == null).Select(a => a.Email).SingleOrDefaultAsync(stop);
        if (!EmailAddresses.CanBeSentTo(email))
        {
            return;
        }

        var letter = ActionLetters.About(
            action, due is null ? ActionLetters.OutOfCalendar : ActionLetters.InCalendar, row.PersonId, FollowAction.PartnershipOf(access.Person, action), day);
        await outbox.AddAsync(
            letter with
            {
                Calendar = CalendarFile.Write(new Invitation(
                    $"{action.Id:N}-{row.PersonId:N}@lineofsight", sequence, due is null ? Method.Cancel : Method.Request, clock.GetUtcNow(), new When.Days(day, day),
                    new Party(mail.FromAddress, "Line of Sight"), [new Party(email!.Trim())], $"Action {action.Reference} is due")
                {
                    Url = new Uri(mail.Site + letter.Link), Description = "Sign in to see it.", IsBusy = false,
                }),
            },
            stop);
    }
}
