using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Reuse;

/// <summary>Chooses a file that was uploaded before.</summary>
[Can(Can.AddDocuments)]
internal sealed class DocumentModel(ReuseDocument reuse, Opening opening, Kernel.Files.Documents documents) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public ReuseDocument.Input Input { get; set; } = new();

    public string Caption { get; private set; } = "";

    public IReadOnlyList<Document> Choices { get; private set; } = [];

    [TempData]
    public string? Added { get; set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        var record = await opening.RecordAsync(Id, Can.AddDocuments, stop);
        await opening.WasReadAsync(record, stop);
        Caption = Captions.Of(record);
        Choices = await documents.ReusableAsync(new DocumentHolder(record), stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public string About(Document document) =>
        $"{document.Type.Words()}, {FileTypes.Size(document.Size)}, uploaded {Finding.Day(London.DateOf(document.GivenAt))}"
        + (document.CurrentUntil is null ? "" : $", current until {Finding.Day(document.CurrentUntil)}");

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await reuse.HandleAsync(Id, Input, stop);
        Added = "The document is added.";
        return RedirectToPage("/Improvement/Documents", new { record = Id });
    }
}
