using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Administration.Invite;

/// <summary>Invite a person; people of the whole installation say first where.</summary>
[Can(Can.ManagePeople)]
internal sealed class PersonModel(InvitePerson invite, RoleChoosing choosing) : PageModel, ILoad
{
    [BindProperty]
    public InvitePerson.Input Input { get; set; } = new();

    [BindProperty(Name = "where", SupportsGet = true)]
    public string? Where { get; set; }

    public RoleChoices? Choices { get; private set; }

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    [TempData]
    public string? Secret { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var result = await invite.HandleAsync(Input, HttpContext.RequestAborted);
        Secret = result.Secret;
        return Redirect($"/administration/invite/invited/{result.PersonId}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Choices = await choosing.OfAsync(Where, stop);
        ViewData["Choices"] = Choices;
        Places = Choices is null ? await choosing.PlacesAsync(stop) : [];
    }
}
