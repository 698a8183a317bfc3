using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Invite;

/// <summary>Make a new one-time link for somebody who has not chosen a password yet.</summary>
[Can(Can.ManagePeople)]
internal sealed class AgainModel(InviteAgain again, PeopleInReach reach) : PageModel, ILoad
{
    [BindProperty(Name = "person", SupportsGet = true)]
    public Guid PersonId { get; set; }

    public string Name { get; private set; } = "";

    [TempData]
    public string? Secret { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        Secret = await again.HandleAsync(PersonId, HttpContext.RequestAborted);
        return Redirect($"/administration/invite/invited/{PersonId}");
    }

    public async Task LoadAsync(CancellationToken stop) => Name = (await reach.PersonAsync(Can.ManagePeople, PersonId, stop)).Name;
}
