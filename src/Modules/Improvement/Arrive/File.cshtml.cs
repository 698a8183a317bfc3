using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Where a list is given in a file.</summary>
[Can(Can.ImportLists)]
[TakesFiles]
internal sealed class FileModel(GiveList give, Documents documents) : PageModel
{
    [BindProperty]
    public GiveList.Input Input { get; set; } = new();

    public Scanning Scanning => documents.Scanning;

    public void OnGet([FromQuery(Name = TakesFilesAttribute.TooLarge)] bool tooLarge = false)
    {
        if (tooLarge)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.File)}", Refusals.Size);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage("/Improvement/Arrive/Columns", new { arrival = await give.HandleAsync(Input, stop) });
}
