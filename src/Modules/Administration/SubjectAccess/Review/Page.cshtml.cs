using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.SubjectAccess.Review;

/// <summary>One page of what was collected: its words, with those that are taken out struck through, and the decision about it.</summary>
[Can(Can.PrepareSubjectAccess)]
internal sealed class CollectedPageModel(ReviewPage review, SubjectRequests requests) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "collected")]
    public Guid Id { get; set; }

    [BindProperty]
    public ReviewPage.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public SubjectAccessRequest Asked { get; private set; } = null!;

    public CollectedPage Collected { get; private set; } = null!;

    public int Count { get; private set; }

    public bool MayReview => Asked.State != RequestState.HandedOver;

    /// <summary>The page after this one, or null after the last.</summary>
    public Guid? Next { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        (Asked, Collected) = await requests.OpenAsync(Id, Can.PrepareSubjectAccess, stop);
        var pages = await requests.PagesAsync(Asked.Id, stop);
        (Count, Next) = (pages.Count, pages.Find(p => p.Number > Collected.Number)?.Id);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new()
        {
            Decision = Collected.Decision == PageDecision.NotReviewed ? null : Collected.Decision, Redactions = Collected.Redactions,
            Exemption = Collected.Exemption, Because = Collected.Because, Version = Collected.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var next = await review.HandleAsync(Id, Input, stop);
        if (Input.Decision == PageDecision.Redact)
        {
            Done = "The page is saved. Check that all that must go is struck through.";
            return Redirect($"/administration/subject-access/review/page/{Id}");
        }

        Done = next is null ? "The page is saved. Every page has been reviewed." : "The page is saved. This is the next one.";
        return next is null ? Redirect($"/administration/subject-access/request/{(await requests.PageAsync(Id, Can.PrepareSubjectAccess, stop)).Request.Id}") : Redirect($"/administration/subject-access/review/page/{next.Id}");
    }
}
