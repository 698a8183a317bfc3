using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Reopen;

/// <summary>Opens a return again that was signed off, with a reason.</summary>
[Can(Can.Reopen)]
internal sealed class IndexModel(LineOfSightDb db, IAccess access, ReopenReturn reopen) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [BindProperty]
    public ReopenReturn.Input Input { get; set; } = new();

    public Return Of { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Of = await db.FindVisibleAsync<Return>(access, Can.Reopen, Id, stop) ?? throw new NotVisible();
        if (Of.State != ReturnState.Signed)
        {
            throw new NotVisible();
        }
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Of.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await reopen.HandleAsync(Id, Input, stop);
        return Redirect($"/questionnaires/return/{Id}");
    }
}
