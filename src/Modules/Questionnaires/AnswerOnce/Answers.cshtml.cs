using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>Every answer of a return that can be shared, to choose those that stay out.</summary>
[Can(Can.Share)]
internal sealed class AnswersModel(ReadSharing read) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    public ReturnSheet Sheet { get; private set; } = null!;

    public ILookup<string, Withheld> Withheld { get; private set; } = Array.Empty<Withheld>().ToLookup(w => w.Question);

    public string Words(string question) => Withheld[question].ToList() switch
    {
        [] => "Shared",
        var kept when kept.Exists(w => w is { FileId: null, FromId: null }) => "Stays out of all other areas",
        var kept when kept.Exists(w => w.FileId is null) => "Stays out of some areas",
        _ => "Files stay out",
    };

    public async Task OnGetAsync(CancellationToken stop)
    {
        var lead = await read.LeadAsync(Id, stop);
        if (lead.State != ReturnState.Signed)
        {
            throw new NotVisible();
        }

        (Sheet, Withheld) = (await read.SheetAsync(lead, stop), (await read.WithheldAsync(lead, stop)).ToLookup(w => w.Question));
    }
}
