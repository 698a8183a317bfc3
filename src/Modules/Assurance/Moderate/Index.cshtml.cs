using LineOfSight.Assurance.Challenge;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.Moderate;

/// <summary>One answer: what the agency or school says, what others judge of it, and what was asked back.</summary>
[Can(Can.Compare)]
internal sealed class IndexModel(ReadReturns read, JudgeAnswer judge, AskBack ask, IReturns returns, IStaffSaid staff, ISchools schools, People people, IAccess access) : PageModel, ILoad
{
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid ReturnId { get; set; }

    [FromRoute(Name = "question")]
    public string Question { get; set; } = "";

    [BindProperty]
    public JudgeAnswer.Input Input { get; set; } = new();

    public Reading Reading { get; private set; } = null!;

    public ReturnName Of { get; private set; } = null!;

    public StandardName Asked { get; private set; } = null!;

    public IReadOnlyList<AnswerPart> Answer { get; private set; } = [];

    public IReadOnlyList<EvidenceFile> Evidence { get; private set; } = [];

    /// <summary>What staff say beside it; none where they were not asked, or fewer than five answered.</summary>
    public IReadOnlyList<StaffSaid> Staff { get; private set; } = [];

    public IReadOnlyList<Judgement> Judgements { get; private set; } = [];

    public IReadOnlyList<Challenged> Challenges { get; private set; } = [];

    /// <summary>The last inspection's judgement, in the words of the register; null when there is none.</summary>
    public string? Rating { get; private set; }

    public bool MayJudge { get; private set; }

    public bool MayAsk { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public string Words(string grade) => Asked.Grades.FirstOrDefault(g => g.Id == grade)?.Words ?? "Another scale";

    public string Name(Guid person) => names.GetValueOrDefault(person, "Somebody who has left");

    public async Task LoadAsync(CancellationToken stop)
    {
        Reading = await read.ReadingAsync(ReturnId, Can.Compare, stop);
        var compared = await read.OfAsync(Reading.RoundId, stop);
        Asked = compared.Standards.FirstOrDefault(s => s.Question == Question) ?? throw new NotVisible();
        Of = compared.Asked.FirstOrDefault(a => a.Id == ReturnId) ?? throw new NotVisible();
        (Answer, Evidence) = (await returns.AnswerAsync(ReturnId, Question, stop), await returns.EvidenceAsync(ReturnId, Question, stop));
        Staff = [.. (await staff.BesideAsync(ReturnId, stop)).Where(s => s.Standard == Question)];
        Judgements = [.. (await read.JudgementsAsync([ReturnId], Question, stop))[ReturnId].OrderBy(j => j.Side)];
        Challenges = await ask.AboutAsync(ReturnId, Question, stop);
        names = await people.NamesAsync([.. Judgements.Select(j => j.By)], stop);
        Rating = compared.Round.IsOfSchools ? (await schools.OfAsync([Of.AgencyId], stop)) is [var school, ..] ? school.Rating : null : null;
        (MayJudge, MayAsk) = (access.May(Can.Judge, Reading), access.May(Can.Ask, Reading));
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await judge.HandleAsync(ReturnId, Question, Input, stop);
        return Again("The grade stands beside their own.");
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken stop)
    {
        await ask.HandleAsync(ReturnId, Question, Input.Asked, stop);
        return Again("The question is asked. Whoever answers for them sees it on their home.");
    }

    private RedirectResult Again(string said)
    {
        Said = said;
        return Redirect($"/assurance/moderate/{ReturnId}/{Question}");
    }
}
