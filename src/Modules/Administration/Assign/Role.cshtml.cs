using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Administration.Assign;

/// <summary>Give a further role.</summary>
[Can(Can.ManagePeople)]
internal sealed class RoleModel(GiveRole give, RoleChoosing choosing, PeopleInReach reach) : PageModel, ILoad
{
    [BindProperty]
    public GiveRole.Input Input { get; set; } = new();

    [FromRoute(Name = "person")]
    public Guid PersonId { get; set; }

    [BindProperty(Name = "where", SupportsGet = true)]
    public string? Where { get; set; }

    public string Name { get; private set; } = "";

    public RoleChoices? Choices { get; private set; }

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await give.HandleAsync(PersonId, Input, HttpContext.RequestAborted);
        Said = "The role is given.";
        return Redirect($"/administration/person/{PersonId}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Name = (await reach.PersonAsync(Can.ManagePeople, PersonId, stop)).Name;
        Choices = await choosing.OfAsync(Where, stop);
        ViewData["Choices"] = Choices;
        Places = Choices is null ? await choosing.PlacesAsync(stop) : [];
    }
}
