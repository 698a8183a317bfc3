using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>The files of one answer of one's own return.</summary>
[Can(Can.Answer)]
[TakesFiles]
internal sealed class EvidenceModel(ReadReturn read, AddEvidence add, Documents documents) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [FromRoute(Name = "question")]
    public string Question { get; set; } = "";

    [BindProperty]
    public AddEvidence.Input Input { get; set; } = new();

    public ReturnSheet Sheet { get; private set; } = null!;

    public EvidencePage Shown { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Sheet = await read.OpenSheetAsync(Id, stop);
        var asked = KeepEvidence.QuestionOf(Sheet, Question);
        var all = (await documents.OfAsync(Id, stop)).Where(d => d.Use.EndedAt is null).ToList();
        var here = Sheet.Answers.GetValueOrDefault(Question)?.Files ?? [];
        Shown = new(
            asked,
            Places.Of(Id).Pages + Sheet.Pages.First(p => p.Questions.Contains(asked)).Id,
            [.. all.Where(d => here.Contains(d.Document.Id)).Select(d => File(d.Document, d.By, d.Use.AddedAt))],
            [
                .. all.Where(d => !here.Contains(d.Document.Id)).Select(d => File(d.Document, d.By, d.Document.GivenAt)),
                .. (await documents.ReusableAsync(new DocumentHolder(Sheet.Return), stop)).Select(d => File(d, "", d.GivenAt)),
            ],
            documents.Scanning);
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
        await add.HandleAsync(await read.FindOpenAsync(Id, stop), Question, Input, stop);
        return Redirect($"/questionnaires/fill/evidence/{Id}/{Question}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        await add.RemoveAsync(await read.FindOpenAsync(Id, stop), Question, Input.Removed, stop);
        return Redirect($"/questionnaires/fill/evidence/{Id}/{Question}");
    }

    private EvidencePage.File File(Document document, string by, DateTimeOffset at) => new(
        document.Id, document.Name, document.Type, document.Size, by, at, document.State == DocumentState.Checking, documents.MayBeOpened(document) ? $"/documents/{document.Id}" : null);
}
