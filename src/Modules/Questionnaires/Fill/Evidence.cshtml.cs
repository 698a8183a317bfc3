using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using LineOfSight.QuestionnaireEngine;
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

    public Question Asked { get; private set; } = null!;

    public IReadOnlyList<Documents.Shown> Files { get; private set; } = [];

    public IReadOnlyList<Document> Reusable { get; private set; } = [];

    public Scanning Scanning => documents.Scanning;

    /// <summary>The page of the question.</summary>
    public string Place => Places.Of(Id).Pages + Sheet.Pages.First(p => p.Questions.Contains(Asked)).Id;

    public bool MayOpen(Document document) => documents.MayBeOpened(document);

    public async Task LoadAsync(CancellationToken stop)
    {
        Sheet = await read.SheetAsync(await read.FindOpenAsync(Id, stop), stop);
        Asked = AddEvidence.QuestionOf(Sheet, Question);
        var all = await documents.OfAsync(Id, stop);
        var here = Sheet.Answers.GetValueOrDefault(Question)?.Files ?? [];
        Files = [.. all.Where(d => d.Use.EndedAt is null && here.Contains(d.Document.Id))];
        Reusable =
        [
            .. all.Where(d => d.Use.EndedAt is null && !here.Contains(d.Document.Id)).Select(d => d.Document),
            .. await documents.ReusableAsync(new DocumentHolder(Sheet.Return), stop),
        ];
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
}
