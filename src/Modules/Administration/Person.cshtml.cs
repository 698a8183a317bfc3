using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration;

/// <summary>One person: their account, their roles now, to come and before, and what was done to them.</summary>
[Can(Can.ReadPeople)]
internal sealed class PersonModel(LineOfSightDb db, PeopleInReach reach, RoleWords words, History history, IAccess access, TimeProvider clock) : PageModel
{
    public Account Account { get; private set; } = null!;

    public DateTimeOffset? LastSignedIn { get; private set; }

    public IReadOnlyList<RoleWords.Line> Now { get; private set; } = [];

    public IReadOnlyList<RoleWords.Line> ToCome { get; private set; } = [];

    public IReadOnlyList<RoleWords.Line> Before { get; private set; } = [];

    public IReadOnlyList<History.Entry> Activity { get; private set; } = [];

    public bool MayManage { get; private set; }

    public bool MaySwitchOn => access.May(Can.SwitchOn);

    public bool MayReset => !IsMe && access.May(Can.ResetSecondSteps);

    public bool IsMe => Account.Id == access.Person.Id;

    public bool IsInvited => Account.PasswordHash is null && Account.InvitationHash is not null;

    public bool LinkIsOpen => Account.InvitationExpiresAt > clock.GetUtcNow();

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(Guid person)
    {
        var stop = HttpContext.RequestAborted;
        Account = await reach.PersonAsync(Can.ReadPeople, person, stop);
        var roles = await reach.Roles(Can.ReadPeople).AsNoTracking().Where(r => r.PersonId == person).OrderBy(r => r.StartsAt).ToListAsync(stop);
        LastSignedIn = await db.Set<Session>().Where(s => s.AccountId == person).MaxAsync(s => (DateTimeOffset?)s.StartedAt, stop);
        var now = clock.GetUtcNow();
        var lines = await words.OfAsync(roles, stop);
        Now = [.. lines.Where(l => l.Role.HoldsAt(now))];
        ToCome = [.. lines.Where(l => l.Role.StartsAt > now && l.Role.EndsAt != l.Role.StartsAt)];
        Before = [.. lines.Except(Now).Except(ToCome).Reverse()];
        MayManage = roles.Exists(r => r.PartnershipId is { } place ? access.MayIn(Can.ManagePeople, place) : access.May(Can.AppointAdministrators));
        Activity = await history.OfAsync([person], stop);
    }
}
