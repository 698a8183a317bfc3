using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Follow;

/// <summary>Writes again to those who have not signed off, and to nobody else; raises a finding about those who never did.</summary>
internal sealed class ChaseRound(LineOfSightDb db, IAccess access, WriteToReturns write, Work work, TimeProvider clock)
{
    /// <returns>How many were written about.</returns>
    public async Task<int> HandleAsync(Guid id, CancellationToken stop)
    {
        var (round, open) = await OpenAsync(id, stop);
        RuleBroken.Unless(open.Count > 0, "Everybody has signed off. There is nobody to chase");
        RuleBroken.Unless(
            !open.Exists(r => r.LastChasedAt is { } at && London.DateOf(at) == clock.Today()), "They were chased today already. Try again tomorrow");
        var written = await write.ToAsync(round, open, RoundLetters.Asked, $"chased {clock.Today():yyyy-MM-dd}", stop);
        open.ForEach(r => r.WasChased(clock.GetUtcNow()));
        await work.DoAsync(RoundActs.Chased, round, $"{written} of {open.Count} could be written to", stop);
        return written;
    }

    /// <summary>Raises one finding about all who have not answered, once the date has passed.</summary>
    /// <returns>The finding.</returns>
    public async Task<Guid> RaiseAsync(Guid id, CancellationToken stop)
    {
        var (round, open) = await OpenAsync(id, stop);
        RuleBroken.Unless(round.DueOn < clock.Today() && open.Count > 0, "There is something to raise when the date has passed and returns are missing");
        var asked = await db.Set<Return>().CountAsync(r => r.RoundId == id && r.State != ReturnState.Excused, stop);
        var unit = round.Audience == Audience.Schools ? "schools" : "agencies";
        var finding = NewId.Next();
        work.Tell(new FindingRaised(
            finding, round.PartnershipId, $"{open.Count:N0} of {asked:N0} {unit} have not signed off “{Short(round.Title)}”", IsConcern: true, Theme: "Self-assessment",
            RaisedBy: "The partnership’s business unit",
            [
                new EvidenceGiven(
                    EvidenceKind.Figure, $"{unit} that have not signed off their return", open.Count, asked, clock.Today(),
                    new SourceRef("questionnaires", round.Id, QuestionnairesLinks.Round(round.Id), $"Round {round.Reference}")),
            ]));
        await work.DoAsync(RoundActs.Raised, round, null, stop);
        return finding;
    }

    private async Task<(Round Round, List<Return> Open)> OpenAsync(Guid id, CancellationToken stop)
    {
        var round = await db.FindVisibleAsync<Round>(access, Can.KeepRounds, id, stop) ?? throw new NotVisible();
        RuleBroken.Unless(round.State == RoundState.Open, "Only an open round is chased");
        return (round, await db.Set<Return>().Where(r => r.RoundId == id && (r.State == ReturnState.Issued || r.State == ReturnState.InProgress)).OrderBy(r => r.Name).ToListAsync(stop));
    }

    private static string Short(string title) => title.Length <= 120 ? title : title[..117] + "…";
}
