using System.Diagnostics;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Host.Access;

/// <summary>Writes a refused sign-in down as nobody's act, counts it against the address, and lets it leave on a beat.</summary>
internal sealed class Refusals(GuessThrottle throttle, UnitOfWork unit, Work work)
{
    // Refusals leave on this beat, so that the few milliseconds between their ways do not show.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    /// <summary>True while the address has guesses left.</summary>
    public bool MayTry(Visit visit) => throttle.MayTry(Guess.SignIn, visit.Address);

    /// <summary>Takes back what was begun, acts as nobody from here on, and writes the refusal down.</summary>
    public async Task NoteAsync(ActKind kind, Account? account, CancellationToken stop)
    {
        await unit.LeaveAsync();
        await unit.EnterAsync(account: null, session: null, stop);
        await work.DoAsync(kind, account ?? (IRecord)new UnknownAccount(NewId.Next()), reason: null, [Act.Installation], stop);
        await unit.CommitAsync(stop);
        await unit.EnterAsync(account: null, session: null, stop);
    }

    /// <summary>Counts the wrong guess and waits for the next beat.</summary>
    public Task LeaveOnBeatAsync(Visit visit, long began, CancellationToken stop)
    {
        throttle.Wrong(Guess.SignIn, visit.Address);
        return Task.Delay(Beat - new TimeSpan(Stopwatch.GetElapsedTime(began).Ticks % Beat.Ticks), stop);
    }

    private sealed record UnknownAccount(Guid Id) : IRecord;
}
