using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools;

/// <summary>Answers other modules' questions about schools. Leads are the partnership's own; row security keeps them to it.</summary>
internal sealed class SchoolsForOthers(LineOfSightDb db, Authorities authorities) : ISchools
{
    public IReadOnlyList<AgencyTypeName> Phases { get; } = [.. Enum.GetValues<SchoolKind>().OrderBy(k => k == SchoolKind.Other).Select(k => new AgencyTypeName(k.Key(), k.Words()))];

    public async Task<IReadOnlyList<SchoolEntry>> InAsync(Guid partnership, CancellationToken stop)
    {
        var own = await authorities.OfAsync(partnership, stop);
        return Entries(await db.Set<School>().AsNoTracking()
            .Where(s => own.Contains(s.LaCode) && (s.Status == SchoolStatus.Open || s.Status == SchoolStatus.ProposedToClose)).OrderBy(s => s.Name).ThenBy(s => s.Urn).ToListAsync(stop));
    }

    public async Task<IReadOnlyList<SchoolEntry>> OfAsync(IReadOnlyCollection<Guid> agencies, CancellationToken stop)
    {
        var urns = agencies.Select(SchoolIds.UrnOf).OfType<int>().ToList();
        return urns.Count == 0 ? [] : Entries(await db.Set<School>().AsNoTracking().Where(s => urns.Contains(s.Urn)).OrderBy(s => s.Name).ThenBy(s => s.Urn).ToListAsync(stop));
    }

    public async Task<IReadOnlyList<WrittenTo>> LeadsAsync(Guid partnership, CancellationToken stop)
    {
        var leads = await db.Set<SafeguardingLead>().AsNoTracking()
            .Where(l => l.PartnershipId == partnership && l.EndedOn == null).OrderBy(l => l.IsDeputy).ThenByDescending(l => l.VerifiedOn).ThenBy(l => l.Id).ToListAsync(stop);
        return [.. leads.DistinctBy(l => l.Urn).Select(l => new WrittenTo(SchoolIds.Of(l.Urn), l.Name, l.Email))];
    }

    private static List<SchoolEntry> Entries(List<School> schools) => schools.ConvertAll(s => new SchoolEntry(
        SchoolIds.Of(s.Urn), s.Urn, s.DisplayName, s.Type, s.Kind.Key(), s.Kind.Words(), s.LaCode, s.DistrictName, s.Status.IsOpen(), s.OpenDate, s.CloseDate, s.InspectionRating, s.InspectionDate));
}
