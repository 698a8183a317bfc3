using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Ask;

/// <summary>Asks as people inside see them.</summary>
internal sealed class ReadAsk(LineOfSightDb db, IAccess access)
{
    private const int Shown = 100;

    /// <summary>The latest asks of the present partnership, with how many actions each is about.</summary>
    public async Task<IReadOnlyList<(AskByLink Ask, int Actions)>> AllAsync(CancellationToken stop)
    {
        var present = access.Person.PartnershipId;
        var asks = await db.VisibleTo<AskByLink>(access, Can.AskByLink).AsNoTracking().Where(a => a.PartnershipId == present).OrderByDescending(a => a.AskedAt).Take(Shown)
            .Select(a => new { Ask = a, Actions = db.Set<AskedAction>().Count(l => l.AskId == a.Id) }).ToListAsync(stop);
        return [.. asks.Select(a => (a.Ask, a.Actions))];
    }

    /// <summary>An ask of the present partnership.</summary>
    /// <exception cref="NotVisible">It is not there or not for this person.</exception>
    public async Task<AskByLink> FindAsync(Guid id, CancellationToken stop)
    {
        var ask = await db.FindVisibleAsync<AskByLink>(access, Can.AskByLink, id, stop) ?? throw new NotVisible();
        RuleBroken.Unless(access.Person.PartnershipId == ask.PartnershipId, "Change to the partnership that asked");
        return ask;
    }

    public async Task<IReadOnlyList<AskedAction>> LinesAsync(AskByLink ask, CancellationToken stop) =>
        await db.Set<AskedAction>().Where(l => l.AskId == ask.Id).OrderBy(l => l.Number).ToListAsync(stop);
}
