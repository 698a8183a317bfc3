using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Questionnaires.Prepare;

/// <summary>Prepares a round: first which questionnaire, then of whom it is asked and until when.</summary>
[Can(Can.KeepRounds)]
internal sealed class IndexModel(PrepareRound prepare, Parties parties, IAccess access) : PageModel, ILoad
{
    [FromQuery(Name = "definition")]
    public string? Definition { get; set; }

    [BindProperty]
    public PrepareRound.Input Input { get; set; } = new();

    public IReadOnlyList<PrepareRound.Choice> Choices { get; private set; } = [];

    /// <summary>The questionnaire that was chosen; null until one was.</summary>
    public PrepareRound.Choice? Chosen { get; private set; }

    public IReadOnlyList<Return.Party> Parties { get; private set; } = [];

    public IEnumerable<SelectListItem> Staff => Choices.Where(c => c.Audience == Audience.Staff).Select(c => new SelectListItem(c.Title, c.Value));

    /// <summary>The partnership's own questions that can be asked beside the questionnaire that was chosen.</summary>
    public IEnumerable<SelectListItem> Local => Choices.Where(c => Chosen is not null && c.Extends == Chosen.Key).Select(c => new SelectListItem(c.Title, c.Value));

    public async Task LoadAsync(CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.KeepRounds, partnership);
        Choices = await prepare.ChoicesAsync(partnership, stop);
        Chosen = Choices.FirstOrDefault(c => c.Value == (Definition ?? Input.Definition) && c is { Extends: null, Audience: not Audience.Staff });
        Parties = Chosen is null ? [] : await parties.OfAsync(partnership, Chosen.Audience, [], stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) => Redirect($"/questionnaires/round/{(await prepare.HandleAsync(Input, stop)).Id}");
}
