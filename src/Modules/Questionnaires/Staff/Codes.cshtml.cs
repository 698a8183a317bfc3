using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Lists;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>Codes for the staff of one's own agency or school: how many staff there are, and slips to print and cut. They are shown once.</summary>
[Can(Can.Answer)]
internal sealed class CodesModel(MakeCodes make, TakeList take, MailSettings mail) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [BindProperty]
    public MakeCodes.Input Input { get; set; } = new();

    public MakeCodes.Own Own { get; private set; } = null!;

    /// <summary>The codes that were just made.</summary>
    public IReadOnlyList<string> Made { get; private set; } = [];

    /// <summary>Where a slip says that its code is entered.</summary>
    public string Site => $"{mail.Site.TrimEnd('/')}/questionnaires/staff";

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop) => Own = await make.FindAsync(Id, stop);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = await make.FilledAsync(Own, stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Made = await make.HandleAsync(Id, Input, stop);
        if (Made.Count == 0)
        {
            Said = "The number of staff is saved.";
            return Redirect($"/questionnaires/staff/codes/{Id}");
        }

        await LoadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostDownloadAsync([FromQuery(Name = "as")] SheetFormat format, CancellationToken stop)
    {
        await LoadAsync(stop);
        var codes = await make.HandleAsync(Id, Input, stop);
        if (codes.Count == 0)
        {
            Said = "The number of staff is saved.";
            return Redirect($"/questionnaires/staff/codes/{Id}");
        }

        var rows = codes.Select(c => (IReadOnlyList<object?>)[c, $"{Site}/answer/{Codes.Plain(c)}"]).ToAsyncEnumerable();
        var taken = await take.HandleAsync(
            new Listing(Can.Answer, $"Staff codes of {Own.Of.Reference}", [], codes.Count, [new("Code", 22), new("Link", 60)], rows), format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }
}
