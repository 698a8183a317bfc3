using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration;

/// <summary>The list of people with access: filtered, by name, a page at a time.</summary>
internal sealed class PeopleList(LineOfSightDb db, PeopleInReach reach, TimeProvider clock)
{
    public const int PerPage = 25;

    /// <summary>How near an end must be to say so.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(28);

    /// <summary>Which people.</summary>
    public enum Which
    {
        Current,
        Invited,
        EndsSoon,
        Ended,
    }

    public sealed record Filter(Which Which, string? Words, string? Role, Guid? PartnershipId, Guid? AgencyId);

    public sealed record Entry(Guid Id, string Name, string? JobTitle, string? Email, bool IsInvited, DateTimeOffset? LastSignedIn, IReadOnlyList<Assignment> Roles);

    /// <summary>One page of the list, and how many people there are on all.</summary>
    public async Task<(IReadOnlyList<Entry> People, int Count)> PageAsync(Filter filter, int page, CancellationToken stop)
    {
        var people = People(filter);
        var count = await people.CountAsync(stop);
        return (await ReadAsync(filter, InOrder(people).Skip((page - 1) * PerPage).Take(PerPage), stop), count);
    }

    /// <summary>The whole list.</summary>
    public Task<IReadOnlyList<Entry>> AllAsync(Filter filter, CancellationToken stop) => ReadAsync(filter, InOrder(People(filter)), stop);

    private static IQueryable<Account> InOrder(IQueryable<Account> people) => people.OrderBy(a => a.Name.ToLower()).ThenBy(a => a.Id);

    private async Task<IReadOnlyList<Entry>> ReadAsync(Filter filter, IQueryable<Account> people, CancellationToken stop)
    {
        var rows = await people
            .Select(a => new
            {
                a.Id, a.Name, a.JobTitle, a.Email, IsInvited = a.PasswordHash == null && a.InvitationHash != null,
                LastSignedIn = db.Set<Session>().Where(s => s.AccountId == a.Id).Max(s => (DateTimeOffset?)s.StartedAt),
            })
            .ToListAsync(stop);
        var ids = rows.Select(r => r.Id).ToList();
        var roles = await Roles(filter).AsNoTracking().Where(r => ids.Contains(r.PersonId)).OrderBy(r => r.StartsAt).ToListAsync(stop);
        return [.. rows.Select(r => new Entry(r.Id, r.Name, r.JobTitle, r.Email, r.IsInvited, r.LastSignedIn, [.. roles.Where(x => x.PersonId == r.Id)]))];
    }

    // The roles that the list shows: those that hold or are to come, or past ones when these are asked for.
    private IQueryable<Assignment> Roles(Filter filter)
    {
        var now = clock.GetUtcNow();
        var soon = now + Soon;
        var roles = reach.Roles(Can.ReadPeople);
        roles = filter.PartnershipId is { } partnership ? roles.Where(r => r.PartnershipId == partnership) : roles;
        roles = filter.AgencyId is { } agency ? roles.Where(r => r.AgencyId == agency) : roles;
        roles = filter.Role is { Length: > 0 } role ? roles.Where(r => r.Role == role) : roles;
        return filter.Which switch
        {
            Which.Ended => roles.Where(r => r.EndsAt != null && r.EndsAt <= now),
            Which.EndsSoon => roles.Where(r => r.StartsAt <= now && r.EndsAt > now && r.EndsAt <= soon),
            _ => roles.Where(r => r.EndsAt == null || r.EndsAt > now),
        };
    }

    private IQueryable<Account> People(Filter filter)
    {
        var now = clock.GetUtcNow();
        var shown = Roles(filter);
        var people = db.Set<Account>().AsNoTracking().Where(a => shown.Any(r => r.PersonId == a.Id));
        people = filter.Which switch
        {
            Which.Invited => people.Where(a => a.PasswordHash == null && a.InvitationHash != null),
            Which.Ended => people.Where(a => !reach.Roles(Can.ReadPeople).Any(r => r.PersonId == a.Id && (r.EndsAt == null || r.EndsAt > now))),
            _ => people,
        };
        if (filter.Words?.Trim() is { Length: > 0 } words)
        {
            var pattern = Pattern.Within(words);
            people = people.Where(a => EF.Functions.ILike(a.Name, pattern, "\\") || EF.Functions.ILike(a.Email!, pattern, "\\") || EF.Functions.ILike(a.JobTitle ?? "", pattern, "\\"));
        }

        return people;
    }
}
