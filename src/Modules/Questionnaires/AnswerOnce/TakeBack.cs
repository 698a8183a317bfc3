using LineOfSight.Contracts;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>
/// Takes shared answers back from one area: they are deleted there, the return counts as not answered, what was read from it does not stand,
/// and whoever runs the round is told. A closed round keeps none of them either: they are the agency's.
/// </summary>
internal sealed class TakeBack(LineOfSightDb db, ReadReturn read, TellKeepers tell, Work work, TimeProvider clock)
{
    public async Task HandleAsync(SharedWith shared, string? because, string by, CancellationToken stop)
    {
        shared.Withdraw(because, by, clock.GetUtcNow());
        await work.DoAsync(SharingActs.Withdrawn, shared, because, stop);
        await db.Database.ExecuteSqlAsync($"select questionnaires.take_back({shared.Id})", stop);
        var of = await db.Set<Return>().SingleAsync(r => r.Id == shared.ReturnId, stop);
        var sheet = await read.HoldAsync(of, stop);
        of.TakenBack(sheet.Asked.Count, sheet.Finished);
        work.Tell(new ResponseWithdrawn(of.Id));
        await work.DoAsync(SharingActs.TakenBack, of, because, stop);

        // What is still asked for has a page of its own; the page of a closed round says the same.
        var isOpen = of.IsOpen && await db.Set<Round>().AnyAsync(r => r.Id == of.RoundId && r.State == RoundState.Open, stop);
        await tell.HandleAsync(of, SharingLetters.Withdrawn, isOpen ? $"/questionnaires/follow/return/{of.Id}" : $"/questionnaires/round/{of.RoundId}", stop);
    }
}
