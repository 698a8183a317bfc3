using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance.Challenge;

/// <summary>Questions back: asked by whoever compares, answered by the agency or school, closed by whoever may ask, with what came of it.</summary>
internal sealed class AskBack(LineOfSightDb db, IAccess access, ReadReturns read, IReturns returns, Work work, TimeProvider clock)
{
    private const int Most = 200;

    public sealed class Input
    {
        public string? Answer { get; set; }

        /// <summary>What came of it, to close the question.</summary>
        public string? ClosedBecause { get; set; }

        public int Version { get; set; }
    }

    /// <summary>The queue: those that wait for an answer, those that were answered, then those that are closed; the oldest first.</summary>
    public async Task<IReadOnlyList<Challenged>> QueueAsync(CancellationToken stop)
    {
        var present = access.Person.PartnershipId;
        var permission = access.May(Can.Ask) ? Can.Ask : Can.AnswerChallenges;
        return await db.VisibleTo<Challenged>(access, permission).AsNoTracking().Where(c => c.PartnershipId == present)
            .OrderBy(c => c.ClosedAt != null).ThenBy(c => c.AnsweredAt != null).ThenBy(c => c.AskedAt).Take(Most).ToListAsync(stop);
    }

    public async Task<IReadOnlyList<Challenged>> AboutAsync(Guid @return, string question, CancellationToken stop) =>
        await db.VisibleTo<Challenged>(access, Can.Ask).AsNoTracking().Where(c => c.ReturnId == @return && c.Question == question).OrderBy(c => c.AskedAt).ToListAsync(stop);

    /// <summary>One question, for whoever may ask or answer it.</summary>
    /// <exception cref="NotVisible">It is not there, or not for this person.</exception>
    public async Task<Challenged> FindAsync(Guid id, CancellationToken stop) =>
        await db.FindVisibleAsync<Challenged>(access, Can.ReadChallenges, id, stop) ?? throw new NotVisible();

    /// <returns>The question.</returns>
    public async Task<Guid> HandleAsync(Guid @return, string question, string? words, CancellationToken stop)
    {
        var reading = await read.ReadingAsync(@return, Can.Ask, stop);
        if (!(await returns.StandardsAsync(reading.RoundId, stop)).Any(s => s.Question == question))
        {
            throw new NotVisible();
        }

        var asked = Challenged.Ask(reading, question, words, access.Person.Id, clock.GetUtcNow());
        db.Add(asked);
        await work.DoAsync(AssuranceActs.Asked, asked, null, stop);
        return asked.Id;
    }

    public async Task AnswerAsync(Guid id, Input input, CancellationToken stop)
    {
        var asked = await db.FindVisibleAsync<Challenged>(access, Can.AnswerChallenges, id, stop) ?? throw new NotVisible();
        work.Expect(asked, input.Version);
        asked.Reply(input.Answer, access.Person.Id, clock.GetUtcNow());
        await work.DoAsync(AssuranceActs.Answered, asked, null, stop);
    }

    public async Task CloseAsync(Guid id, Input input, CancellationToken stop)
    {
        var asked = await db.FindVisibleAsync<Challenged>(access, Can.Ask, id, stop) ?? throw new NotVisible();
        work.Expect(asked, input.Version);
        asked.Close(input.ClosedBecause, clock.GetUtcNow());
        await work.DoAsync(AssuranceActs.Closed, asked, null, stop);
    }
}
