using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Register.Schools.Leads;

/// <summary>Shows the figure before it becomes a finding.</summary>
[Can(Can.EditLeads)]
internal sealed class RaiseModel(RaiseAboutLeads raise) : PageModel, ILoad
{
    public RaiseAboutLeads.Counted Counted { get; private set; } = new(0, 0);

    public async Task LoadAsync(CancellationToken stop) => Counted = await raise.CountAsync(stop);

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync() => Redirect(ImprovementLinks.Finding(await raise.HandleAsync(HttpContext.RequestAborted)));
}
