using LineOfSight.Design;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>The types of agency as choices; a type that has ended says until when it applied.</summary>
internal static class Types
{
    public static async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(LineOfSightDb db, CancellationToken stop) =>
        (await db.Set<AgencyType>().AsNoTracking().OrderBy(t => t.Position).ToListAsync(stop))
            .ConvertAll(t => new SelectListItem(t.EndsOn is { } last ? $"{t.Name} (until {Dates.Brief(last)})" : t.Name, t.Key));
}
