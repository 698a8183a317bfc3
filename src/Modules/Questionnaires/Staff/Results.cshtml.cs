using LineOfSight.Figures;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Section = LineOfSight.QuestionnaireEngine.Section;
using Share = LineOfSight.Figures.Share;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>
/// What the staff of one agency or school say, counted: for itself and for the partnership's readers, as soon as five answers are in. What was
/// written and the school's own grades are for those who may read its return.
/// </summary>
[Can(Can.ReadReturns)]
internal sealed class ResultsModel(LineOfSightDb db, IAccess access, OpenReturns open, ReadReturn read, ReadStaff staff, DefinitionBook definitions, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    public Return Of { get; private set; } = null!;

    public Round Round { get; private set; } = null!;

    public Definition Definition { get; private set; } = null!;

    public ReadStaff.Came Came { get; private set; } = null!;

    /// <summary>How many have answered; null while nobody has said how many staff there are.</summary>
    public Share? Rate { get; private set; }

    public IReadOnlyList<(Section Section, IReadOnlyList<CountedQuestion> Questions)> Sections { get; private set; } = [];

    public IReadOnlyList<StaffGroup> Groups { get; private set; } = [];

    /// <summary>True for those who may read the return itself, and so what was written.</summary>
    public bool MayReadReturn { get; private set; }

    /// <summary>What the agency or school says of itself, by its question; empty for those who may not read its return.</summary>
    public IReadOnlyDictionary<string, string> OwnGrades { get; private set; } = new Dictionary<string, string>();

    public bool MayAnswer => access.May(Can.Answer, Of);

    public bool MayReadRounds => access.May(Can.ReadRounds, Of);

    public async Task LoadAsync(CancellationToken stop)
    {
        Of = await db.FindVisibleAsync<Return>(access, Can.ReadReturns, Id, stop) ?? throw new NotVisible();
        Round = await read.RoundAsync(Of, stop);
        if (Round.State == RoundState.Prepared || Round.StaffDefinitionId is not { } asked)
        {
            throw new NotVisible();
        }

        (Definition, Came) = (await definitions.OfAsync(asked, stop), await staff.OfAsync(Of, stop));
        var today = clock.Today();
        var source = $"Staff returns to {Of.Reference}, without names";
        Rate = Came.Staff == 0 ? null : Figure.ResponseRate(Came.Sent, Came.Staff, "staff", new("Staff whose code was used, of the staff that there were said to be.", source, today));
        await CountAsync(new("Answers of staff by what was chosen.", source, today), stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    private async Task CountAsync(Origin origin, CancellationToken stop)
    {
        var answers = await staff.AnswersAsync(Of, stop);
        if (answers.Count == 0)
        {
            return;
        }

        Groups = StaffGroup.Of(Definition, answers);
        Sections = [.. Definition.Sections.Select(s => (s, (IReadOnlyList<CountedQuestion>)[.. s.Questions.Select(q => CountAnswers.Of(Definition, q, Groups, origin))]))];
        MayReadReturn = await open.FindAsync(Id, stop) is not null;
        if (MayReadReturn)
        {
            var own = await read.SheetAsync(Of, stop);
            OwnGrades = Definition.Questions.Where(q => q.Beside is not null)
                .Select(q => (q.Id, Grade: own.Definition.Find(q.Beside!) is { Kind: QuestionKind.Grade } beside && own.Answers.TryGetValue(beside.Id, out var answer) && answer.One is { } grade
                    ? own.Definition.SchemeOf(beside)!.Find(grade)?.Words : null))
                .Where(g => g.Grade is not null).ToDictionary(g => g.Id, g => g.Grade!);
        }
    }
}
