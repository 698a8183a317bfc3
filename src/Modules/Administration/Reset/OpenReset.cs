using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Reset;

/// <summary>Opens the reset of a person's second step. Nothing changes for them until somebody else approves it.</summary>
internal sealed class OpenReset(LineOfSightDb db, IAccess access, PeopleInReach reach, Kernel.Acts.Work work, Outbox outbox, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Say why, and how you know that it is this person who asks"), MaxLength(SecondStepReset.ReasonLimit, ErrorMessage = "The reason must be 1,000 characters or fewer")]
        public string Reason { get; set; } = "";
    }

    /// <summary>Opens it; returns its identifier.</summary>
    public async Task<Guid> HandleAsync(Guid person, Input input, CancellationToken stop)
    {
        var account = await reach.PersonAsync(Can.ResetSecondSteps, person, stop);
        RuleBroken.Unless(person != access.Person.Id, "This is your own second step. Two others must reset it.");
        RuleBroken.Unless(account.TwoFactorEnabled, "This person has no second step yet. They set one up when they next sign in.");
        var now = clock.GetUtcNow();
        var waiting = await db.Set<SecondStepReset>().Where(r => r.AccountId == person && r.ApprovedAt == null && r.RefusedAt == null).ToListAsync(stop);
        RuleBroken.Unless(!waiting.Exists(r => r.IsWaitingAt(now)), "A reset for this person is waiting already. Ask somebody else to approve it.");
        var reset = new SecondStepReset
        {
            Id = NewId.Next(), AccountId = person, PartnershipId = access.ScopeOf(Can.ResetSecondSteps).Installation ? null : access.Person.PartnershipId,
            Reason = input.Reason.Trim(), OpenedBy = access.Person.Id, OpenedAt = now,
        };
        db.Add(reset);
        await work.DoAsync(PeopleActs.ResetOpened, account, input.Reason, Resets.ChainOf(reset), stop);
        await outbox.AddAsync(ResetLetters.About(reset, ResetLetters.Asked, now), stop);
        return reset.Id;
    }
}
