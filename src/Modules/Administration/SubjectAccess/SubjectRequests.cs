using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.SubjectAccess;

/// <summary>Finds requests and their pages, for whoever may.</summary>
internal sealed class SubjectRequests(LineOfSightDb db, IAccess access, Work work)
{
    public async Task<SubjectAccessRequest> FindAsync(Guid id, string permission, CancellationToken stop) =>
        await db.FindVisibleAsync<SubjectAccessRequest>(access, permission, id, stop) ?? throw new NotVisible();

    public async Task<(SubjectAccessRequest Request, CollectedPage Page)> PageAsync(Guid id, string permission, CancellationToken stop)
    {
        var page = await db.Set<CollectedPage>().SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new NotVisible();
        return (await FindAsync(page.RequestId, permission, stop), page);
    }

    /// <summary>A page and its request, for somebody who reads it; that it was opened is an act.</summary>
    public async Task<(SubjectAccessRequest Request, CollectedPage Page)> OpenAsync(Guid id, string permission, CancellationToken stop)
    {
        var found = await PageAsync(id, permission, stop);
        await work.DoAsync(SubjectAccessActs.PageOpened, found.Request, null, stop);
        return found;
    }

    public Task<List<CollectedPage>> PagesAsync(Guid request, CancellationToken stop) =>
        db.Set<CollectedPage>().Where(p => p.RequestId == request).OrderBy(p => p.Number).ToListAsync(stop);

    /// <summary>
    /// Words without what nobody sees, each letter written in one way only (NFKC), so that what is to be taken out is found wherever it
    /// stands.
    /// </summary>
    public async Task<string> PlainAsync(string words, CancellationToken stop)
    {
        var plain = RedactedText.Plain(words);
        return (await db.Database.SqlQuery<string>($"select pg_catalog.normalize({plain}, 'NFKC') as \"Value\"").ToListAsync(stop))[0];
    }

    /// <summary>Everybody who ever decided about a page of a request.</summary>
    public Task<List<Guid>> ReviewersAsync(Guid request, CancellationToken stop) =>
        db.Database.SqlQuery<Guid>($"select v.person_id as \"Value\" from administration.page_reviewer v where v.request_id = {request}").ToListAsync(stop);
}
