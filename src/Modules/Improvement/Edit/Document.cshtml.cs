using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Edit;

/// <summary>Asks until when a document is evidence, and why that changes.</summary>
[Can(Can.AddDocuments)]
internal sealed class DocumentModel(EditDocument edit, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "use")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditDocument.Input Input { get; set; } = new();

    public string Caption { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Guid RecordId { get; private set; }

    [TempData]
    public string? Added { get; set; }

    public Task LoadAsync(CancellationToken stop) => ReadAsync(stop);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var document = await ReadAsync(stop);
        Input = new EditDocument.Input { CurrentUntil = document.CurrentUntil, Version = document.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var record = await edit.HandleAsync(Id, Input, stop);
        Added = "The date is changed.";
        return RedirectToPage("/Improvement/Documents", new { record });
    }

    private async Task<Kernel.Files.Document> ReadAsync(CancellationToken stop)
    {
        var (_, document, record) = await edit.FindAsync(Id, stop);
        await opening.WasReadAsync(record, stop);
        (Caption, Name, RecordId) = (Captions.Of(record), document.Name, record.Id);
        return document;
    }
}
