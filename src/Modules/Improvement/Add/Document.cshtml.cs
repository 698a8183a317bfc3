using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Add;

/// <summary>Uploads one file to a finding or an action.</summary>
[Can(Can.AddDocuments)]
[TakesFiles]
internal sealed class DocumentModel(AddDocument add, Opening opening, Kernel.Files.Documents documents) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public Guid Id { get; set; }

    [BindProperty]
    public AddDocument.Input Input { get; set; } = new();

    [TempData]
    public string? Added { get; set; }

    public string Caption { get; private set; } = "";

    public bool MayReuse { get; private set; }

    public Scanning Scanning => documents.Scanning;

    public async Task LoadAsync(CancellationToken stop)
    {
        var record = await opening.RecordAsync(Id, Can.AddDocuments, stop);
        await opening.WasReadAsync(record, stop);
        Caption = Captions.Of(record);
        MayReuse = (await documents.ReusableAsync(new DocumentHolder(record), stop)).Count > 0;
    }

    public async Task OnGetAsync(CancellationToken stop, [FromQuery(Name = TakesFilesAttribute.TooLarge)] bool tooLarge = false)
    {
        await LoadAsync(stop);
        if (tooLarge)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.File)}", Refusals.Size);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var document = await add.HandleAsync(Id, Input, stop);
        Added = document.State == DocumentState.Checking ? $"{document.Name} is uploaded and is being checked for viruses." : $"{document.Name} is added.";
        return RedirectToPage("/Improvement/Documents", new { record = Id });
    }
}
