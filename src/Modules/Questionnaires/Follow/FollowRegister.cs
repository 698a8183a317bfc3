using System.Globalization;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Questionnaires.Prepare;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Follow;

/// <summary>
/// Each morning an open round follows the register: a school that opened is asked, one that closed is excused, and each is written to. What
/// was answered before stays.
/// </summary>
internal sealed class FollowRegister(LineOfSightDb db, ReadRound read, WriteToReturns write, DefinitionBook definitions, Work work, TimeProvider clock) : IRunJob
{
    public static readonly JobKind Kind = new("questionnaires.follow-register", "Asks schools and agencies that are new in a round, and excuses those that closed", "0 20 6 * * ?", typeof(FollowRegister));

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var today = clock.Today();
        var (joined, excused) = (0, 0);
        foreach (var round in await db.Set<Round>().Where(r => r.State == RoundState.Open && !r.IsChosen && r.DueOn >= today).OrderBy(r => r.Id).ToListAsync(stop))
        {
            var returns = await db.Set<Return>().Where(r => r.RoundId == round.Id).ToListAsync(stop);
            var changes = await read.ChangesAsync(round, returns, stop);
            var definition = await definitions.OfAsync(round, stop);
            var next = changes.Opened.Count == 0 ? () => "" : await References.ForReturnsAsync(db, round.PartnershipId, stop);
            foreach (var party in changes.Opened)
            {
                var asked = Return.Ask(round, party, next(), Asking.Of(definition, new(party.TypeKey, party.Phase), new Dictionary<string, Answer>()).Count);
                db.Add(asked);
                await work.DoAsync(RoundActs.Joined, asked, "It is new in the register", stop);
                await write.ToAsync(round, [asked], RoundLetters.Asked, $"{round.Id:N}", stop);
            }

            foreach (var gone in changes.Closed)
            {
                await write.ToAsync(round, [gone], RoundLetters.Excused, "excused", stop);
                gone.Excuse("It has closed or left, as the register says", today);
                await work.DoAsync(RoundActs.Excused, gone, "It has closed or left, as the register says", stop);
            }

            (joined, excused) = (joined + changes.Opened.Count, excused + changes.Closed.Count);
        }

        turn.Did = joined + excused == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{joined:N0} asked who are new, {excused:N0} excused");
    }
}
