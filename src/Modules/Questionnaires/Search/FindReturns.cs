using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Search;

/// <summary>Returns, by whose they are. One that was not signed off leads whoever follows the round to the round, and nobody else anywhere.</summary>
internal sealed class FindReturns(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "return";

    public string Words => "Returns";

    public string Permission => Can.ReadReturns;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var returns = await (
            from r in db.VisibleTo<Return>(access, Can.ReadReturns).AsNoTracking()
            join round in db.Set<Round>() on r.RoundId equals round.Id
            where records.Contains(r.Id) && round.State != RoundState.Prepared
            select new { Return = r, round.Title }).ToListAsync(stop);
        return [.. returns.Select(r => Of(r.Return, r.Title)).OfType<Found>()];
    }

    private Found? Of(Return of, string round)
    {
        var (isOwn, about) = (access.May(Can.Answer, of), $"Return {of.Reference} · {round} · {of.State.Words()}");
        return of.State == ReturnState.Signed || isOwn ? new(of.Id, of.Name, $"/questionnaires/return/{of.Id}", about, of.IsOpen ? of.DueOn : null)
            : access.May(Can.ReadRounds, of) ? new(of.Id, of.Name, $"/questionnaires/round/{of.RoundId}", about, of.IsOpen ? of.DueOn : null)
            : null;
    }
}
