using LineOfSight.Improvement.Follow;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>What the person follows, with what changed since they last looked.</summary>
[Can(Can.ReadActions)]
internal sealed class FollowingModel(ReadFollowed read, FollowRecord follow) : PageModel
{
    public IReadOnlyList<ReadFollowed.Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Rows = await read.MineAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await follow.SeenAsync(stop);
        return RedirectToPage("/Improvement/Following");
    }
}
