using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Files;

/// <summary>The documents of a record, for pages that have found the record visible; and opening one.</summary>
public sealed class Documents(LineOfSightDb db, IAccess access, IEnumerable<IOpenRecords> owners, IScanFiles scanner, DocumentStore store, Work work, TimeProvider clock)
{
    /// <summary>The longest reason for a removal, in characters.</summary>
    public const int ReasonLimit = 500;

    private const int MostChoices = 50;

    /// <summary>A document as a record shows it.</summary>
    /// <param name="Use">That the record uses it.</param>
    /// <param name="Document">The document.</param>
    /// <param name="By">Who put it there.</param>
    /// <param name="EndedBy">Who took it away, or null.</param>
    public sealed record Shown(DocumentUse Use, Document Document, string By, string? EndedBy);

    /// <summary>The bytes of a document, with what an answer says about them.</summary>
    public sealed record Opened(string Name, string ContentType, Stream Content);

    /// <summary>Whether files are checked for viruses here.</summary>
    public Scanning Scanning => scanner.Scanning;

    /// <summary>The documents that a record uses or used, newest first.</summary>
    public async Task<IReadOnlyList<Shown>> OfAsync(Guid record, CancellationToken stop)
    {
        var rows = await db.Set<DocumentUse>().AsNoTracking().Where(u => u.RecordId == record)
            .Join(db.Set<Document>().AsNoTracking(), u => u.DocumentId, d => d.Id, (use, document) => new
            {
                use, document,
                By = db.Set<Account>().Where(a => a.Id == use.AddedBy).Select(a => a.Name).FirstOrDefault(),
                EndedBy = db.Set<Account>().Where(a => a.Id == use.EndedBy).Select(a => a.Name).FirstOrDefault(),
            })
            .OrderByDescending(r => r.use.AddedAt).ToListAsync(stop);
        return [.. rows.Select(r => new Shown(r.use, r.document, r.By ?? "", r.EndedBy))];
    }

    /// <summary>True when a document may be opened here once the record may be: its bytes were found clean, or nobody checks.</summary>
    public bool MayBeOpened(Document document) => document.MayBeOpened(scanner.Scanning);

    /// <summary>
    /// Documents that the person or their agency gave, that have not expired, that the person may open, and that this record does not use.
    /// </summary>
    public async Task<IReadOnlyList<Document>> ReusableAsync(DocumentHolder holder, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(holder);
        var (person, today) = (access.Person, clock.Today());
        var agencies = person.Roles.Where(r => r.AgencyId is not null).Select(r => r.AgencyId).Distinct().ToList();
        var partnerships = person.Partnerships.Select(p => p.Id).ToList();
        var given = await db.Set<Document>().AsNoTracking()
            .Where(d => partnerships.Contains(d.PartnershipId) && (d.OwnerId == person.Id || (d.AgencyId != null && agencies.Contains(d.AgencyId))))
            .Where(d => d.CurrentUntil == null || d.CurrentUntil >= today)
            .Where(d => !db.Set<DocumentUse>().Any(u => u.DocumentId == d.Id && u.RecordId == holder.Record.Id && u.EndedAt == null))
            .OrderByDescending(d => d.GivenAt).Take(MostChoices).ToListAsync(stop);
        var choices = new List<Document>();
        foreach (var document in given.Where(MayBeOpened))
        {
            if (await MayOpenOneAsync(document.Id, stop))
            {
                choices.Add(document);
            }
        }

        return choices;
    }

    /// <summary>Opens a document; that it was opened is an act.</summary>
    /// <exception cref="NotVisible">It is not there, not for this person, or not found clean.</exception>
    public async Task<Opened> OpenAsync(Guid id, CancellationToken stop)
    {
        var document = await db.Set<Document>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop);
        if (document is null || !MayBeOpened(document) || !await MayOpenOneAsync(id, stop))
        {
            throw new NotVisible();
        }

        var content = store.Open(document.Stored);
        try
        {
            await work.DoAsync(DocumentActs.Opened, document, null, await ChainsAsync(document, stop), stop);
            return new Opened(document.Name, document.Type.ContentType(), content);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private async Task<IReadOnlyCollection<Guid>> ChainsAsync(Document document, CancellationToken stop) =>
        [document.PartnershipId, .. await db.Set<DocumentUse>().Where(u => u.DocumentId == document.Id && u.EndedAt == null).Select(u => u.RecordPartnershipId).Distinct().ToListAsync(stop)];

    private async Task<bool> MayOpenOneAsync(Guid document, CancellationToken stop)
    {
        var uses = await db.Set<DocumentUse>().AsNoTracking().Where(u => u.DocumentId == document && u.EndedAt == null).ToListAsync(stop);
        foreach (var use in uses)
        {
            foreach (var owner in owners.Where(o => o.Kinds.Contains(use.RecordKind)))
            {
                if (await owner.MayOpenAsync(use.RecordKind, use.RecordId, stop))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
