using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Follow;

/// <summary>What whoever runs a round does about one return that has not come: more time, none at all, a link, a code, somebody higher.</summary>
internal sealed class ChangeReturn(LineOfSightDb db, IAccess access, WriteToReturns write, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [Display(Name = "The new date")]
        public DateOnly? DueOn { get; set; }

        public string? ExtendedBecause { get; set; }

        public string? ExcusedBecause { get; set; }

        public string? EscalatedTo { get; set; }

        public string? Address { get; set; }

        public int Version { get; set; }
    }

    /// <summary>A return of an open round that has not come, with the round.</summary>
    /// <exception cref="NotVisible">It is not there, not for this person, or has come.</exception>
    public async Task<(Return Of, Round Round)> FindAsync(Guid id, CancellationToken stop)
    {
        var found = await db.FindVisibleAsync<Return>(access, Can.KeepRounds, id, stop) ?? throw new NotVisible();
        var round = await db.Set<Round>().AsNoTracking().SingleAsync(r => r.Id == found.RoundId, stop);
        return round.State == RoundState.Open && found.IsOpen ? (found, round) : throw new NotVisible();
    }

    public async Task ExtendAsync(Guid id, Input input, CancellationToken stop)
    {
        var (of, round) = await FindAsync(id, stop);
        work.Expect(of, input.Version);
        RuleBroken.Unless(input.DueOn is null || input.DueOn <= round.DueOn.AddYears(1), "The new date must be within a year of the round’s own", nameof(Input.DueOn));
        of.Extend(input.DueOn, input.ExtendedBecause, clock.Today());
        await work.DoAsync(RoundActs.Extended, of, input.ExtendedBecause, stop);
    }

    /// <returns>The round that it was part of.</returns>
    public async Task<Guid> ExcuseAsync(Guid id, Input input, CancellationToken stop)
    {
        var (of, round) = await FindAsync(id, stop);
        work.Expect(of, input.Version);
        of.Excuse(input.ExcusedBecause, clock.Today());
        await write.ToAsync(round, [of], RoundLetters.Excused, "excused", stop);
        await work.DoAsync(RoundActs.Excused, of, input.ExcusedBecause, stop);
        return round.Id;
    }

    public async Task EscalateAsync(Guid id, Input input, CancellationToken stop)
    {
        var (of, _) = await FindAsync(id, stop);
        work.Expect(of, input.Version);
        of.Escalate(input.EscalatedTo, clock.Today(), clock.GetUtcNow());
        await work.DoAsync(RoundActs.Escalated, of, null, stop);
    }

    /// <returns>The secret of the link, which only the letter holds.</returns>
    public async Task<string> SendLinkAsync(Guid id, Input input, CancellationToken stop)
    {
        var (of, _) = await FindAsync(id, stop);
        var address = Typed.Required(input.Address, 254, "Enter the email address that the link goes to", nameof(Input.Address));
        RuleBroken.Unless(EmailAddresses.CanBeSentTo(address), "Enter an email address in the correct format, like name@example.org", nameof(Input.Address));
        var secret = (await write.SendLinksAsync([(of, address)], stop))[0];
        await work.DoAsync(RoundActs.LinkAsked, of, null, stop);
        return secret;
    }

    /// <summary>Makes a code on paper; one that was made before ends.</summary>
    /// <returns>The code, which is shown once and kept nowhere.</returns>
    public async Task<string> MakeCodeAsync(Guid id, CancellationToken stop)
    {
        var (of, _) = await FindAsync(id, stop);
        await db.Set<ReturnLink>().Where(l => l.ReturnId == of.Id && l.EndedAt == null && l.Address == null).ForEachAsync(l => l.End(LinkEnd.Replaced, clock.GetUtcNow()), stop);
        var code = Codes.Make();
        db.Add(ReturnLink.Make(of, null, Codes.Plain(code), access.Person.Id, clock.GetUtcNow()));
        await work.DoAsync(RoundActs.CodeMade, of, null, stop);
        return code;
    }
}
