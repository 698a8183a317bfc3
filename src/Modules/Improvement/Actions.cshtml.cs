using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>What is done about one finding.</summary>
[Can(Can.ReadFindings)]
internal sealed class ActionsModel(ReadChain read, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public bool MayAdd => access.May(Can.AddActions);

    public IEnumerable<ActionRow> Rows => Chain.Actions.Where(a => a.IsOpen).Select(ActionRow.Of);

    public int Restricted => Chain.Actions.Count(a => !a.IsOpen);

    public async Task OnGetAsync(CancellationToken stop) => Chain = await read.OfAsync(Id, stop, Seen.Finding);
}
