using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.SubjectAccess.Collect;

/// <summary>Collects records, and words that were copied, for one request.</summary>
[Can(Can.PrepareSubjectAccess)]
internal sealed class RecordsModel(CollectPages collect, SubjectRequests requests) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "request")]
    public Guid Id { get; set; }

    [BindProperty]
    public CollectPages.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public SubjectAccessRequest Asked { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop) => Asked = await requests.FindAsync(Id, Can.PrepareSubjectAccess, stop);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Asked.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var pages = await collect.HandleAsync(Id, Input, stop);
        Done = pages == 1 ? "1 page was added." : $"{pages} pages were added.";
        return Redirect($"/administration/subject-access/request/{Id}");
    }
}
