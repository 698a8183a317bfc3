using LineOfSight.Host.Access;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Your account: who you are here, what you may do, and where you are signed in.</summary>
[SignedIn]
internal sealed class IndexModel(LineOfSightDb db, IAccess access, RoleBook book, Sessions sessions, TimeProvider clock) : PageModel
{
    public sealed record Role(string Name, string Where, DateTimeOffset From, DateOnly? LastDay);

    public sealed record SignedIn(DateTimeOffset StartedAt, bool IsThis);

    public Kernel.Access.Account Account { get; private set; } = null!;

    public IReadOnlyList<Role> Roles { get; private set; } = [];

    public IReadOnlyList<SignedIn> Sessions { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var (me, now, present) = (access.Person.Id, clock.GetUtcNow(), SignInCookie.SessionOf(User));
        Account = await db.Set<Kernel.Access.Account>().AsNoTracking().SingleAsync(a => a.Id == me, stop);
        var held = await db.Set<Assignment>().AsNoTracking().Where(r => r.PersonId == me && (r.EndsAt == null || r.EndsAt > now)).OrderBy(r => r.StartsAt).ToListAsync(stop);
        var places = await db.Set<Partnership>().Where(p => held.Select(h => h.PartnershipId).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        Roles = [.. held.Select(r => new Role(
            book.Find(r.Role)?.Name ?? r.Role,
            r.PartnershipId is { } id ? places.GetValueOrDefault(id, "") + (r.BodyId is null && r.CaseId is null ? "" : ", one body or case") : "The whole installation",
            r.StartsAt,
            r.EndsAt is { } end ? London.DateOf(end.AddTicks(-1)) : null))];
        Sessions = await db.Set<Session>().Where(s => s.AccountId == me && s.EndedAt == null && s.ExpiresAt > now).OrderByDescending(s => s.StartedAt)
            .Select(s => new SignedIn(s.StartedAt, s.Id == present)).ToListAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAllAsync(HttpContext.RequestAborted);
        return await SignOutModel.LeaveAsync(this);
    }
}
