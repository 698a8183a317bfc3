using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Kernel.Files;

/// <summary>
/// Takes a file from somebody outside, who acts behind a link and has no account. It is looked into and scanned as every document is; where
/// the scanner gives no verdict it is refused, because nobody inside has vouched for its sender.
/// </summary>
public sealed class TakeOutside(LineOfSightDb db, GiveDocument give, DocumentStore store, IScanFiles scanner, TimeProvider clock, ILogger<TakeOutside> log)
{
    /// <summary>Keeps a file, and lets the caller write down whose it is. When that fails nothing of it stays.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="write">Writes the document's row, in the present transaction.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="RuleBroken">The file is refused.</exception>
    public async Task KeepAsync(Upload upload, Func<Document, Task> write, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(write);
        RuleBroken.Unless(give.Takes, Refusals.NoScanner, Refusals.Field);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({SweepDocuments.Lock})", stop);
        var (type, kept) = await store.InTurnAsync(() => give.KeepAsync(upload, stop), stop);
        try
        {
            var state = await give.StateAsync(kept, stop);
            RuleBroken.Unless(state is DocumentState.Clean or DocumentState.NotChecked, Refusals.NotChecked, Refusals.Field);
            await write(new Document
            {
                Id = NewId.Next(), PartnershipId = Guid.Empty, GivenAt = clock.GetUtcNow(), Name = FileNames.Clean(upload.Name, type), Type = type, Size = kept.Size,
                Sha256 = kept.Sha256, Stored = kept.Name, State = state, CheckedAt = state == DocumentState.Clean ? clock.GetUtcNow() : null,
            });
        }
        catch
        {
            store.Delete(kept.Name);
            throw;
        }
    }

    /// <summary>Has bytes scanned that are kept nowhere, such as separated values.</summary>
    /// <exception cref="RuleBroken">They were not found clean.</exception>
    public async Task ScanAsync(byte[] content, CancellationToken stop)
    {
        RuleBroken.Unless(give.Takes, Refusals.NoScanner, Refusals.Field);
        if (scanner.Scanning == Scanning.Off)
        {
            return;
        }

        using var file = new MemoryStream(content, writable: false);
        var result = await scanner.ScanAsync(file, stop);
        if (result.Verdict != ScanVerdict.Clean)
        {
            log.LogWarning("A file from outside was refused: {Answer}", result.Answer);
            throw Refusals.Because(result.Verdict == ScanVerdict.Infected ? Refusals.Virus : Refusals.NotChecked);
        }
    }
}
