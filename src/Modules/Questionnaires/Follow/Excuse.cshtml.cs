using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Follow;

/// <summary>Excuses a return, with the reason.</summary>
[Can(Can.KeepRounds)]
internal sealed class ExcuseModel(ChangeReturn change) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [BindProperty]
    public ChangeReturn.Input Input { get; set; } = new();

    public Return Of { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop) => Of = (await change.FindAsync(Id, stop)).Of;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Of.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) => Redirect($"/questionnaires/round/{await change.ExcuseAsync(Id, Input, stop)}");
}
