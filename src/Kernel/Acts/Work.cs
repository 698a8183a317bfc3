using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Acts;

/// <summary>
/// Performs an act: the records, the audit entry with its texts, and the events' effects are saved together. The surrounding
/// <see cref="UnitOfWork"/> commits them, all or nothing.
/// </summary>
public sealed class Work(LineOfSightDb db, UnitOfWork unit, TimeProvider clock, ActKey key, ModuleList modules, IServiceProvider services)
{
    private readonly List<object> events = [];

    /// <summary>Names the version that a person saw, so that a save over somebody else's is refused.</summary>
    public void Expect(IVersioned record, int seen) => db.Entry(record).Property(nameof(IVersioned.Version)).OriginalValue = seen;

    /// <summary>Tells other modules what happened, inside the same transaction.</summary>
    /// <param name="happened">An event of Contracts.</param>
    public void Tell(object happened) => events.Add(happened);

    /// <summary>Saves all pending changes together with the act that explains them.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="subject">The record it is about. Its partnership chains the act; the database adds those it is shared with.</param>
    /// <param name="reason">Why, in the person's own words, or null.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="Stale">Somebody else saved one of the records first.</exception>
    public Task DoAsync(ActKind kind, IRecord subject, string? reason, CancellationToken stop) =>
        DoAsync(kind, subject, reason, subject is IPartnershipRecord kept ? [kept.PartnershipId] : [Act.Installation], stop);

    /// <summary>As <see cref="DoAsync(ActKind, IRecord, string?, CancellationToken)"/>, for a record without a partnership of its own.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="subject">The record it is about.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="chains">The partnerships whose chains it enters, or <see cref="Act.Installation"/>.</param>
    /// <param name="stop">Cancels.</param>
    public async Task DoAsync(ActKind kind, IRecord subject, string? reason, IReadOnlyCollection<Guid> chains, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(subject);
        if (chains.Count == 0)
        {
            throw new InvalidOperationException($"The act {kind.Name} would enter no chain, and nothing would prove it.");
        }

        if (!modules.Knows(kind))
        {
            throw new InvalidOperationException($"No module registers the act {kind.Name}.");
        }

        // Once, and not again in each look at the records: nothing else changes them from here until they are saved.
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await SaveAsync(kind, subject, reason, chains, stop);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }

        await TellAsync(stop);
        if (!kind.IsRead)
        {
            foreach (var follower in services.GetServices(typeof(IFollow<>).MakeGenericType(subject.GetType())).Cast<IFollow>())
            {
                await follower.FollowAsync(subject, kind, stop);
            }
        }
    }

    private async Task SaveAsync(ActKind kind, IRecord subject, string? reason, IReadOnlyCollection<Guid> chains, CancellationToken stop)
    {
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Modified or EntityState.Added))
        {
            var version = entry.Property(e => e.Version);
            version.CurrentValue = entry.State == EntityState.Added ? 1 : version.OriginalValue + 1;
        }

        var (before, after) = ChangeTexts.Of(db);
        var act = new Act
        {
            Id = NewId.Next(),
            At = Microseconds(clock.GetUtcNow()),
            Kind = kind.Name,
            PersonId = unit.Person.Id,
            SubjectKind = subject.GetType().Name,
            SubjectId = subject.Id,
            Digest = key.DigestOf(reason, before, after),
        };
        db.Add(act);
        db.Add(new ActText { ActId = act.Id, Reason = reason, Before = before, After = after });
        foreach (var chain in chains.Distinct())
        {
            db.Add(new ActLink { ActId = act.Id, PartnershipId = chain });
        }

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            throw await StaleTexts.ReadAsync(db, conflict, act.Id, stop);
        }
    }

    private async Task TellAsync(CancellationToken stop)
    {
        var told = events.ToList();
        events.Clear();
        foreach (var happened in told)
        {
            foreach (var hearer in services.GetServices(typeof(IHear<>).MakeGenericType(happened.GetType())).Cast<IHear>())
            {
                await hearer.HearAsync(happened, stop);
            }
        }
    }

    // PostgreSQL keeps microseconds; a finer instant would not hash the same when read back.
    private static DateTimeOffset Microseconds(DateTimeOffset instant) => new(instant.UtcTicks / 10 * 10, TimeSpan.Zero);
}
