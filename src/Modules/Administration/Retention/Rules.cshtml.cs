using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Retention;

/// <summary>How long each kind of record is kept, from when, and who says so.</summary>
[Can(Can.ReadRetention)]
internal sealed class RulesModel(Periods periods, IAccess access) : PageModel
{
    public IReadOnlyList<Periods.Period> All { get; private set; } = [];

    public bool MaySet => access.May(Can.SetRetention);

    public async Task OnGetAsync(CancellationToken stop) => All = await periods.InAsync(periods.Present(Can.ReadRetention), stop);
}
