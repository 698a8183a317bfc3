using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Acts;

/// <summary>Reads the text that was saved first, to stand beside the one that was refused.</summary>
internal static class StaleTexts
{
    /// <param name="db">The context, still in the transaction that is taken back afterwards.</param>
    /// <param name="conflict">What was refused.</param>
    /// <param name="refused">The act that was refused with it: it stands in the transaction, and nobody did it.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<Exception> ReadAsync(LineOfSightDb db, DbUpdateConcurrencyException conflict, Guid refused, CancellationToken stop)
    {
        var entry = conflict.Entries.FirstOrDefault(e => e.Entity is IVersioned);
        if (entry is null || await entry.GetDatabaseValuesAsync(stop) is not { } saved)
        {
            return new NotVisible();
        }

        var differing = entry.Properties
            .Where(p => p.Metadata.Name != nameof(IVersioned.Version) && !Equals(saved[p.Metadata.Name], p.CurrentValue))
            .Select(p => (Field: p.Metadata.Name, Theirs: saved[p.Metadata.Name], Yours: p.CurrentValue))
            .ToList();
        var names = await Names.OfAsync(db, differing.SelectMany(d => new[] { d.Theirs, d.Yours }).OfType<Guid>(), stop);
        var differences = differing.Select(d => new Stale.Difference(d.Field, names.Say(d.Theirs), names.Say(d.Yours))).ToList();
        var subject = ((IRecord)entry.Entity).Id;
        var last = await db.Set<Act>().Where(a => a.SubjectId == subject && a.Id != refused).OrderByDescending(a => a.At)
            .Select(a => new { a.At, Name = db.Set<Account>().Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(stop);
        return new Stale(differences, saved.GetValue<int>(nameof(IVersioned.Version)), last?.Name, last?.At);
    }
}
