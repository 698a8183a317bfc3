using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.SubjectAccess;

/// <summary>One page of what was collected, to be read by who approves.</summary>
[Can(Can.ReadSubjectAccess)]
internal sealed class CollectedModel(SubjectRequests requests) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "collected")]
    public Guid Id { get; set; }

    public SubjectAccessRequest Asked { get; private set; } = null!;

    public CollectedPage Collected { get; private set; } = null!;

    public int Count { get; private set; }

    /// <summary>The page after this one, or null after the last.</summary>
    public Guid? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Asked, Collected) = await requests.OpenAsync(Id, Can.ReadSubjectAccess, stop);
        var pages = await requests.PagesAsync(Asked.Id, stop);
        (Count, Next) = (pages.Count, pages.Find(p => p.Number > Collected.Number)?.Id);
    }
}
