using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Retention;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Retention.Set;

/// <summary>Sets a partnership's own period for a kind of record.</summary>
[Can(Can.SetRetention)]
internal sealed class PeriodModel(SetPeriod set) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string Kind { get; set; } = "";

    [BindProperty]
    public SetPeriod.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public RetentionRule Rule { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop) => (Rule, _) = await set.FindAsync(Kind, stop);

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Rule, var own) = await set.FindAsync(Kind, stop);
        Input = new SetPeriod.Input { Years = own?.Years ?? Rule.Years, Source = own?.Source, Version = own?.Version ?? 0 };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await set.HandleAsync(Kind, Input, stop);
        Done = "The period is changed.";
        return RedirectToPage("/Administration/Retention/Rules");
    }
}
