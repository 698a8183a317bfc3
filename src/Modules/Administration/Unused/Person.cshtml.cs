using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Unused;

/// <summary>Switch on an account that was switched off.</summary>
[Can(Can.SwitchOn)]
[NeedsFreshSignIn]
internal sealed class PersonModel(SwitchOn on, PeopleInReach reach) : PageModel, ILoad
{
    [BindProperty(Name = "person", SupportsGet = true)]
    public Guid PersonId { get; set; }

    public string Name { get; private set; } = "";

    [TempData]
    public string? Said { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await on.HandleAsync(PersonId, HttpContext.RequestAborted);
        Said = "The account is on again.";
        return Redirect($"/administration/person/{PersonId}");
    }

    public async Task LoadAsync(CancellationToken stop) => Name = (await reach.PersonAsync(Can.SwitchOn, PersonId, stop)).Name;
}
