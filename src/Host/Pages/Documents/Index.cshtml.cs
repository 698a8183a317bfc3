using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.Documents;

/// <summary>
/// Hands a document over as a file, to whoever may open one of the records that use it. There is no page: the file is saved, and what
/// opens it is not this site.
/// </summary>
[SignedIn]
public sealed class IndexModel(Kernel.Files.Documents documents) : PageModel
{
    /// <summary>Opens it; that it was opened is an act.</summary>
    public async Task<IActionResult> OnGetAsync(Guid document)
    {
        var opened = await documents.OpenAsync(document, HttpContext.RequestAborted);
        return File(opened.Content, opened.ContentType, opened.Name);
    }
}
