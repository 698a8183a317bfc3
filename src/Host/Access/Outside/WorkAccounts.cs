using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Access.Outside;

/// <summary>The acting person's accounts at outside providers.</summary>
internal sealed class WorkAccounts(LineOfSightDb db, UnitOfWork unit, Providers providers, Work work, Outbox outbox, TimeProvider clock)
{
    public sealed record Line(Guid Id, string Name, DateTimeOffset LinkedAt);

    public async Task<IReadOnlyList<Line>> MineAsync(CancellationToken stop) =>
        [.. (await Mine().AsNoTracking().OrderBy(o => o.LinkedAt).ToListAsync(stop)).Select(o => new Line(o.Id, providers.Find(o.Provider)?.Name ?? o.Provider, o.LinkedAt))];

    /// <summary>Takes a link away.</summary>
    /// <exception cref="RuleBroken">It is the only way in that the person has.</exception>
    public async Task RemoveAsync(Guid linked, CancellationToken stop)
    {
        var mine = await Mine().ToListAsync(stop);
        var removed = mine.Find(o => o.Id == linked) ?? throw new NotVisible();
        var me = await db.Set<Account>().SingleAsync(a => a.Id == unit.Person.Id, stop);
        var other = mine.Count > 1 || me.PasswordHash is not null || await db.Set<Passkey>().AnyAsync(p => p.AccountId == me.Id && p.RemovedAt == null, stop);
        RuleBroken.Unless(other, "This is your only way to sign in. Add a passkey first.");
        removed.EndedAt = clock.GetUtcNow();
        await work.DoAsync(SignInActs.WorkAccountRemoved, me, reason: null, [Act.Installation], stop);
        await outbox.AddAsync(SignInLetters.To(me.Id, SignInLetters.FactorsChanged, clock.GetUtcNow()), stop);
    }

    private IQueryable<OutsideIdentity> Mine() => db.Set<OutsideIdentity>().Where(o => o.AccountId == unit.Person.Id && o.EndedAt == null);
}
