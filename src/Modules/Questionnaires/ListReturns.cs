using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>Lists of returns: a person's own, and those of a round.</summary>
internal sealed class ListReturns(LineOfSightDb db, IAccess access)
{
    /// <summary>A return with the round that it is part of.</summary>
    internal sealed record Mine(Return Return, string Title, string? Theme, RoundState Round, DateOnly OpensOn)
    {
        public bool CanBeAnswered => Return.IsOpen && Round == RoundState.Open;
    }

    /// <summary>What the person's own agency or school is asked or was asked in the present partnership, the next due first.</summary>
    public async Task<IReadOnlyList<Mine>> MineAsync(CancellationToken stop) => await (
        from r in db.VisibleTo<Return>(access, Can.Answer).AsNoTracking()
        join round in db.Set<Round>() on r.RoundId equals round.Id
        where round.State != RoundState.Prepared && r.PartnershipId == access.Person.PartnershipId
        orderby r.DueOn, r.Reference
        select new Mine(r, round.Title, round.Theme, round.State, round.OpensOn)).Take(200).ToListAsync(stop);

    /// <summary>When the next round opens in which the person's own agency or school will be asked; null when none is prepared.</summary>
    public async Task<DateOnly?> NextAsync(CancellationToken stop) => await (
        from r in db.VisibleTo<Return>(access, Can.Answer)
        join round in db.Set<Round>() on r.RoundId equals round.Id
        where round.State == RoundState.Prepared && r.PartnershipId == access.Person.PartnershipId
        orderby round.OpensOn
        select (DateOnly?)round.OpensOn).FirstOrDefaultAsync(stop);

    /// <summary>How many returns of each round are in each state.</summary>
    public async Task<ILookup<Guid, (ReturnState State, int Count)>> CountsAsync(IReadOnlyCollection<Guid> rounds, CancellationToken stop) =>
        (await db.VisibleTo<Return>(access, Can.ReadRounds).Where(r => rounds.Contains(r.RoundId)).GroupBy(r => new { r.RoundId, r.State })
            .Select(g => new { g.Key.RoundId, g.Key.State, Count = g.Count() }).ToListAsync(stop)).ToLookup(c => c.RoundId, c => (c.State, c.Count));

    /// <summary>The rounds of the present partnership: prepared and open ones by their date, then closed ones.</summary>
    public async Task<IReadOnlyList<Round>> RoundsAsync(CancellationToken stop) =>
        await db.VisibleTo<Round>(access, Can.ReadRounds).AsNoTracking().Where(r => r.PartnershipId == access.Person.PartnershipId)
            .OrderBy(r => r.State == RoundState.Closed).ThenBy(r => r.DueOn).ThenBy(r => r.Reference).Take(200).ToListAsync(stop);
}
