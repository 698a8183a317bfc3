using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Remind;

/// <summary>For the owner of an action: its date in their calendar.</summary>
[Can(Can.ReadActions)]
internal sealed class CalendarModel(PutInCalendar put, Invitations invitations, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    public ImprovementAction Action { get; private set; } = null!;

    public bool IsThere { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Action = await put.MineAsync(Id, stop);
        IsThere = await invitations.IsMineAsync(Id, stop);
        await opening.WasReadAsync(Action, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await put.HandleAsync(Id, stop);
        return RedirectToPage(new { record = Id });
    }
}
