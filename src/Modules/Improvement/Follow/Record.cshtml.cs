using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Follow;

/// <summary>Begins to follow a record, or stops.</summary>
[Can(Can.ReadActions)]
internal sealed class RecordModel(FollowRecord follow) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    /// <summary>What is followed; null when it is followed and may no longer be opened.</summary>
    public Facts? About { get; private set; }

    public bool IsFollowed { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        IsFollowed = await follow.IsFollowedAsync(Id, stop);
        try
        {
            About = await follow.OpenAsync(Id, stop);
        }
        catch (NotVisible) when (IsFollowed)
        {
            // Whoever follows what they may no longer open can still stop.
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await follow.IsFollowedAsync(Id, stop))
        {
            await follow.EndAsync(Id, stop);
            return RedirectToPage("/Improvement/Following");
        }

        var about = await follow.OpenAsync(Id, stop);
        await follow.StartAsync(Id, stop);
        return LocalRedirect(about.Page);
    }
}
