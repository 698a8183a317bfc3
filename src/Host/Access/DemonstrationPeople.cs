using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access;

/// <summary>Who the demonstration has invented, for the page that signs in as one of them. Read as the operator: a visitor sees no roles.</summary>
internal sealed class DemonstrationPeople(LineOfSightDb db, UnitOfWork unit, RoleBook book, TimeProvider clock)
{
    public sealed record Entry(Guid Id, string Name, string Role);

    /// <summary>By partnership, the one with most people first; in it by the order of the roles file, then by name.</summary>
    public async Task<IReadOnlyList<IGrouping<string, Entry>>> AllAsync(CancellationToken stop)
    {
        await unit.LeaveAsync();
        await unit.EnterAsync(Kernel.Access.Account.Operator, session: null, stop);
        var now = clock.GetUtcNow();
        var rows = await (
            from role in db.Set<Assignment>()
            where role.StartsAt <= now && (role.EndsAt == null || role.EndsAt > now)
            join account in db.Set<Account>() on role.PersonId equals account.Id
            where account.IsDemonstration && account.ClosedAt == null
            join partnership in db.Set<Partnership>() on role.PartnershipId equals partnership.Id into places
            from place in places.DefaultIfEmpty()
            select new { account.Id, account.Name, role.Role, Where = place == null ? "The whole installation" : place.Name })
            .ToListAsync(stop);
        await unit.LeaveAsync();
        await unit.EnterAsync(account: null, session: null, stop);
        var order = book.All.Select((role, at) => (role.Key, at)).ToDictionary(r => r.Key, r => r.at);
        return [.. rows.OrderBy(r => order.GetValueOrDefault(r.Role, int.MaxValue)).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase)
            .GroupBy(r => r.Where, r => new Entry(r.Id, r.Name, book.Find(r.Role)?.Name ?? r.Role))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)];
    }
}
