using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Remind;

/// <summary>
/// Reminds the owner of an action five working days and one working day before it is due, and when it is overdue: once each for a date,
/// and again only when the date moves.
/// </summary>
internal sealed class RemindOwners(LineOfSightDb db, DueDates dates) : IRemind
{
    private const int Early = 5;
    private const int Late = 1;

    public async Task<IReadOnlyList<Letter>> DueAsync(DateOnly today, CancellationToken stop)
    {
        // The furthest that five working days can lie, with room for Christmas.
        var horizon = today.AddDays(21);
        var actions = await db.Set<ImprovementAction>().AsNoTracking()
            .Where(a => a.OwnerId != null && a.DueOn != null && a.DueOn <= horizon && a.Status != ActionStatus.Done).OrderBy(a => a.DueOn).ThenBy(a => a.Id).ToListAsync(stop);
        return [.. actions.Select(a => (Action: a, Stage: StageOf(a.DueOn!.Value, today))).Where(x => x.Stage is not null).Select(x => Of(x.Action, x.Stage!))];
    }

    private static Letter Of(ImprovementAction action, string stage) =>
        ActionLetters.About(action, stage == "overdue" ? ActionLetters.Overdue : ActionLetters.DueSoon, action.OwnerId!.Value, action.PartnershipId, action.DueOn)
            with { Occasion = $"{action.Id:N} {action.DueOn:yyyy-MM-dd} {stage}" };

    private string? StageOf(DateOnly due, DateOnly today) => due < today ? "overdue" : Left(due, today) switch { <= Late => "late", <= Early => "early", _ => null };

    private int Left(DateOnly due, DateOnly today)
    {
        try
        {
            return dates.Calendar.Between(today, due);
        }
        catch (UnknownYears)
        {
            // Bank holidays of that year are not known yet: the reminder comes a little early rather than not at all.
            return due.DayNumber - today.DayNumber;
        }
    }
}
