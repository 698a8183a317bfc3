using System.Diagnostics;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access.Factors;

/// <summary>Makes half of a sign-in whole: a code of the authenticator app, a recovery code, or setting up the first second step.</summary>
internal sealed class SecondSteps(
    LineOfSightDb db, UnitOfWork unit, Work work, FirstSteps first, Guesses guesses, AuthenticatorApp app, Passkeys passkeys, RecoveryCodes recovery, ResetLinks links, Sessions sessions, Refusals refusals)
{
    /// <summary>What a person has to prove themselves with.</summary>
    /// <param name="Account">Who.</param>
    /// <param name="HasApp">True with an authenticator app.</param>
    /// <param name="HasPasskey">True with a passkey.</param>
    /// <param name="MustSetUp">True when they never had a second step, and set one up now.</param>
    public sealed record Look(Account Account, bool HasApp, bool HasPasskey, bool MustSetUp);

    /// <summary>What came of setting up: the session, and recovery codes that are shown once.</summary>
    public sealed record SetUp(Session Session, IReadOnlyList<string> Codes);

    /// <summary>What the person of a first step has; null when the step does not hold.</summary>
    public async Task<Look?> LookAsync(Halfway half, CancellationToken stop)
    {
        if (await first.EnterAsync(half, stop) is not var (account, step))
        {
            return null;
        }

        var look = await LookAsync(account, step, stop);
        await first.LeaveAsync(stop);
        return look;
    }

    /// <summary>Tries a code of the authenticator app.</summary>
    public Task<Session?> WithAppAsync(Halfway half, string code, Visit visit, CancellationToken stop) =>
        TryAsync(half, visit, "authenticator app", (_, _) => app.UseAsync(code, stop), stop);

    /// <summary>Tries a recovery code.</summary>
    public Task<Session?> WithRecoveryCodeAsync(Halfway half, string code, Visit visit, CancellationToken stop) =>
        TryAsync(half, visit, "recovery code", async (account, _) =>
        {
            var used = await recovery.UseAsync(code, stop);
            if (used)
            {
                await work.DoAsync(SignInActs.CodeUsed, account, reason: null, [Act.Installation], stop);
            }

            return used;
        }, stop);

    /// <summary>Sets up the authenticator app of somebody who never had a second step, and signs them in.</summary>
    public Task<SetUp?> SetUpAppAsync(Halfway half, string lent, string code, Visit visit, CancellationToken stop) =>
        SetUpAsync(half, visit, "authenticator app", account => app.ConfirmAsync(account, lent, code, stop), stop);

    /// <summary>Adds the first passkey of somebody who never had a second step, and signs them in.</summary>
    public Task<SetUp?> SetUpPasskeyAsync(Halfway half, HttpContext context, Passkeys.Answer answer, string? name, Visit visit, CancellationToken stop) =>
        SetUpAsync(half, visit, "passkey", _ => passkeys.AddAsync(context, answer, Passkeys.NameOf(name, visit.Device), stop), stop);

    /// <summary>Tries a proof for a first step. A guess is spent before the proof is looked at, of the same ten as the password's.</summary>
    public async Task<Session?> TryAsync(Halfway half, Visit visit, string way, Func<Account, FirstStep, Task<bool>> proves, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        if (refusals.MayTry(visit) && await first.EnterAsync(half, stop) is var (known, step))
        {
            var account = await guesses.SpendAsync(known.Id, stop);
            await unit.CommitAsync(stop);
            await unit.EnterAgainAsync(stop);
            if (account is not null && await proves(account, step) && await first.UseAsync(step, stop)
                && await sessions.BeginAsync(account, visit, $"{step.Way} and {way}", stop) is { } session)
            {
                return session;
            }

            await refusals.NoteAsync(SignInActs.SecondStepFailed, known, stop);
        }

        await refusals.LeaveOnBeatAsync(visit, began, stop);
        return null;
    }

    private async Task<SetUp?> SetUpAsync(Halfway half, Visit visit, string way, Func<Account, Task<bool>> set, CancellationToken stop)
    {
        IReadOnlyList<string> codes = [];
        var session = await TryAsync(half, visit, way, async (account, step) =>
        {
            // Whoever has, or had, a second step proves it or has a link: a password alone adds none.
            if (!(await LookAsync(account, step, stop)).MustSetUp || !await links.UseAsync(step.ResetId, stop) || !await set(account))
            {
                return false;
            }

            codes = await recovery.MakeAsync(stop);
            return true;
        }, stop);
        return session is null ? null : new SetUp(session, codes);
    }

    private async Task<Look> LookAsync(Account account, FirstStep step, CancellationToken stop)
    {
        var hasApp = await db.Set<Authenticator>().AnyAsync(a => a.AccountId == account.Id && a.Secret != null, stop);
        var hasPasskey = await db.Set<Passkey>().AnyAsync(p => p.AccountId == account.Id && p.RemovedAt == null, stop);
        return new Look(account, hasApp, hasPasskey, MustSetUp: (!account.TwoFactorEnabled || step.ResetId is not null) && !hasApp && !hasPasskey);
    }
}
