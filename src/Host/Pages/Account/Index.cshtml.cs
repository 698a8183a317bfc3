using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Access.Outside;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Pages.Account;

/// <summary>Your account: who you are here, what you may do, and where you are signed in.</summary>
[SignedIn]
internal sealed class IndexModel(LineOfSightDb db, IAccess access, RoleBook book, Sessions sessions, Passkeys passkeys, AuthenticatorApp app, RecoveryCodes recovery, WorkAccounts workAccounts, IOutsideProviders providers, LetterWishes wishes, SignInRules rules, TimeProvider clock) : PageModel
{
    public sealed record Role(string Name, string Where, DateTimeOffset From, DateOnly? LastDay);

    public Kernel.Access.Account Account { get; private set; } = null!;

    public IReadOnlyList<Role> Roles { get; private set; } = [];

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public IReadOnlyList<WorkAccounts.Line> WorkAccounts { get; private set; } = [];

    public IOutsideProviders Providers => providers;

    /// <summary>How often the person wants letters, in words.</summary>
    public string Letters { get; private set; } = "";

    public bool HasApp { get; private set; }

    public int CodesLeft { get; private set; }

    public Guid? Present => SignInCookie.SessionOf(User);

    public int? MostSessions => rules.MostSessions < int.MaxValue ? rules.MostSessions : null;

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var (me, now) = (access.Person.Id, clock.GetUtcNow());
        Account = await db.Set<Kernel.Access.Account>().AsNoTracking().SingleAsync(a => a.Id == me, stop);
        var held = await db.Set<Assignment>().AsNoTracking().Where(r => r.PersonId == me && (r.EndsAt == null || r.EndsAt > now)).OrderBy(r => r.StartsAt).ToListAsync(stop);
        var places = await db.Set<Partnership>().Where(p => held.Select(h => h.PartnershipId).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        Roles = [.. held.Select(r => new Role(
            book.Find(r.Role)?.Name ?? r.Role,
            r.PartnershipId is { } id ? places.GetValueOrDefault(id, "") + (r.BodyId is null && r.CaseId is null ? "" : ", one body or case") : "The whole installation",
            r.StartsAt,
            r.EndsAt is { } end ? London.DateOf(end.AddTicks(-1)) : null))];
        Sessions = await sessions.MineAsync(stop);
        Passkeys = await passkeys.MineAsync(stop);
        WorkAccounts = await workAccounts.MineAsync(stop);
        HasApp = await app.IsSetUpAsync(stop);
        Letters = await wishes.MineAsync(stop) switch
        {
            LetterWish.Daily => "One letter a day",
            LetterWish.Essential => "Nothing but what you must have",
            _ => "Each message, as soon as something happens",
        };
        CodesLeft = await recovery.LeftAsync(stop);
    }

    public async Task<IActionResult> OnPostDeviceAsync([FromForm] Guid device)
    {
        await sessions.EndOtherAsync(device, HttpContext.RequestAborted);
        Said = "The other device is signed out.";
        return RedirectToPage("/Account/Index");
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        await sessions.EndAllOthersAsync(Present, HttpContext.RequestAborted);
        Said = "Your other devices are signed out.";
        return RedirectToPage("/Account/Index");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAllAsync(HttpContext.RequestAborted);
        return await SignOutModel.LeaveAsync(this);
    }
}
