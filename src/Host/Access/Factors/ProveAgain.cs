using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Passwords;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access.Factors;

/// <summary>
/// A person who is signed in proves again who they are, before what can do great harm. The session gets a new identifier. A guess is
/// spent before the proof is looked at, so that a stolen session is no way to guess.
/// </summary>
internal sealed class ProveAgain(LineOfSightDb db, UnitOfWork unit, Guesses guesses, PasswordService passwords, AuthenticatorApp app, Passkeys passkeys, Sessions sessions)
{
    /// <summary>How the acting person can prove themselves.</summary>
    public sealed record Ways(bool App, bool Passkey, bool Password);

    public async Task<Ways> WaysAsync(CancellationToken stop)
    {
        var me = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == unit.Person.Id, stop);
        var hasApp = await db.Set<Kernel.Access.Factors.Authenticator>().AnyAsync(a => a.AccountId == me.Id && a.Secret != null, stop);
        var hasPasskey = (await passkeys.MineAsync(stop)).Count > 0;
        return new Ways(hasApp, hasPasskey, Password: !hasApp && !hasPasskey && me.PasswordHash is not null);
    }

    public Task<Session?> WithAppAsync(string code, Guid session, CancellationToken stop) => TryAsync(session, _ => app.UseAsync(code, stop), stop);

    public Task<Session?> WithPasskeyAsync(HttpContext context, Passkeys.Answer answer, Guid session, CancellationToken stop) =>
        TryAsync(session, _ => passkeys.ProvesAsync(context, answer, stop), stop);

    /// <summary>Only for people without a second step: there are such in Development.</summary>
    public async Task<Session?> WithPasswordAsync(string password, Guid session, CancellationToken stop) =>
        (await WaysAsync(stop)).Password ? await TryAsync(session, me => Task.FromResult(passwords.Matches(me, password)), stop) : null;

    private async Task<Session?> TryAsync(Guid session, Func<Account, Task<bool>> proves, CancellationToken stop)
    {
        var me = await guesses.SpendAsync(unit.Person.Id, stop);
        await unit.CommitAsync(stop);
        await unit.EnterAgainAsync(stop);
        if (me is null || !await proves(me))
        {
            return null;
        }

        await guesses.ForgiveAsync(me.Id, stop);
        return await sessions.RenewAsync(session, stop);
    }
}
