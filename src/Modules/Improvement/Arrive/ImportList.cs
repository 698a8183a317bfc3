using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Makes records of the lines of a list: all that were promised, or none.</summary>
internal sealed class ImportList(
    LineOfSightDb db, IAccess access, ReadArrival read, DryRun dryRun, Work work, MakeMany many, WriteOutcomes outcomes, DueDates dates, TimeProvider clock)
{
    public async Task HandleAsync(Guid id, CancellationToken stop)
    {
        var arrival = await read.FindAsync(id, stop);
        arrival.Unfinished();
        var plan = await dryRun.OfAsync(await read.OfAsync(arrival, stop), stop);
        var (without, undecided) = (plan.NotUnderstood.Count(), plan.Undecided);
        RuleBroken.Unless(undecided == 0, $"Choose what to do with {Counted(undecided, "line")} that may be there already", nameof(CheckList.Input.LikelyOthers));
        RuleBroken.Unless(
            without == 0 || plan.Choices.LeaveOut,
            $"{Counted(without, "line")} could not be understood. Correct the file and give it again, or say that they are left out", nameof(CheckList.Input.LeaveOut));
        RuleBroken.Unless(plan.Ready.Any(l => l.Decision is Likely.New or Likely.Same), "There is no line to import");
        RuleBroken.Unless(!plan.Choices.IsCaseLevel || access.May(Can.ReadCaseLevel), "You may not record what describes one child’s case. Ask somebody who may");
        var taken = await TakenAsync(arrival.PartnershipId, stop);
        var becoming = new Becoming(arrival, plan, access.Person.Id, clock.Today(), clock.GetUtcNow(), dates.Calendar, prefix => Free(prefix, taken));
        becoming.Make();
        await many.DoAsync(ArriveActs.FindingImported, becoming.Findings, arrival.FileName, stop);
        await many.DoAsync(ArriveActs.RecommendationImported, becoming.Recommendations, arrival.FileName, stop);
        await many.DoAsync(ArriveActs.ActionImported, becoming.Actions, arrival.FileName, stop);
        await outcomes.WriteAsync(arrival, plan, becoming, stop);
        arrival.Import(becoming.Findings.Count + becoming.Recommendations.Count + becoming.Actions.Count, plan.Ready.Count(l => l.Decision == Likely.Same), without + plan.Ready.Count(l => l.Decision == Likely.Skip), clock.GetUtcNow());
        await work.DoAsync(ArriveActs.Imported, arrival, null, stop);
    }

    private async Task<HashSet<string>> TakenAsync(Guid partnership, CancellationToken stop) =>
        [.. await db.Set<Finding>().Where(f => f.PartnershipId == partnership).Select(f => f.Reference).ToListAsync(stop),
         .. await db.Set<Recommendation>().Where(r => r.PartnershipId == partnership).Select(r => r.Reference).ToListAsync(stop),
         .. await db.Set<ImprovementAction>().Where(a => a.PartnershipId == partnership).Select(a => a.Reference).ToListAsync(stop)];

    private static string Free(char prefix, HashSet<string> taken)
    {
        string reference;
        do
        {
            reference = NewId.Reference(prefix);
        }
        while (!taken.Add(reference));
        return reference;
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count:N0} {what}s";
}
