using System.Globalization;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Search;
using LineOfSight.Register.Schools;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Search;

/// <summary>Schools, by name, number, town and postcode.</summary>
internal sealed class FindSchools(LineOfSightDb db) : ISearched
{
    public string Kind => "school";

    public string Words => "Schools";

    public string Permission => Can.ReadSchools;

    public bool IsNational => true;

    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var urns = records.ToDictionary(r => int.Parse(r.ToString("D")[24..], CultureInfo.InvariantCulture));
        var schools = await db.Set<School>().AsNoTracking().Where(s => urns.Keys.Contains(s.Urn)).ToListAsync(stop);
        return
        [
            .. schools.Select(s => new Found(
                urns[s.Urn], s.Name ?? $"School {s.Urn}", $"/register/schools/school/{s.Urn}",
                string.Join(" · ", new[] { $"School {s.Urn}", s.Town, s.Status == SchoolStatus.Closed ? "closed" : null }.Where(w => !string.IsNullOrWhiteSpace(w))))),
        ];
    }
}
