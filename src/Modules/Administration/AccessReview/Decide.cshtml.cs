using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.AccessReview;

/// <summary>Keep or end one role in a review.</summary>
[Can(Can.ReviewAccess)]
internal sealed class DecideModel(DecideRole decide, Reviews reviews) : PageModel, ILoad
{
    [FromRoute]
    public Guid Entry { get; set; }

    [BindProperty]
    public DecideRole.Input Input { get; set; } = new();

    public Reviews.Line Line { get; private set; } = null!;

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        Input.Version = Line.Entry.Version;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await decide.HandleAsync(Entry, Input, HttpContext.RequestAborted);
        Said = Input.Decision == DecideRole.Decision.Keep ? "The role is kept." : "The role has ended.";
        return Redirect("/administration/access-review");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        var (entry, _) = await reviews.EntryAsync(Entry, stop);
        Line = (await reviews.LinesAsync([entry], stop))[0];
    }
}
