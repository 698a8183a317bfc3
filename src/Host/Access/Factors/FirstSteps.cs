using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access.Factors;

/// <summary>What came of a first step.</summary>
/// <param name="Half">Half of a sign-in, or null.</param>
/// <param name="Session">A whole one, or null.</param>
internal sealed record Taken(Halfway? Half, Session? Session)
{
    public bool IsSomething => Half is not null || Session is not null;
}

/// <summary>Whoever has taken the first step, as the cookie names them. It opens the pages of the second step and nothing else.</summary>
/// <param name="AccountId">Whose account.</param>
/// <param name="StepId">The first step.</param>
internal sealed record Halfway(Guid AccountId, Guid StepId);

/// <summary>
/// Takes first steps and uses them. Row security shows a step to its person alone, so whoever uses one acts as the person while the
/// second step is checked; when it is wrong, nobody is acting again before a page is shown.
/// </summary>
internal sealed class FirstSteps(LineOfSightDb db, UnitOfWork unit, Work work, Sessions sessions, TimeProvider clock)
{
    /// <summary>Takes the first step for somebody who has given the right password, or whom an outside provider has named.</summary>
    /// <returns>Null when the person may not act.</returns>
    public async Task<Halfway?> TakeAsync(Account account, string way, CancellationToken stop, Guid? reset = null)
    {
        await unit.CommitAsync(stop);
        if (!await sessions.EnterAsync(account.Id, stop))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var step = new FirstStep { Id = NewId.Next(), AccountId = account.Id, BegunAt = now, EndsAt = now + FirstStep.Longest, Way = way, ResetId = reset };
        db.Add(step);
        await work.DoAsync(SignInActs.FirstStepTaken, account, reason: null, [Act.Installation], stop);
        await unit.CommitAsync(stop);
        await LeaveAsync(stop);
        return new Halfway(account.Id, step.Id);
    }

    /// <summary>Acts as the person of a first step that holds; null, and acting as nobody, when it does not.</summary>
    public async Task<(Account Account, FirstStep Step)?> EnterAsync(Halfway half, CancellationToken stop)
    {
        await unit.LeaveAsync();
        var now = clock.GetUtcNow();
        if (await sessions.EnterAsync(half.AccountId, stop)
            && await db.Set<FirstStep>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == half.StepId && s.UsedAt == null && s.EndsAt > now, stop) is { } step)
        {
            return (await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == half.AccountId, stop), step);
        }

        await LeaveAsync(stop);
        return null;
    }

    /// <summary>Uses a first step up; false when somebody else has just done so.</summary>
    public async Task<bool> UseAsync(FirstStep step, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await db.Set<FirstStep>().Where(s => s.Id == step.Id && s.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.UsedAt, now), stop) == 1;
    }

    /// <summary>Takes back what is not committed; nobody is acting from here on.</summary>
    public async Task LeaveAsync(CancellationToken stop)
    {
        await unit.LeaveAsync();
        await unit.EnterAsync(account: null, session: null, stop);
    }
}
