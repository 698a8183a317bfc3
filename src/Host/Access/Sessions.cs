using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access;

/// <summary>Begins and ends sessions. Each sign-in has a new one: an identifier that was known before signs nobody in.</summary>
internal sealed class Sessions(LineOfSightDb db, UnitOfWork unit, Work work, Guesses guesses, Outbox outbox, SignInRules rules, TimeProvider clock, IHostEnvironment environment)
{
    /// <summary>Begins a session of somebody who has proved who they are, acting as them from here on.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="visit">Where they come from; the session that the browser has until now ends.</param>
    /// <param name="way">How they proved who they are.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>Null when the account is closed, holds no role now, or was invented and this is not Development.</returns>
    public async Task<Session?> BeginAsync(Account account, Visit visit, string way, CancellationToken stop)
    {
        await unit.CommitAsync(stop);
        if (!await EnterAsync(account.Id, stop))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await EndAsync(db.Set<Session>().Where(s => s.Id == visit.Session), now, stop);
        await guesses.ForgiveAsync(account.Id, stop);
        var kept = rules.MostSessions - 1;
        var oldest = await Live(account.Id, now).OrderByDescending(s => s.StartedAt).Select(s => s.Id).ToListAsync(stop);
        var surplus = oldest.Skip(kept).ToList();
        await EndAsync(db.Set<Session>().Where(s => surplus.Contains(s.Id)), now, stop);
        await TellOfNewDeviceAsync(account.Id, visit.Device, now, stop);
        var session = Make(account.Id, visit.Device, way, now, now + Session.Longest);
        await work.DoAsync(SignInActs.SignedIn, account, reason: null, [Act.Installation], stop);
        return session;
    }

    /// <summary>Acts as somebody from here on, if they may act at all.</summary>
    /// <returns>False when the account is closed, holds no role now, or was invented and this is not Development.</returns>
    public async Task<bool> EnterAsync(Guid account, CancellationToken stop) =>
        await unit.EnterAsync(account, session: null, stop) && unit.Person.Roles.Count > 0 && (!unit.IsDemonstration || environment.IsDevelopment());

    /// <summary>Replaces the acting person's session after they proved again who they are: one that was known before stays as it was, and ends.</summary>
    public async Task<Session> RenewAsync(Guid present, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var old = await db.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == present && s.AccountId == unit.Person.Id, stop) ?? throw new NotVisible();
        await EndAsync(db.Set<Session>().Where(s => s.Id == present), now, stop);
        var session = Make(old.AccountId, old.Device, old.Way, now, old.ExpiresAt);
        session.PartnershipId = old.PartnershipId;
        await work.DoAsync(SignInActs.ProvedAgain, await MeAsync(stop), reason: null, [Act.Installation], stop);
        return session;
    }

    /// <summary>The acting person's sessions that hold now, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> MineAsync(CancellationToken stop) =>
        await Live(unit.Person.Id, clock.GetUtcNow()).AsNoTracking().OrderByDescending(s => s.StartedAt).ToListAsync(stop);

    /// <summary>Ends one session of the acting person.</summary>
    public async Task EndAsync(Guid session, CancellationToken stop)
    {
        await EndAsync(db.Set<Session>().Where(s => s.Id == session && s.AccountId == unit.Person.Id), clock.GetUtcNow(), stop);
        await work.DoAsync(SignInActs.SignedOut, await MeAsync(stop), reason: null, [Act.Installation], stop);
    }

    /// <summary>Ends a session of the acting person on another device.</summary>
    /// <exception cref="NotVisible">It is not theirs, or has ended.</exception>
    public async Task EndOtherAsync(Guid session, CancellationToken stop)
    {
        var ended = await EndAsync(Live(unit.Person.Id, clock.GetUtcNow()).Where(s => s.Id == session), clock.GetUtcNow(), stop);
        if (ended == 0)
        {
            throw new NotVisible();
        }

        await work.DoAsync(SignInActs.DeviceSignedOut, await MeAsync(stop), reason: null, [Act.Installation], stop);
    }

    /// <summary>Ends every session of the acting person but the present one.</summary>
    public async Task EndAllOthersAsync(Guid? present, CancellationToken stop)
    {
        await EndOthersAsync(present, stop);
        await work.DoAsync(SignInActs.DeviceSignedOut, await MeAsync(stop), reason: null, [Act.Installation], stop);
    }

    /// <summary>Ends every session of the acting person.</summary>
    public async Task EndAllAsync(CancellationToken stop)
    {
        await EndOthersAsync(except: null, stop);
        await work.DoAsync(SignInActs.SignedOutEverywhere, await MeAsync(stop), reason: null, [Act.Installation], stop);
    }

    /// <summary>Ends every session of the acting person but one; part of another act.</summary>
    public Task EndOthersAsync(Guid? except, CancellationToken stop) =>
        EndAsync(db.Set<Session>().Where(s => s.AccountId == unit.Person.Id && s.Id != except), clock.GetUtcNow(), stop);

    private async Task TellOfNewDeviceAsync(Guid account, string device, DateTimeOffset now, CancellationToken stop)
    {
        var before = db.Set<Session>().Where(s => s.AccountId == account);
        if (!unit.IsDemonstration && await before.AnyAsync(stop) && !await before.AnyAsync(s => s.Device == device, stop))
        {
            await outbox.AddAsync(SignInLetters.To(account, SignInLetters.NewDevice, now), stop);
        }
    }

    private Session Make(Guid account, string device, string way, DateTimeOffset now, DateTimeOffset until)
    {
        var session = new Session
        {
            Id = NewId.Next(), AccountId = account, StartedAt = now, ExpiresAt = until, LastSeenAt = now, FreshAt = now, Device = device, Way = way,
        };
        db.Add(session);
        return session;
    }

    private IQueryable<Session> Live(Guid account, DateTimeOffset now)
    {
        var idle = now - Session.Idle;
        return db.Set<Session>().Where(s => s.AccountId == account && s.EndedAt == null && s.ExpiresAt > now && s.LastSeenAt > idle);
    }

    private Task<Account> MeAsync(CancellationToken stop) => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == unit.Person.Id, stop);

    private static Task<int> EndAsync(IQueryable<Session> sessions, DateTimeOffset now, CancellationToken stop) =>
        sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), stop);
}
