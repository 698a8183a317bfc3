using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Kernel.Files;

/// <summary>
/// Asks the scanner again about every file that it has not called clean. A job does it, and the operator may: the database gives the
/// list to nobody else, and takes the verdict from nobody else.
/// </summary>
public sealed class CheckDocuments(LineOfSightDb db, DocumentStore store, IScanFiles scanner, Work work, ILogger<CheckDocuments> log)
{
    /// <summary>How many were looked at in one turn at most.</summary>
    public const int Most = 200;

    /// <summary>What came of it.</summary>
    /// <param name="Clean">How many are clean now.</param>
    /// <param name="Refused">How many hold a virus; their bytes are gone.</param>
    /// <param name="Waiting">How many the scanner gave no verdict on.</param>
    public sealed record Outcome(int Clean, int Refused, int Waiting);

    /// <summary>Asks about all that wait.</summary>
    public async Task<Outcome> HandleAsync(CancellationToken stop)
    {
        if (scanner.Scanning != Scanning.On)
        {
            return new Outcome(0, 0, 0);
        }

        var outcome = new Outcome(0, 0, 0);
        foreach (var waiting in await db.Database.SqlQuery<Waits>($"select id as \"Id\", partnership_id as \"PartnershipId\", stored as \"Stored\" from kernel.documents_to_check({Most})").ToListAsync(stop))
        {
            await using var file = store.Open(waiting.Stored);
            var result = await scanner.ScanAsync(file, stop);
            if (result.Verdict == ScanVerdict.Unknown)
            {
                log.LogWarning("The virus scanner did not say that a file is clean; it will be asked again: {Answer}", result.Answer);
                outcome = outcome with { Waiting = outcome.Waiting + 1 };
                continue;
            }

            var isClean = result.Verdict == ScanVerdict.Clean;
            await db.Database.ExecuteSqlAsync($"select kernel.document_checked({waiting.Id}, {isClean})", stop);
            await work.DoAsync(DocumentActs.Checked, new Checked(waiting.Id), isClean ? null : result.Answer, [waiting.PartnershipId], stop);
            outcome = isClean ? outcome with { Clean = outcome.Clean + 1 } : outcome with { Refused = outcome.Refused + 1 };
            if (!isClean)
            {
                store.Delete(waiting.Stored);
            }
        }

        return outcome;
    }

    private sealed record Checked(Guid Id) : IRecord;

    private sealed record Waits(Guid Id, Guid PartnershipId, string Stored);
}
