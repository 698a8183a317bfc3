using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Files;

/// <summary>
/// Deletes files that no document names: what uploads left that were broken off between the file and its row. Says which documents have
/// lost their file. Only the operator does it.
/// </summary>
public sealed class SweepDocuments(LineOfSightDb db, DocumentStore store, Work work)
{
    /// <summary>
    /// The advisory lock that uploads share from before their file is written until their row is committed. The sweep waits until it has
    /// the lock alone: no clock, right or wrong, decides what is an orphan.
    /// </summary>
    internal const long Lock = 6021948;

    /// <summary>What was found.</summary>
    /// <param name="Removed">The files that were deleted, or would be, each with its size in bytes.</param>
    /// <param name="Missing">The stored names of documents whose file is not there.</param>
    public sealed record Outcome(IReadOnlyList<(string Name, long Size)> Removed, IReadOnlyList<string> Missing);

    /// <summary>Looks, and deletes unless <paramref name="onlyLook"/>.</summary>
    public async Task<Outcome> HandleAsync(bool onlyLook, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", stop);
        var files = store.Files();
        var named = (await db.Database.SqlQuery<string>($"select s as \"Value\" from kernel.stored_documents() s").ToListAsync(stop)).ToHashSet();
        var orphans = files.Where(f => !named.Contains(f.Name)).ToList();
        var there = files.Select(f => f.Name).ToHashSet();
        var outcome = new Outcome([.. orphans.Select(f => (f.Name, f.Length))], [.. named.Where(n => !there.Contains(n)).Order(StringComparer.Ordinal)]);
        if (!onlyLook && orphans.Count > 0)
        {
            await work.DoAsync(
                DocumentActs.Swept, new Sweep(NewId.Next()), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{orphans.Count} files, {outcome.Removed.Sum(f => f.Size)} bytes"),
                [Act.Installation], stop);
            foreach (var orphan in orphans)
            {
                orphan.Delete();
            }
        }

        return outcome;
    }

    private sealed record Sweep(Guid Id) : IRecord;
}
