using System.Security.Cryptography;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.SubjectAccess.Fetch;

/// <summary>Makes the pack of an approved request. It is kept nowhere; each fetch is written down as a disclosure, with the file's hash.</summary>
internal sealed class FetchPack(LineOfSightDb db, SubjectRequests requests, IAccess access, Work work, TimeProvider clock)
{
    private const string LawfulBasis = "UK GDPR article 15 (right of access)";

    public async Task<(byte[] Content, string Name)> HandleAsync(Guid id, CancellationToken stop)
    {
        var request = await requests.FindAsync(id, Can.PrepareSubjectAccess, stop);
        var today = clock.Today();
        request.HandOver(today);
        var pages = await requests.PagesAsync(id, stop);
        var partnership = await db.Set<Partnership>().Where(p => p.Id == request.PartnershipId).Select(p => p.Name).SingleAsync(stop);
        SubjectPack.Included[] included = [.. pages.Where(p => p.Decision is PageDecision.Include or PageDecision.Redact).Select(p => new SubjectPack.Included(p.Title, p.Text, p.Phrases))];
        var content = SubjectPack.Write(partnership, request.Reference, London.DateOf(request.ApprovedAt!.Value), included);
        db.Add(Disclosure.Of(
            request.PartnershipId,
            new(request.AskedBy, $"Their own data, request {request.Reference}: {included.Length} of {pages.Count} pages", LawfulBasis, request.Reference, today),
            access.Person.Id, today, clock.GetUtcNow(), files: 1, SHA256.HashData(content)));
        await work.DoAsync(SubjectAccessActs.HandedOver, request, null, stop);
        return (content, $"subject-access-{request.Reference}.html");
    }
}
