using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Files;

/// <summary>Puts a document that is there already to a further record, and takes one away. The module has asked whether the person may.</summary>
public sealed class UseDocuments(LineOfSightDb db, IAccess access, Documents documents, GiveDocument give, Work work, TimeProvider clock)
{
    /// <summary>Uses a document again.</summary>
    /// <param name="document">One of <see cref="Documents.ReusableAsync"/>.</param>
    /// <param name="holder">The further record.</param>
    /// <param name="stop">Cancels.</param>
    public async Task ReuseAsync(Guid? document, DocumentHolder holder, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(holder);
        var chosen = (await documents.ReusableAsync(holder, stop)).FirstOrDefault(d => d.Id == document)
            ?? throw new RuleBroken("Select a file you have already uploaded", "DocumentId");
        db.Add(give.Use(chosen, holder));
        await work.DoAsync(DocumentActs.Reused, holder.Record, chosen.Name, stop);
    }

    /// <summary>The live use of a document, with its document; null when there is none in sight.</summary>
    public async Task<(DocumentUse Use, Document Document)?> FindAsync(Guid use, CancellationToken stop)
    {
        var found = await db.Set<DocumentUse>().SingleOrDefaultAsync(u => u.Id == use && u.EndedAt == null, stop);
        return found is null ? null : (found, await db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == found.DocumentId, stop));
    }

    /// <summary>True when the person's own partnership keeps a document: then they may change until when it is evidence.</summary>
    public bool Keeps(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return access.Person.Partnerships.Any(p => p.Id == document.PartnershipId);
    }

    /// <summary>Changes until when a document is evidence, wherever it is used.</summary>
    /// <param name="use">The use by the record at which it is changed.</param>
    /// <param name="holder">That record.</param>
    /// <param name="until">The last day, or null when it does not expire.</param>
    /// <param name="because">Why.</param>
    /// <param name="seen">The version of the document that the person saw.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="NotVisible">Another partnership keeps the document.</exception>
    public async Task ChangeUntilAsync(DocumentUse use, DocumentHolder holder, DateOnly? until, string? because, int seen, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(use);
        ArgumentNullException.ThrowIfNull(holder);
        var document = await db.Set<Document>().SingleAsync(d => d.Id == use.DocumentId, stop);
        if (!Keeps(document))
        {
            throw new NotVisible();
        }

        RuleBroken.Unless(!string.IsNullOrWhiteSpace(because), "Enter why the date changes", "Because");
        RuleBroken.Unless(because!.Length <= Documents.ReasonLimit, $"Why the date changes must be {Documents.ReasonLimit} characters or fewer", "Because");
        work.Expect(document, seen);
        document.ChangeUntil(until);
        var chains = await db.Set<DocumentUse>().Where(u => u.DocumentId == document.Id && u.EndedAt == null).Select(u => u.RecordPartnershipId).ToListAsync(stop);
        await work.DoAsync(DocumentActs.UntilChanged, holder.Record, because, [document.PartnershipId, .. chains], stop);
    }

    /// <summary>Takes a document away from a record. It is hidden there; the file is kept until its retention ends.</summary>
    public async Task RemoveAsync(DocumentUse use, DocumentHolder holder, string? because, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(use);
        ArgumentNullException.ThrowIfNull(holder);
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(because), "Enter why you are removing it", "Because");
        RuleBroken.Unless(because!.Length <= Documents.ReasonLimit, $"Why you are removing it must be {Documents.ReasonLimit} characters or fewer", "Because");
        use.End(access.Person.Id, because, clock.GetUtcNow());
        await work.DoAsync(DocumentActs.Removed, holder.Record, because, stop);
    }
}
