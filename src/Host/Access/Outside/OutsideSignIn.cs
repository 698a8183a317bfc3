using System.Security.Cryptography;
using System.Text;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access.Outside;

/// <summary>
/// Signs in with an outside provider (OpenID Connect, code flow with PKCE). Whom it names is looked up by issuer, tenant and subject;
/// an email address decides nothing. Somebody who is not linked is let in by an invitation of theirs only.
/// </summary>
internal sealed class OutsideSignIn(
    LineOfSightDb db, UnitOfWork unit, Work work, Outbox outbox, ProviderClient client, FirstSteps first, Sessions sessions, Refusals refusals, TimeProvider clock)
{
    /// <summary>What a provider gave back through the browser.</summary>
    public sealed record Returned(string? Code, string? State, string? Issuer, string? Error);

    /// <summary>Where to send a person.</summary>
    /// <exception cref="Distrust">The provider does not answer.</exception>
    public async Task<string> AddressAsync(Provider provider, Errand errand, string redirect, CancellationToken stop)
    {
        var about = await client.AboutAsync(provider, stop);
        var query = QueryString.Create(new Dictionary<string, string?>
        {
            ["response_type"] = "code", ["client_id"] = provider.ClientId, ["redirect_uri"] = redirect, ["scope"] = "openid", ["state"] = errand.State,
            ["nonce"] = errand.Nonce, ["code_challenge"] = errand.Challenge, ["code_challenge_method"] = "S256",
        });
        return about.Authorization + (about.Authorization.Contains('?', StringComparison.Ordinal) ? "&" + query.Value![1..] : query.Value);
    }

    /// <summary>Signs in whom the provider names.</summary>
    /// <exception cref="Distrust">Nothing was opened; it says why.</exception>
    public async Task<Taken> SignInAsync(Provider provider, Errand errand, Returned returned, string redirect, Visit visit, CancellationToken stop)
    {
        if (!refusals.MayTry(visit))
        {
            throw new Distrust(Distrust.Reason.NoAnswer, "the address has used up its tries");
        }

        try
        {
            var token = await TokenAsync(provider, errand, returned, redirect, stop);
            var account = await WhoseAsync(provider, token, errand, stop) ?? throw new Distrust(Distrust.Reason.Unknown, "nobody is linked to it");
            await unit.LeaveAsync();
            if (await sessions.EnterAsync(account.Id, stop) && await SpendAsync(errand, stop))
            {
                var taken = token.TookTwoSteps(provider)
                    ? new Taken(null, await sessions.BeginAsync(account, visit, provider.Name, stop))
                    : new Taken(await first.TakeAsync(account, provider.Name, stop), null);
                if (taken.IsSomething)
                {
                    return taken;
                }
            }

            throw new Distrust(Distrust.Reason.Unknown, "the account may not act");
        }
        catch (Distrust)
        {
            await refusals.NoteAsync(SignInActs.SignInFailed, null, stop);
            throw;
        }
    }

    /// <summary>Links whom the provider names to the acting person.</summary>
    /// <exception cref="Distrust">Nothing was linked; it says why.</exception>
    public async Task LinkAsync(Provider provider, Errand errand, Returned returned, string redirect, CancellationToken stop)
    {
        var token = await TokenAsync(provider, errand, returned, redirect, stop);
        var (tenant, me) = (token.TenantOf(provider), await db.Set<Account>().SingleAsync(a => a.Id == unit.Person.Id, stop));
        if (errand.LinkTo != me.Id || await OwnerAsync(provider, tenant, token.Subject, stop) is not null || !await SpendAsync(errand, stop))
        {
            throw new Distrust(Distrust.Reason.NotBelieved, "it is linked already, or was begun by somebody else");
        }

        await AddAsync(provider, token, me, stop);
    }

    private async Task<IdToken> TokenAsync(Provider provider, Errand errand, Returned returned, string redirect, CancellationToken stop)
    {
        Believe(errand.Provider == provider.Key && Same(returned.State, errand.State), "the state is not of this browser");
        var about = await client.AboutAsync(provider, stop);
        Believe(returned.Issuer is null ? !about.NamesItself : returned.Issuer == provider.Authority, "another provider has answered");
        if (returned.Error is not null || returned.Code is not { Length: > 0 and <= 4096 } code)
        {
            throw new Distrust(returned.Error == "access_denied" ? Distrust.Reason.Cancelled : Distrust.Reason.NotBelieved, "the provider gave no code");
        }

        var token = await client.TokenAsync(provider, code, errand.Verifier, redirect, stop);
        var keys = await client.KeysAsync(provider, IdToken.KeyOf(token), stop);
        return IdToken.Check(token, keys, new IdToken.Expected(provider, errand.Nonce, clock.GetUtcNow()));
    }

    private async Task<Account?> WhoseAsync(Provider provider, IdToken token, Errand errand, CancellationToken stop)
    {
        if (await OwnerAsync(provider, token.TenantOf(provider), token.Subject, stop) is { } owner)
        {
            return await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == owner, stop);
        }

        return errand.Invitation is { } secret ? await AcceptAsync(provider, token, secret, stop) : null;
    }

    // An invitation is for an account that nobody has used yet: whoever it was given to may open it with a work account too.
    private async Task<Account?> AcceptAsync(Provider provider, IdToken token, string secret, CancellationToken stop)
    {
        var (hash, now) = (SHA256.HashData(Encoding.UTF8.GetBytes(secret)), clock.GetUtcNow());
        var invited = await db.Set<Account>().AsNoTracking()
            .SingleOrDefaultAsync(a => a.InvitationHash == hash && a.InvitationExpiresAt > now && a.ClosedAt == null && a.PasswordHash == null && !a.TwoFactorEnabled, stop);
        if (invited is null)
        {
            return null;
        }

        await unit.LeaveAsync();
        await unit.EnterAsync(invited.Id, session: null, stop);
        var account = await db.Set<Account>().SingleAsync(a => a.Id == invited.Id, stop);
        (account.InvitationHash, account.InvitationExpiresAt, account.ConcurrencyStamp) = (null, null, NewId.Secret());
        await AddAsync(provider, token, account, stop);
        await unit.CommitAsync(stop);
        return account;
    }

    private async Task AddAsync(Provider provider, IdToken token, Account account, CancellationToken stop)
    {
        db.Add(new OutsideIdentity
        {
            Id = NewId.Next(), AccountId = account.Id, Provider = provider.Key, Issuer = provider.Authority, Tenant = token.TenantOf(provider),
            Subject = token.Subject, LinkedAt = clock.GetUtcNow(),
        });
        await work.DoAsync(SignInActs.WorkAccountLinked, account, reason: null, [Act.Installation], stop);
        await outbox.AddAsync(SignInLetters.To(account.Id, SignInLetters.FactorsChanged, clock.GetUtcNow()), stop);
    }

    private Task<Guid?> OwnerAsync(Provider provider, string tenant, string subject, CancellationToken stop) =>
        db.Database.SqlQuery<Guid?>($"select identity.account_of({provider.Authority}, {tenant}, {subject}) as \"Value\"").SingleAsync(stop);

    // A person comes back from an errand once, whatever the provider would answer a second time.
    private async Task<bool> SpendAsync(Errand errand, CancellationToken stop)
    {
        var (hash, me, now) = (SHA256.HashData(Encoding.UTF8.GetBytes(errand.State)), unit.Person.Id, clock.GetUtcNow());
        return await db.Database.ExecuteSqlAsync(
            $"insert into identity.used_challenge (hash, account_id, used_at) values ({hash}, {me}, {now}) on conflict do nothing", stop) == 1;
    }

    private static bool Same(string? given, string kept) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(kept));

    private static void Believe(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new Distrust(Distrust.Reason.NotBelieved, otherwise);
        }
    }
}
