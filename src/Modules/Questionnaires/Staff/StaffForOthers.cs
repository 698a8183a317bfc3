using LineOfSight.Contracts;
using LineOfSight.Figures;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>
/// Tells the module that reads the returns what staff said beside a standard: the same counts as the page of results, of all staff together, with
/// the same of them hidden. Two tables of the same answers that hid other counts would give them away.
/// </summary>
internal sealed class StaffForOthers(LineOfSightDb db, ReadStaff staff, DefinitionBook definitions, TimeProvider clock) : IStaffSaid
{
    public async Task<IReadOnlyList<StaffSaid>> BesideAsync(Guid @return, CancellationToken stop)
    {
        var found = await (
            from r in db.Set<Return>()
            join round in db.Set<Round>() on r.RoundId equals round.Id
            where r.Id == @return && r.State == ReturnState.Signed && round.StaffDefinitionId != null
            select new { Return = r, Asked = round.StaffDefinitionId!.Value }).AsNoTracking().SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return [];
        }

        var (own, asked, answers) = (await definitions.OfAsync(found.Return.DefinitionId, stop), await definitions.OfAsync(found.Asked, stop), await staff.AnswersAsync(found.Return, stop));
        if (answers.Count == 0)
        {
            return [];
        }

        var (groups, origin) = (StaffGroup.Of(asked, answers), new Origin("Answers of staff by what was chosen.", $"Staff returns to {found.Return.Reference}, without names", clock.Today()));
        return
        [
            .. from question in asked.Questions
               where question is { Beside: not null, Kind: QuestionKind.Grade } && own.Find(question.Beside) is { Kind: QuestionKind.Grade }
               select Said(question, CountAnswers.Of(asked, question, groups, origin).Tables[0]),
        ];
    }

    // The last column is of all staff: the only one, or the total of the groups. The last line is of all answers.
    private static StaffSaid Said(Question question, PublishedTable table) => new(
        question.Beside!, question.Ask, [.. table.Rows.Zip(table.Cells).SkipLast(1).Select(r => new StaffCount(r.First, r.Second[^1].Text))], table.Cells[^1][^1].Text, table.Notes);
}
