using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Disclosures.Export;

/// <summary>Fetches what one agency gave: only who asked, within 24 hours. Each fetch is written down as a disclosure, with the manifest's hash.</summary>
internal sealed class FetchExport(LineOfSightDb db, IAccess access, IAgencies agencies, ExportFile file, DataFolder folder, Work work, TimeProvider clock)
{
    public async Task<(Stream Content, string Name)> HandleAsync(Guid id, CancellationToken stop)
    {
        var export = await db.FindVisibleAsync<AgencyExport>(access, Can.ExportAgencies, id, stop) ?? throw new NotVisible();
        if (export.OwnerId != access.Person.Id)
        {
            throw new NotVisible();
        }

        var now = clock.GetUtcNow();
        export.Fetch(now);
        var agency = (await agencies.NamesAsync([export.AgencyId], stop)).GetValueOrDefault(export.AgencyId) ?? "";
        var partnership = await db.Set<Partnership>().Where(p => p.Id == export.PartnershipId).Select(p => p.Name).SingleAsync(stop);
        var content = TemporaryFile.In(folder);
        try
        {
            var written = await file.WriteAsync(export, (agency, partnership), now, content, stop);
            var disclosure = Disclosure.Of(
                export.PartnershipId,
                new(export.GivenTo, $"All that {agency} gave: {written.Files} files", export.LawfulBasis, null, clock.Today()),
                access.Person.Id, clock.Today(), now, written.Files, written.Manifest);
            db.Add(disclosure);
            await work.DoAsync(DisclosureActs.ExportFetched, export, null, stop);
            content.Position = 0;
            return (content, $"agency-export-{clock.Today():yyyy-MM-dd}.zip");
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}
