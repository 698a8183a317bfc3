using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Reset;

/// <summary>
/// The second person decides. Approved: what the person had ends at once with all their sessions, and a link is made for them, which
/// the approver hands over. It needs the person's password too, which nobody resets here.
/// </summary>
internal sealed class DecideReset(LineOfSightDb db, IAccess access, Resets resets, Work work, Outbox outbox, TimeProvider clock)
{
    /// <summary>Approves; returns the secret of the link, to be shown once.</summary>
    public async Task<string> ApproveAsync(Guid reset, int version, CancellationToken stop)
    {
        var (found, person) = await resets.FindAsync(reset, stop);
        RuleBroken.Unless(access.Person.Id != found.OpenedBy, "You opened this reset. Somebody else must approve it.");
        work.Expect(found, version);
        var secret = found.Approve(access.Person.Id, clock.GetUtcNow());
        await work.DoAsync(PeopleActs.ResetApproved, person, found.Reason, Resets.ChainOf(found), stop);
        await db.Database.ExecuteSqlAsync($"select identity.carry_out_reset({found.Id})", stop);
        await outbox.AddAsync(ResetLetters.About(found, ResetLetters.Done, clock.GetUtcNow()), stop);
        return secret;
    }

    /// <summary>Refuses, or takes back what one opened oneself.</summary>
    public async Task RefuseAsync(Guid reset, int version, CancellationToken stop)
    {
        var (found, person) = await resets.FindAsync(reset, stop);
        RuleBroken.Unless(access.Person.Id != found.AccountId, "This is your own second step. Two others must decide.");
        work.Expect(found, version);
        found.Refuse(clock.GetUtcNow());
        await work.DoAsync(PeopleActs.ResetRefused, person, reason: null, Resets.ChainOf(found), stop);
    }
}
