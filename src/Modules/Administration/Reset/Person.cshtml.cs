using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Reset;

/// <summary>Open the reset of a person's second step.</summary>
[Can(Can.ResetSecondSteps)]
[NeedsFreshSignIn]
internal sealed class PersonModel(OpenReset open, PeopleInReach reach) : PageModel, ILoad
{
    [BindProperty(Name = "person", SupportsGet = true)]
    public Guid PersonId { get; set; }

    [BindProperty]
    public OpenReset.Input Input { get; set; } = new();

    public string Name { get; private set; } = "";

    [TempData]
    public string? Said { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await open.HandleAsync(PersonId, Input, HttpContext.RequestAborted);
        Said = "The reset waits for a second person. Ask somebody else who manages access to approve it.";
        return Redirect($"/administration/person/{PersonId}");
    }

    public async Task LoadAsync(CancellationToken stop) => Name = (await reach.PersonAsync(Can.ResetSecondSteps, PersonId, stop)).Name;
}
