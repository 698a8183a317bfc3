using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access.Factors;

/// <summary>Passkeys, checked by Identity. A passkey is both steps: something the person has, opened with what they are or know.</summary>
internal sealed class Passkeys(
    LineOfSightDb db, UnitOfWork unit, Work work, Outbox outbox, IPasskeyHandler<Account> handler, Sealed @sealed, Sessions sessions, Refusals refusals, SignInRules rules, TimeProvider clock)
{
    private const string Asking = "passkey";
    private const string Offering = "passkey offer";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What a page hands to the browser, and the form back.</summary>
    /// <param name="Options">For the browser, as JSON.</param>
    /// <param name="State">For the form, protected.</param>
    public sealed record Question(string Options, string State);

    /// <summary>What the browser answers.</summary>
    public sealed class Answer
    {
        [MaxLength(20_000)]
        public string? Credential { get; set; }

        [MaxLength(20_000)]
        public string? State { get; set; }
    }

    private sealed record Proof(Account Account, UserPasskeyInfo Passkey, byte[] Challenge);

    /// <summary>What a passkey is called: as typed, else after the device that it was made on.</summary>
    public static string NameOf(string? typed, string device)
    {
        var name = string.IsNullOrWhiteSpace(typed) ? device : typed.Replace("\0", "", StringComparison.Ordinal).Trim();
        return name.Length > Passkey.NameLimit ? name[..Passkey.NameLimit] : name.Length == 0 ? device : name;
    }

    /// <summary>Asks for any passkey of this site: who it is, the passkey says.</summary>
    public async Task<Question> AskAsync(HttpContext context)
    {
        var made = await handler.MakeRequestOptionsAsync(null, context);
        return new(made.RequestOptionsJson, @sealed.Lend(Asking, made.AssertionState ?? ""));
    }

    /// <summary>Offers somebody a new passkey.</summary>
    public async Task<Question> OfferAsync(Account account, HttpContext context)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email ?? account.Name, DisplayName = account.Name }, context);
        return new(made.CreationOptionsJson, @sealed.Lend(Offering, made.AttestationState ?? ""));
    }

    /// <summary>Signs in with a passkey alone. Wrong passwords of strangers do not lock it.</summary>
    public async Task<Session?> SignInAsync(HttpContext context, Answer answer, Visit visit, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        if (refusals.MayTry(visit))
        {
            var proof = await ProveAsync(context, answer);
            await unit.LeaveAsync();
            if (proof is not null && await sessions.EnterAsync(proof.Account.Id, stop) && await UseAsync(proof, stop)
                && await sessions.BeginAsync(proof.Account, visit, "passkey", stop) is { } session)
            {
                return session;
            }

            await refusals.NoteAsync(SignInActs.SignInFailed, proof?.Account, stop);
        }

        await refusals.LeaveOnBeatAsync(visit, began, stop);
        return null;
    }

    /// <summary>True when the answer is a passkey of the acting person, for a challenge that was not answered before.</summary>
    public async Task<bool> ProvesAsync(HttpContext context, Answer answer, CancellationToken stop) =>
        await ProveAsync(context, answer) is { } proof && proof.Account.Id == unit.Person.Id && await UseAsync(proof, stop);

    /// <summary>Adds a passkey to the acting person's.</summary>
    /// <returns>False when the browser's answer is none, is not for this person, or has been used.</returns>
    public async Task<bool> AddAsync(HttpContext context, Answer answer, string name, CancellationToken stop)
    {
        var me = await db.Set<Account>().SingleAsync(a => a.Id == unit.Person.Id, stop);
        if (answer.Credential is not { Length: > 0 } credential || @sealed.Take(Offering, answer.State, Longest) is not { } state)
        {
            return false;
        }

        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state });
        if (!made.Succeeded || made.UserEntity.Id != me.Id.ToString() || !await SpendAsync(HashOf(state), stop))
        {
            return false;
        }

        var info = made.Passkey;
        var passkey = new Passkey
        {
            Id = NewId.Next(), AccountId = me.Id, Name = name, Credential = info.CredentialId, PublicKey = info.PublicKey, SignCount = info.SignCount,
            Transports = info.Transports ?? [], IsUserVerified = info.IsUserVerified, IsBackupEligible = info.IsBackupEligible, IsBackedUp = info.IsBackedUp,
            Attestation = info.AttestationObject, ClientData = info.ClientDataJson, MadeAt = clock.GetUtcNow(),
        };
        db.Add(passkey);
        me.TwoFactorEnabled = true;
        await work.DoAsync(SignInActs.PasskeyAdded, me, reason: null, [Act.Installation], stop);
        await outbox.AddAsync(SignInLetters.To(me.Id, SignInLetters.FactorsChanged, passkey.MadeAt), stop);
        return true;
    }

    /// <summary>The acting person's passkeys, the oldest first.</summary>
    public async Task<IReadOnlyList<Passkey>> MineAsync(CancellationToken stop) => await Mine().AsNoTracking().OrderBy(p => p.MadeAt).ToListAsync(stop);

    /// <summary>Removes a passkey of the acting person.</summary>
    /// <exception cref="RuleBroken">It is the last second step of somebody who must have one.</exception>
    public async Task RemoveAsync(Guid passkey, CancellationToken stop)
    {
        var mine = await Mine().ToListAsync(stop);
        var removed = mine.Find(p => p.Id == passkey) ?? throw new NotVisible();
        var me = await db.Set<Account>().SingleAsync(a => a.Id == unit.Person.Id, stop);
        var others = mine.Count > 1 || await db.Set<Authenticator>().AnyAsync(a => a.AccountId == me.Id && a.Secret != null, stop);
        RuleBroken.Unless(others || !rules.SecondStepForAll, "This is your only second step. Add another passkey or an authenticator app first.");
        removed.RemovedAt = clock.GetUtcNow();
        me.TwoFactorEnabled = others;
        await work.DoAsync(SignInActs.PasskeyRemoved, me, reason: null, [Act.Installation], stop);
        await outbox.AddAsync(SignInLetters.To(me.Id, SignInLetters.FactorsChanged, clock.GetUtcNow()), stop);
    }

    private IQueryable<Passkey> Mine() => db.Set<Passkey>().Where(p => p.AccountId == unit.Person.Id && p.RemovedAt == null);

    private async Task<Proof?> ProveAsync(HttpContext context, Answer answer)
    {
        if (answer.Credential is not { Length: > 0 } credential || @sealed.Take(Asking, answer.State, Longest) is not { } state)
        {
            return null;
        }

        var proof = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        return proof.Succeeded ? new Proof(proof.User, proof.Passkey, HashOf(state)) : null;
    }

    private async Task<bool> UseAsync(Proof proof, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await SpendAsync(proof.Challenge, stop)
            && await Mine().Where(p => p.Credential == proof.Passkey.CredentialId).ExecuteUpdateAsync(
                p => p.SetProperty(x => x.SignCount, proof.Passkey.SignCount).SetProperty(x => x.IsBackedUp, proof.Passkey.IsBackedUp).SetProperty(x => x.LastUsedAt, now), stop) == 1;
    }

    private async Task<bool> SpendAsync(byte[] challenge, CancellationToken stop)
    {
        var (me, now) = (unit.Person.Id, clock.GetUtcNow());
        return await db.Database.ExecuteSqlAsync(
            $"insert into identity.used_challenge (hash, account_id, used_at) values ({challenge}, {me}, {now}) on conflict do nothing", stop) == 1;
    }

    private static byte[] HashOf(string state) => SHA256.HashData(Encoding.UTF8.GetBytes(state));
}
