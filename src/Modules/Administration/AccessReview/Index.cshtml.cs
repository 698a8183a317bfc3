using LineOfSight.Design;
using LineOfSight.Design.TagHelpers;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.AccessReview;

/// <summary>The quarterly review of who has access, as a task list by agency.</summary>
[Can(Can.ReviewAccess)]
internal sealed class IndexModel(Reviews reviews, SignReview sign, People people, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    public Review? Review { get; private set; }

    public IReadOnlyList<Reviews.Line> Lines { get; private set; } = [];

    public string SignedBy { get; private set; } = "";

    public string Place => access.Person.PartnershipName ?? "";

    public int Decided => Lines.Count(l => l.Entry.IsKept is not null);

    public DateOnly Next => Review.QuarterOf(clock.Today()).AddMonths(3);

    [TempData]
    public string? Said { get; set; }

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostSignAsync([FromForm] Guid review, [FromForm] int version)
    {
        await sign.HandleAsync(review, version, HttpContext.RequestAborted);
        Said = "The review is signed.";
        return Redirect("/administration/access-review");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Review = await reviews.NewestAsync(stop);
        Lines = Review is { } review ? await reviews.LinesAsync(review, stop) : [];
        SignedBy = Review?.SignedBy is { } by ? (await people.NamesAsync([by], stop)).GetValueOrDefault(by, "") : "";
    }

    public string? Href(Reviews.Line line) =>
        Review!.SignedAt is null && line.Entry.IsKept != false && line.Entry.PersonId != access.Person.Id ? $"/administration/access-review/decide/{line.Entry.Id}" : null;

    public string Hint(Reviews.Line line) =>
        (line.Entry.LastSignedIn is { } last ? $"Last signed in {Dates.Brief(London.DateOf(last))}" : "Never signed in") + (line.Entry.IsUnused ? ". Not used for 60 days" : "");

    public string Status(Reviews.Line line) => line.Entry.IsKept switch
    {
        true => "Kept",
        false => "Ended",
        null when line.Entry.PersonId == access.Person.Id => "For somebody else",
        null => line.Entry.IsUnused ? "Not used" : "To decide",
    };

    public TagColour Colour(Reviews.Line line) =>
        line.Entry.IsKept is not null || line.Entry.PersonId == access.Person.Id ? TagColour.Plain : line.Entry.IsUnused ? TagColour.Yellow : TagColour.Blue;
}
