using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance.Challenge;

/// <summary>One question back, for whoever asked and for whoever answers.</summary>
[Can(Can.ReadChallenges)]
internal sealed class QuestionModel(LineOfSightDb db, AskBack ask, IReturns returns, IAgencies agencies, People people, IAccess access) : PageModel, ILoad
{
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    [BindProperty(SupportsGet = true, Name = "challenge")]
    public Guid Id { get; set; }

    [BindProperty]
    public AskBack.Input Input { get; set; } = new();

    public Challenged Asked { get; private set; } = null!;

    public string Of { get; private set; } = "";

    public string Standard { get; private set; } = "";

    public bool MayAsk { get; private set; }

    public bool MayAnswer { get; private set; }

    public string Name(Guid person) => names.GetValueOrDefault(person, "Somebody who has left");

    public async Task LoadAsync(CancellationToken stop)
    {
        Asked = await ask.FindAsync(Id, stop);
        Of = (await agencies.NamesAsync([Asked.AgencyId], stop)).GetValueOrDefault(Asked.AgencyId, "An agency that has left");
        var round = await db.Set<Reading>().Where(r => r.ReturnId == Asked.ReturnId).Select(r => r.RoundId).SingleAsync(stop);
        Standard = (await returns.StandardsAsync(round, stop)).FirstOrDefault(s => s.Question == Asked.Question)?.Label ?? "";
        names = await people.NamesAsync([Asked.AskedBy, .. Asked.AnsweredBy is { } by ? new[] { by } : []], stop);
        (MayAsk, MayAnswer) = (access.May(Can.Ask, Asked), access.May(Can.AnswerChallenges, Asked));
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        (Input.Version, Input.Answer) = (Asked.Version, Asked.Answer);
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken stop)
    {
        await ask.AnswerAsync(Id, Input, stop);
        return Redirect($"/assurance/challenge/question/{Id}");
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken stop)
    {
        await ask.CloseAsync(Id, Input, stop);
        return Redirect($"/assurance/challenge/question/{Id}");
    }
}
