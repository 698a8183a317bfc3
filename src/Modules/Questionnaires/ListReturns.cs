using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>Lists of returns: a person's own, and those of a round.</summary>
internal sealed class ListReturns(LineOfSightDb db, IAccess access)
{
    /// <summary>A return with the round that it is part of.</summary>
    /// <param name="Return">The return.</param>
    /// <param name="Title">The title of the round.</param>
    /// <param name="Theme">Its theme, or null.</param>
    /// <param name="Round">How far the round has come.</param>
    /// <param name="OpensOn">When the round opens.</param>
    /// <param name="Area">The partnership that asks.</param>
    /// <param name="Questionnaire">The key of the questionnaire.</param>
    /// <param name="Shared">The last sharing that answers it, or did; null when it was never answered by another return.</param>
    internal sealed record Mine(Return Return, string Title, string? Theme, RoundState Round, DateOnly OpensOn, string Area, string Questionnaire, AnswerOnce.SharedWith? Shared)
    {
        public bool IsShared => Shared is { WithdrawnAt: null };

        public bool CanBeAnswered => Return.IsOpen && Round == RoundState.Open;
    }

    /// <summary>What the person's own agency or school is asked or was asked, the next due first: in every partnership in which they answer for it.</summary>
    public async Task<IReadOnlyList<Mine>> MineAsync(CancellationToken stop) => await (
        from r in db.VisibleTo<Return>(access, Can.Answer).AsNoTracking()
        join round in db.Set<Round>() on r.RoundId equals round.Id
        join definition in db.Set<OwnDefinition>() on r.DefinitionId equals definition.Id
        join partnership in db.Set<Partnership>() on r.PartnershipId equals partnership.Id
        where round.State != RoundState.Prepared
        orderby r.DueOn, partnership.Name, r.Reference
        select new Mine(
            r, round.Title, round.Theme, round.State, round.OpensOn, partnership.Name, definition.Key,
            db.Set<AnswerOnce.SharedWith>().Where(s => s.ReturnId == r.Id).OrderByDescending(s => s.WithdrawnAt == null).ThenByDescending(s => s.SharedAt).FirstOrDefault()))
        .Take(500).ToListAsync(stop);

    /// <summary>When the next round opens in which the person's own agency or school will be asked; null when none is prepared.</summary>
    public async Task<DateOnly?> NextAsync(CancellationToken stop) => await (
        from r in db.VisibleTo<Return>(access, Can.Answer)
        join round in db.Set<Round>() on r.RoundId equals round.Id
        where round.State == RoundState.Prepared
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
