using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>What an agency gave here: whom to write to.</summary>
internal sealed class GiveBackContacts(LineOfSightDb db) : IGiveBack
{
    public async Task<IReadOnlyList<GivenTable>> OfAgencyAsync(Guid partnership, Guid agency, CancellationToken stop)
    {
        var contacts = await db.Set<Contact>().AsNoTracking().Where(c => c.PartnershipId == partnership && c.AgencyId == agency).OrderBy(c => c.StartsOn).ThenBy(c => c.Id).ToListAsync(stop);
        return
        [
            new("contacts", ["id", "name", "job title", "email", "telephone", "starts", "ends"],
                [.. contacts.Select(c => (IReadOnlyList<object?>)[c.Id, c.Name, c.JobTitle, c.Email, c.Telephone, c.StartsOn, c.EndsOn])]),
        ];
    }
}
