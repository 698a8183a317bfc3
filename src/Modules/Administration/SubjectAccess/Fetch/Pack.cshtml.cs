using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.SubjectAccess.Fetch;

/// <summary>Hands the pack of a request over as a file.</summary>
[Can(Can.PrepareSubjectAccess)]
internal sealed class PackModel(FetchPack fetch) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "request")]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var (content, name) = await fetch.HandleAsync(Id, stop);
        return File(content, "text/html; charset=utf-8", name);
    }
}
