using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access;

/// <summary>Begins and ends sessions. Each sign-in has a new one: an identifier that was known before signs nobody in.</summary>
internal sealed class Sessions(LineOfSightDb db, UnitOfWork unit, Work work, Guesses guesses, TimeProvider clock, IHostEnvironment environment)
{
    /// <summary>Begins a session of somebody who has proved who they are, acting as them from here on.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="left">The session that the browser has until now; it ends.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>Null when the account is closed, holds no role now, or was invented and this is not Development.</returns>
    public async Task<Session?> BeginAsync(Account account, Guid? left, CancellationToken stop)
    {
        await unit.CommitAsync(stop);
        if (!await unit.EnterAsync(account.Id, session: null, stop)
            || unit.Person.Roles.Count == 0
            || (unit.IsDemonstration && !environment.IsDevelopment()))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await EndAsync(db.Set<Session>().Where(s => s.Id == left), now, stop);
        await guesses.ForgiveAsync(account.Id, stop);
        var session = new Session { Id = NewId.Next(), AccountId = account.Id, StartedAt = now, ExpiresAt = now + Session.Longest };
        db.Add(session);
        await work.DoAsync(HostModule.SignedIn, account, reason: null, [Act.Installation], stop);
        return session;
    }

    /// <summary>Ends one session of the acting person.</summary>
    public async Task EndAsync(Guid session, CancellationToken stop)
    {
        await EndAsync(db.Set<Session>().Where(s => s.Id == session && s.AccountId == unit.Person.Id), clock.GetUtcNow(), stop);
        await work.DoAsync(HostModule.SignedOut, await MeAsync(stop), reason: null, [Act.Installation], stop);
    }

    /// <summary>Ends every session of the acting person.</summary>
    public async Task EndAllAsync(CancellationToken stop)
    {
        await EndOthersAsync(except: null, stop);
        await work.DoAsync(HostModule.SignedOutEverywhere, await MeAsync(stop), reason: null, [Act.Installation], stop);
    }

    /// <summary>Ends every session of the acting person but one; part of another act.</summary>
    public Task EndOthersAsync(Guid? except, CancellationToken stop) =>
        EndAsync(db.Set<Session>().Where(s => s.AccountId == unit.Person.Id && s.Id != except), clock.GetUtcNow(), stop);

    private Task<Account> MeAsync(CancellationToken stop) => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == unit.Person.Id, stop);

    private static Task<int> EndAsync(IQueryable<Session> sessions, DateTimeOffset now, CancellationToken stop) =>
        sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), stop);
}
