using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.SubjectAccess.Approve;

/// <summary>Approves the serious-harm test of one pack.</summary>
[Can(Can.ApproveSubjectAccess)]
internal sealed class RequestModel(ApproveRequest approve, SubjectRequests requests) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "request")]
    public Guid Id { get; set; }

    [BindProperty]
    public ApproveRequest.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public SubjectAccessRequest Asked { get; private set; } = null!;

    public IReadOnlyList<CollectedPage> Pages { get; private set; } = [];

    public async Task LoadAsync(CancellationToken stop)
    {
        Asked = await requests.FindAsync(Id, Can.ApproveSubjectAccess, stop);
        Pages = await requests.PagesAsync(Id, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Asked.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await approve.HandleAsync(Id, Input, stop);
        Done = "The pack is approved.";
        return Redirect($"/administration/subject-access/request/{Id}");
    }
}
