using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.SubjectAccess.Fetch;

/// <summary>Hands the pack of a request over as a file.</summary>
[Can(Can.PrepareSubjectAccess)]
internal sealed class PackModel(FetchPack fetch, SubjectRequests requests) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "request")]
    public Guid Id { get; set; }

    public SubjectAccessRequest Asked { get; private set; } = null!;

    public int Included { get; private set; }

    public int Count { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        Asked = await requests.FindAsync(Id, Can.PrepareSubjectAccess, stop);
        if (Asked.State is not (RequestState.Approved or RequestState.HandedOver))
        {
            throw new NotVisible();
        }

        var pages = await requests.PagesAsync(Id, stop);
        (Included, Count) = (pages.Count(p => p.Decision is PageDecision.Include or PageDecision.Redact), pages.Count);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    // What is fetched is given away, and stands: nobody gives it away by following a link.
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (content, name) = await fetch.HandleAsync(Id, stop);
        return File(content, "text/html; charset=utf-8", name);
    }
}
