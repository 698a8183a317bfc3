using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Change;

/// <summary>Changes several actions of the plan together.</summary>
[Can(Can.UpdateActions)]
internal sealed class ActionsModel(ChangeActions change, Opening opening, Leads leads, IAccess access) : PageModel, ILoad
{
    /// <summary>The actions that were chosen on the plan.</summary>
    [BindProperty(SupportsGet = true)]
    public List<Guid> Chosen { get; set; } = [];

    /// <summary>The plan's own address, to go back to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Plan { get; set; }

    [BindProperty]
    public ChangeActions.Input Input { get; set; } = new();

    [TempData]
    public string? Said { get; set; }

    public IReadOnlyList<ImprovementAction> Actions { get; private set; } = [];

    public bool MayHandOver => access.May(Can.EditActions);

    public string Back => Plan is { } plan && (plan == "/improvement" || plan.StartsWith("/improvement?", StringComparison.Ordinal)) ? plan : "/improvement";

    public async Task LoadAsync(CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        var actions = new List<ImprovementAction>();
        foreach (var id in Chosen.Distinct().Take(ChangeActions.Most))
        {
            actions.Add(await opening.ActionAsync(id, Can.ReadActions, stop));
        }

        Actions = actions;
        await leads.ChooseAsync(ViewData, partnership, Can.EditActions, stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Actions = [.. Actions.Select(a => new ChangeActions.Chosen { Id = a.Id, Version = a.Version })];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var refusals = await change.HandleAsync(Input, stop);
        if (refusals.Count == 0)
        {
            var count = Input.Actions.Count;
            Said = count == 1 ? "One action was changed." : $"{count} actions were changed.";
            return LocalRedirect(Back);
        }

        await LoadAsync(stop);
        ModelState.AddModelError("", $"Nothing was changed, because {(refusals.Count == 1 ? "one of the actions" : $"{refusals.Count} of the actions")} cannot be changed so");
        foreach (var refusal in refusals)
        {
            ModelState.AddModelError("", $"{refusal.Reference}: {refusal.Why}");
        }

        // The layout shows both texts. Whoever has seen them and saves again means it.
        ViewData["Overtaken"] = refusals.Where(r => r.Stale is not null).Select(r => (r.Reference, r.Stale!)).ToList();
        foreach (var (refusal, i) in refusals.Where(r => r.Stale is not null).Select(r => (r, Input.Actions.FindIndex(a => a.Id == r.Id))))
        {
            Input.Actions[i].Version = refusal.Stale!.CurrentVersion;
            ModelState.Remove($"Input.Actions[{i}].Version");
        }

        return Page();
    }
}
