using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement.Report;

/// <summary>Makes a paper for the board; the last three months unless another time is chosen.</summary>
[Can(Can.MakePapers)]
internal sealed class MakeModel(MakePaper make, ReadLines lines, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty]
    public MakePaper.Input Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Themes { get; private set; } = [];

    public async Task LoadAsync(CancellationToken stop) => Themes = [.. (await lines.ThemesAsync(stop)).Select(t => new SelectListItem(t, t))];

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        var today = clock.Today();
        Input = new MakePaper.Input { Title = "Improvement: report to the executive", FromDay = today.AddMonths(-3), UntilDay = today };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) => Redirect($"/improvement/report/paper/{await make.HandleAsync(Input, stop)}");
}
