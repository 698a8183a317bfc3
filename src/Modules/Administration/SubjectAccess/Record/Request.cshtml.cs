using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration.SubjectAccess.Record;

/// <summary>Records that somebody asked for their own data.</summary>
[Can(Can.PrepareSubjectAccess)]
internal sealed class RequestModel(RecordRequest record) : PageModel
{
    [BindProperty]
    public RecordRequest.Input Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var request = await record.HandleAsync(Input, stop);
        Done = "The request is recorded.";
        return Redirect($"/administration/subject-access/request/{request}");
    }
}
