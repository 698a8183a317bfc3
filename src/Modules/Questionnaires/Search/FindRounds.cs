using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Search;

/// <summary>Rounds, by their titles and themes.</summary>
internal sealed class FindRounds(LineOfSightDb db, IAccess access) : ISearched
{
    public string Kind => "round";

    public string Words => "Rounds";

    public string Permission => Can.ReadRounds;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop) =>
    [
        .. (await db.VisibleTo<Round>(access, Can.ReadRounds).AsNoTracking().Where(r => records.Contains(r.Id)).ToListAsync(stop))
            .Select(r => new Found(r.Id, r.Title, $"/questionnaires/round/{r.Id}", $"Round {r.Reference} · {r.State.Words()}", r.State == RoundState.Open ? r.DueOn : null)),
    ];
}
