using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access.Factors;

/// <summary>The acting person's recovery codes: ten, shown once, each used once.</summary>
internal sealed class RecoveryCodes(LineOfSightDb db, UnitOfWork unit, Work work, TimeProvider clock)
{
    /// <summary>How many are made at a time.</summary>
    public const int Count = 10;

    private const int Letters = 16;
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Makes ten and ends those from before; they are shown once and kept nowhere.</summary>
    public async Task<IReadOnlyList<string>> MakeAsync(CancellationToken stop)
    {
        var (me, now) = (unit.Person.Id, clock.GetUtcNow());
        await Live().ExecuteUpdateAsync(c => c.SetProperty(x => x.EndedAt, now), stop);

        // 78 random bits each: nobody finds one from its hash.
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Alphabet, Letters)).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { AccountId = me, Hash = HashOf(me, code), MadeAt = now }));
        var account = await db.Set<Account>().SingleAsync(a => a.Id == me, stop);
        await work.DoAsync(SignInActs.CodesMade, account, reason: null, [Act.Installation], stop);
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(part => new string(part))))];
    }

    /// <summary>Checks a code and uses it up.</summary>
    public async Task<bool> UseAsync(string code, CancellationToken stop)
    {
        var typed = new string([.. code.ToUpperInvariant().Where(c => c is not (' ' or '-'))]);
        var (hash, now) = (HashOf(unit.Person.Id, typed), clock.GetUtcNow());
        return await Live().Where(c => c.Hash == hash).ExecuteUpdateAsync(c => c.SetProperty(x => x.EndedAt, now), stop) == 1;
    }

    /// <summary>How many the acting person has left.</summary>
    public Task<int> LeftAsync(CancellationToken stop) => Live().CountAsync(stop);

    private IQueryable<RecoveryCode> Live() => db.Set<RecoveryCode>().Where(c => c.AccountId == unit.Person.Id && c.EndedAt == null);

    private static byte[] HashOf(Guid account, string code) => SHA256.HashData(Encoding.UTF8.GetBytes($"{account} {code}"));
}
