using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access.Factors;

/// <summary>The acting person's authenticator app: the secret that it is given, and the codes that it shows.</summary>
internal sealed class AuthenticatorApp(LineOfSightDb db, UnitOfWork unit, Work work, Outbox outbox, Sealed @sealed, SignInRules rules, TimeProvider clock)
{
    private const string Secret = "authenticator";
    private const string Offer = "authenticator offer";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>A secret that is offered to a person, who shows with a code that their app has it.</summary>
    /// <param name="Key">The secret in letters, in groups of four.</param>
    /// <param name="Address">What the picture holds.</param>
    /// <param name="Lent">The offer, protected, for the form to send back.</param>
    public sealed record Offered(string Key, string Address, string Lent);

    /// <summary>Offers a new secret, or the one that a form has sent back.</summary>
    /// <param name="account">To whom.</param>
    /// <param name="lent">What the form sent back, or null for a new one.</param>
    public Offered OfferTo(Account account, string? lent)
    {
        var secret = Lent(account.Id, lent) ?? Base32.Write(Totp.NewSecret());
        return new(
            Base32.Grouped(secret),
            Totp.Address(Base32.Read(secret), account.Email ?? account.Name),
            @sealed.Lend(Offer, $"{account.Id} {secret}"));
    }

    /// <summary>Keeps an offered secret when a code shows that the app has it.</summary>
    public async Task<bool> ConfirmAsync(Account account, string lent, string code, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (Lent(account.Id, lent) is not { } secret || Totp.Match(Base32.Read(secret), Typed(code), now, lastStep: 0) is not { } step)
        {
            return false;
        }

        var known = await db.Set<Authenticator>().SingleOrDefaultAsync(a => a.AccountId == account.Id, stop);
        if (known is null)
        {
            db.Add(known = new Authenticator { AccountId = account.Id });
        }

        (known.Secret, known.ConfirmedAt, known.LastStep) = (@sealed.Keep(Secret, secret), now, step);
        await MarkAsync(account, stop);
        await work.DoAsync(SignInActs.AppSetUp, account, reason: null, [Act.Installation], stop);
        await outbox.AddAsync(SignInLetters.To(account.Id, SignInLetters.FactorsChanged, now), stop);
        return true;
    }

    /// <summary>Checks a code of the acting person's app and uses it up.</summary>
    public async Task<bool> UseAsync(string code, CancellationToken stop)
    {
        var (me, now) = (unit.Person.Id, clock.GetUtcNow());
        var known = await db.Set<Authenticator>().AsNoTracking().SingleOrDefaultAsync(a => a.AccountId == me && a.Secret != null, stop);
        return known is not null
            && @sealed.Read(Secret, known.Secret!) is { } secret
            && Totp.Match(Base32.Read(secret), Typed(code), now, known.LastStep) is { } step
            && await db.Set<Authenticator>().Where(a => a.AccountId == me && a.LastStep < step).ExecuteUpdateAsync(a => a.SetProperty(x => x.LastStep, step), stop) == 1;
    }

    /// <summary>True when the acting person has an app.</summary>
    public Task<bool> IsSetUpAsync(CancellationToken stop) => db.Set<Authenticator>().AnyAsync(a => a.AccountId == unit.Person.Id && a.Secret != null, stop);

    /// <summary>Forgets the acting person's app.</summary>
    /// <exception cref="RuleBroken">It is the last second step of somebody who must have one.</exception>
    public async Task RemoveAsync(CancellationToken stop)
    {
        var me = await db.Set<Account>().SingleAsync(a => a.Id == unit.Person.Id, stop);
        var known = await db.Set<Authenticator>().SingleOrDefaultAsync(a => a.AccountId == me.Id && a.Secret != null, stop) ?? throw new NotVisible();
        var others = await db.Set<Passkey>().AnyAsync(p => p.AccountId == me.Id && p.RemovedAt == null, stop);
        RuleBroken.Unless(others || !rules.SecondStepForAll, "This is your only second step. Add a passkey first.");
        (known.Secret, known.ConfirmedAt, me.TwoFactorEnabled) = (null, null, others);
        await work.DoAsync(SignInActs.AppRemoved, me, reason: null, [Act.Installation], stop);
        await outbox.AddAsync(SignInLetters.To(me.Id, SignInLetters.FactorsChanged, clock.GetUtcNow()), stop);
    }

    // Others see that a person has a second step, never which.
    private async Task MarkAsync(Account account, CancellationToken stop) =>
        (await db.Set<Account>().SingleAsync(a => a.Id == account.Id, stop)).TwoFactorEnabled = true;

    private string? Lent(Guid account, string? lent) =>
        @sealed.Take(Offer, lent, Longest)?.Split(' ') is [var whose, var secret] && whose == account.ToString() ? secret : null;

    // Apps show "123 456".
    private static string Typed(string code) => code.Replace(" ", "", StringComparison.Ordinal);
}
