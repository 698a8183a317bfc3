using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Remind;

/// <summary>Makes and ends the private address that gives one's due dates to a calendar program.</summary>
[Can(Can.ReadActions)]
internal sealed class FeedModel(MakeFeed make) : PageModel
{
    public CalendarFeed? Feed { get; private set; }

    /// <summary>The new address, shown once: the secret comes in an encrypted cookie that this page uses up.</summary>
    public string? Address => Secret is { } secret ? $"{Request.Scheme}://{Request.Host}/improvement/feed/{secret}" : null;

    [TempData]
    public string? Secret { get; set; }

    public async Task OnGetAsync(CancellationToken stop) => Feed = await make.MineAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Secret = await make.HandleAsync(stop);
        return RedirectToPage("/Improvement/Remind/Feed");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        await make.EndAsync(stop);
        return RedirectToPage("/Improvement/Remind/Feed");
    }
}
