using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>Keeps one answer, or files with it, out of other areas; or shares it after all.</summary>
[Can(Can.Share)]
internal sealed class WithholdModel(ReadSharing read, ReadReturn returns, WithholdAnswer withhold) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [FromRoute(Name = "question")]
    public string Question { get; set; } = "";

    [BindProperty]
    public WithholdAnswer.Input Input { get; set; } = new();

    public ReturnSheet Sheet { get; private set; } = null!;

    public Question Asked { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Files { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<ReadSharing.Area> Areas { get; private set; } = [];

    public IReadOnlyList<Withheld> Kept { get; private set; } = [];

    public string AreaName(Guid partnership) => Areas.FirstOrDefault(a => a.Return.PartnershipId == partnership)?.Name ?? "an area in which you have no role";

    public async Task LoadAsync(CancellationToken stop)
    {
        var lead = await read.LeadAsync(Id, stop);
        if (lead.State != ReturnState.Signed)
        {
            throw new NotVisible();
        }

        Sheet = await read.SheetAsync(lead, stop);
        Asked = Sheet.Asked.FirstOrDefault(q => q.Id == Question) ?? throw new NotVisible();
        Files = await returns.NamesAsync([.. Sheet.Answers.GetValueOrDefault(Question)?.Files ?? []], stop);
        Areas = [.. (await read.AreasAsync(lead, stop)).DistinctBy(a => a.Return.PartnershipId)];
        Kept = [.. (await read.WithheldAsync(lead, stop)).Where(w => w.Question == Question)];
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await withhold.HandleAsync(Id, Question, Input, stop);
        return Redirect($"/questionnaires/answer-once/{Id}");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        await withhold.EndAsync(Id, Question, Input.Ended, stop);
        return Redirect($"/questionnaires/answer-once/withhold/{Id}/{Question}");
    }
}
