using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Invite;

/// <summary>Shows the one-time link, once: the secret comes in an encrypted cookie that this page uses up.</summary>
[Can(Can.ManagePeople)]
internal sealed class InvitedModel(PeopleInReach reach) : PageModel
{
    public Guid PersonId { get; private set; }

    public string Name { get; private set; } = "";

    public bool IsInvited { get; private set; }

    public string? Link { get; private set; }

    [TempData]
    public string? Secret { get; set; }

    public async Task OnGetAsync(Guid person)
    {
        var account = await reach.PersonAsync(Can.ManagePeople, person, HttpContext.RequestAborted);
        (PersonId, Name, IsInvited) = (account.Id, account.Name, account.PasswordHash is null && account.InvitationHash is not null);
        Link = Secret is { } secret ? Invitation.Url(secret, $"{Request.Scheme}://{Request.Host}") : null;
    }
}
