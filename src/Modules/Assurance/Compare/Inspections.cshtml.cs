using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.Compare;

/// <summary>Schools whose judgement of themselves differs from the last inspection's.</summary>
[Can(Can.Compare)]
internal sealed class InspectionsModel(ReadReturns read, ReadInspected inspected) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    public ReadReturns.Compared Compared { get; private set; } = null!;

    public ReadInspected.Result Schools { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Compared = await read.OfAsync(Id, stop);
        Schools = await inspected.OfAsync(Compared, stop) ?? throw new NotVisible();
    }
}
