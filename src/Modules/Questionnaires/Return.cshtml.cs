using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires;

/// <summary>A return as it stands: to its own agency or school at any time, to the partnership once it was signed off.</summary>
[Can(Can.ReadReturns)]
internal sealed class ReturnModel(OpenReturns open, ReadReturn read, ReadSharing sharing, History history, People people, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [FromQuery(Name = "signed")]
    public bool IsSigned { get; set; }

    public ReturnSheet Sheet { get; private set; } = null!;

    public Round Round { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Files { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<History.Entry> History { get; private set; } = [];

    /// <summary>Which area asked, for whoever has roles in several; otherwise nothing.</summary>
    public string Area => access.Person.Partnerships.Count < 2 ? "" : $", for {access.Person.Partnerships.FirstOrDefault(p => p.Id == Sheet.Return.PartnershipId)?.Name}";

    /// <summary>Who entered it from paper or email; null where it was answered online.</summary>
    public string? KeyedBy { get; private set; }

    public bool MayReadRounds { get; private set; }

    public bool MayReopen { get; private set; }

    /// <summary>The sharing that answers it, or did; null for a return that stands by itself.</summary>
    public SharedWith? Shared { get; private set; }

    /// <summary>True when it can be the agency's answer in other areas in which the person acts for it.</summary>
    public bool MayShare { get; private set; }

    public IReadOnlyList<(string Section, Score Score)> Scores { get; private set; } = [];

    public async Task LoadAsync(CancellationToken stop)
    {
        var found = await open.FindAsync(Id, stop) ?? throw new NotVisible();
        (Sheet, Round) = (await read.SheetAsync(found, stop), await read.RoundAsync(found, stop));
        Files = await read.NamesAsync([.. Sheet.Answers.Values.SelectMany(a => a.Files ?? [])], stop);
        var entries = await history.OfAsync([Id], stop);
        History = access.May(Can.Answer, found) ? entries : Drafts.Without(entries);
        KeyedBy = found.KeyedBy is { } keyed ? (await people.NamesAsync([keyed], stop)).GetValueOrDefault(keyed, "somebody") : null;
        MayReadRounds = access.May(Can.ReadRounds, found);
        MayReopen = found.State == ReturnState.Signed && Round.State == RoundState.Open && access.May(Can.Reopen, found);
        Shared = await sharing.OfAsync(Id, stop);
        MayShare = Shared is not { WithdrawnAt: null } && access.May(Can.Share, found) && (found.State == ReturnState.Signed || await sharing.SharingAsync(found, stop) is not null)
            && access.ScopeOf(Can.Share).Agencies.Any(a => a.Agency == found.AgencyId && a.Partnership != found.PartnershipId);
        var scores = QuestionnaireEngine.Scores.BySection(Sheet.Definition, found.Respondent, Sheet.Answers);
        Scores = [.. Sheet.Definition.Sections.Where(s => scores.TryGetValue(s.Id, out var score) && score.Scored > 0).Select(s => (s.Title, scores[s.Id]))];
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);
}
