using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Remove;

/// <summary>Asks why a document is removed.</summary>
[Can(Can.AddDocuments)]
internal sealed class DocumentModel(RemoveDocument remove, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "use")]
    public Guid Id { get; set; }

    [BindProperty]
    public RemoveDocument.Input Input { get; set; } = new();

    public string Caption { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Guid RecordId { get; private set; }

    [TempData]
    public string? Added { get; set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        var (_, document, record) = await remove.FindAsync(Id, stop);
        await opening.WasReadAsync(record, stop);
        (Caption, Name, RecordId) = (Captions.Of(record), document.Name, record.Id);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var record = await remove.HandleAsync(Id, Input, stop);
        Added = "The document is removed.";
        return RedirectToPage("/Improvement/Documents", new { record });
    }
}
