using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files.Inspection;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Kernel.Files;

/// <summary>
/// Takes a file for a record: looked into, stored whole, scanned, and only then written down. The module that owns the record has asked
/// whether the person may.
/// </summary>
public sealed class GiveDocument(
    LineOfSightDb db, UnitOfWork unit, Work work, DocumentStore store, IScanFiles scanner, TimeProvider clock, ILogger<GiveDocument> log)
{
    /// <summary>The property of an input that holds the last day.</summary>
    public const string UntilField = "CurrentUntil";

    /// <summary>False where no scanner is set outside Development: then every file is refused.</summary>
    public bool Takes => scanner.Scanning != Scanning.NotSet;

    /// <summary>Returns the document.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="holder">The record that will use it.</param>
    /// <param name="currentUntil">The last day on which it is evidence, or null.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="RuleBroken">The file is refused, or could not be stored; nothing of it is kept.</exception>
    public async Task<Document> HandleAsync(Upload? upload, DocumentHolder holder, DateOnly? currentUntil, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(holder);
        RuleBroken.Unless(upload is not null, Refusals.Missing, Refusals.Field);
        RuleBroken.Unless(Takes, Refusals.NoScanner, Refusals.Field);
        RuleBroken.Unless(currentUntil is null || currentUntil >= clock.Today(), "The date it is current until must be today or in the future", UntilField);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({SweepDocuments.Lock})", stop);
        var (type, kept) = await store.InTurnAsync(() => KeepAsync(upload!, stop), stop);
        try
        {
            var state = await StateAsync(kept, stop);
            var document = Describe(upload!, type, kept, state, holder, currentUntil);
            db.Add(document);
            db.Add(Use(document, holder));
            await work.DoAsync(DocumentActs.Given, holder.Record, null, stop);
            return document;
        }
        catch
        {
            store.Delete(kept.Name);
            throw;
        }
    }

    /// <summary>A use of a document by a record, not saved yet.</summary>
    internal DocumentUse Use(Document document, DocumentHolder holder) => new()
    {
        Id = NewId.Next(), DocumentId = document.Id, PartnershipId = document.PartnershipId, RecordKind = holder.Kind, RecordId = holder.Record.Id,
        RecordPartnershipId = holder.Record.PartnershipId, AddedAt = clock.GetUtcNow(), AddedBy = unit.Person.Id,
    };

    internal async Task<(FileType Type, DocumentStore.Kept Kept)> KeepAsync(Upload upload, CancellationToken stop)
    {
        if (upload.Length > FileTypes.MostBytes)
        {
            throw Refusals.Because(Refusals.Size);
        }

        var inspected = Inspector.Inspect(upload.Name, await ReadAsync(upload, stop));
        try
        {
            return (inspected.Type, await store.KeepAsync(inspected.Content, stop));
        }
        catch (IOException trouble)
        {
            log.LogError(trouble, "An uploaded file could not be stored: {Reason}", trouble.Message);
            throw Refusals.Because(Refusals.Failed);
        }
    }

    private static async Task<byte[]> ReadAsync(Upload upload, CancellationToken stop)
    {
        var content = new byte[upload.Length];
        await using var file = upload.Open();
        return await file.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, stop) == content.Length
            ? content
            : throw Refusals.Because(Refusals.Failed);
    }

    internal async Task<DocumentState> StateAsync(DocumentStore.Kept kept, CancellationToken stop)
    {
        if (scanner.Scanning == Scanning.Off)
        {
            return DocumentState.NotChecked;
        }

        await using var file = store.Open(kept.Name);
        var result = await scanner.ScanAsync(file, stop);
        switch (result.Verdict)
        {
            case ScanVerdict.Clean:
                return DocumentState.Clean;
            case ScanVerdict.Infected:
                log.LogWarning("An uploaded file was refused by the virus scanner: {Answer}", result.Answer);
                throw Refusals.Because(Refusals.Virus);
            default:
                log.LogWarning("The virus scanner did not say that an uploaded file is clean; it will be asked again: {Answer}", result.Answer);
                return DocumentState.Checking;
        }
    }

    // The giver's own partnership keeps it: the one that keeps the record when they belong to it, otherwise the one they work in.
    private Document Describe(Upload upload, FileType type, DocumentStore.Kept kept, DocumentState state, DocumentHolder holder, DateOnly? currentUntil)
    {
        var person = unit.Person;
        var keeper = person.Partnerships.Any(p => p.Id == holder.Record.PartnershipId) ? holder.Record.PartnershipId
            : person.PartnershipId ?? throw new NotVisible();
        var document = new Document
        {
            Id = NewId.Next(), PartnershipId = keeper, OwnerId = person.Id, GivenAt = clock.GetUtcNow(), Type = type, Size = kept.Size, Sha256 = kept.Sha256,
            AgencyId = person.Roles.FirstOrDefault(r => r.PartnershipId == keeper && r.AgencyId is not null)?.AgencyId,
            Name = FileNames.Clean(upload.Name, type), Stored = kept.Name, State = state,
            CheckedAt = state == DocumentState.Clean ? clock.GetUtcNow() : null,
        };
        if (currentUntil is not null)
        {
            document.ChangeUntil(currentUntil);
        }

        return document;
    }
}
