using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Retention;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.Retention.Review;

/// <summary>Reviews one record that fell due.</summary>
[Can(Can.ReviewRecords)]
internal sealed class RecordModel(ReviewRecord use, Periods periods, People people, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "review")]
    public Guid Id { get; set; }

    [BindProperty]
    public ReviewRecord.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public RetentionReview Review { get; private set; } = null!;

    public bool IsHeld { get; private set; }

    public string ProposedBy { get; private set; } = "";

    public bool IsMine => Review.DecidedBy == access.Person.Id;

    public string KindWords => periods.WordsOf(Review.Kind);

    public string? RecordPage => Review.State == ReviewState.Disposed ? null : periods.PageOf(Review.Kind, Review.RecordId);

    public async Task LoadAsync(CancellationToken stop)
    {
        Review = await use.FindAsync(Id, stop);
        IsHeld = Review.State is ReviewState.Listed or ReviewState.Proposed && await use.IsHeldAsync(Review, stop);
        ProposedBy = Review.DecidedBy is { } who ? (await people.NamesAsync([who], stop)).GetValueOrDefault(who) ?? "" : "";
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Review.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await use.HandleAsync(Id, Input, stop);
        Done = Input.Decision switch
        {
            Decision.Keep => "The record is kept.",
            Decision.Dispose => "Your proposal waits for a second person.",
            Decision.Agree => "The record is disposed of.",
            _ => "The record waits to be reviewed again.",
        };
        return RedirectToPage("/Administration/Retention/Index");
    }
}
