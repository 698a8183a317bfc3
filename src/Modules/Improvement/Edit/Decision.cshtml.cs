using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes a decision before it is final.</summary>
[Can(Can.KeepDecisions)]
internal sealed class DecisionModel(EditDecision edit, Opening opening) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "decision")]
    public Guid Id { get; set; }

    [BindProperty]
    public EditDecision.Input Input { get; set; } = new();

    public Decision Decision { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken stop)
    {
        Decision = await opening.DecisionAsync(Id, Can.KeepDecisions, stop);
        await opening.WasReadAsync(Decision, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input = new EditDecision.Input
        {
            Question = Decision.Question, Way = Decision.Way, Forum = Decision.Forum, HeldOn = Decision.HeldOn, Version = Decision.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await edit.HandleAsync(Id, Input, stop);
        return RedirectToPage("/Improvement/Decision", new { decision = Id });
    }
}
