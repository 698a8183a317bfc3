using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Access.Factors;

/// <summary>
/// Where Identity finds accounts and their passkeys. It reads only: what is added or removed is an act, and <c>Work</c> saves it.
/// A passkey that is shown at sign-in, when nobody is acting yet, is found by its credential through a function of the database.
/// </summary>
internal sealed class AccountStore(LineOfSightDb db, IdentityErrorDescriber? describer = null) : UserOnlyStore<Account, LineOfSightDb, Guid>(db, describer)
{
    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await ShownAsync(credentialId, cancellationToken) is { } passkey
            ? await Context.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == passkey.AccountId, cancellationToken)
            : null;

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await ShownAsync(credentialId, cancellationToken) is { } passkey && passkey.AccountId == user?.Id ? passkey.ToInfo() : null;

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await Context.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == user.Id && p.RemovedAt == null).ToListAsync(cancellationToken)).Select(p => p.ToInfo())];

    public override Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException("Work saves passkeys.");

    public override Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException("Work saves passkeys.");

    private Task<Passkey?> ShownAsync(byte[] credential, CancellationToken stop) =>
        Context.Set<Passkey>().FromSql($"select * from identity.passkey_shown({credential})").AsNoTracking().SingleOrDefaultAsync(stop);
}
