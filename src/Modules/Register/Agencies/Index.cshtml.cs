using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Lists;
using LineOfSight.Kernel.Modules;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>The agencies of the partnership: partners first, then relevant agencies, and who has nobody to write to.</summary>
[Can(Can.ReadAgencies)]
internal sealed class IndexModel(LineOfSightDb db, IAccess access, TakeList take, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>Only agencies that have no contact.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Unreachable { get; set; }

    /// <summary>Those that no longer work with the partnership.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Past { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int All { get; private set; }

    public int WithoutContact { get; private set; }

    public IReadOnlyList<SelectListItem> TypeChoices { get; private set; } = [];

    public bool MayEdit => access.MayIn(Can.EditAgencies, access.PartnershipId());

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    /// <summary>The list as a file.</summary>
    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "as")] SheetFormat format, CancellationToken stop)
    {
        await LoadAsync(stop);
        var filters = new[]
        {
            ("Standing", Past ? "No longer with us" : "Working with us"),
            ("Type", Type is { Length: > 0 } type ? TypeChoices.FirstOrDefault(t => t.Value == type)?.Text.Split(" (")[0] ?? type : ""),
            ("Contact", Unreachable ? "Without a contact" : ""),
        };
        Column[] columns = [new("Agency", 40), new("Standing"), new("Type", 32), new("Contacts", 40), new("Since", 14), new("Until", 14)];
        var taken = await take.HandleAsync(
            new Listing(
                Can.ReadAgencies, Past ? "Past agencies" : "Agencies", [.. filters.Where(f => f.Item2.Length > 0)], All, columns,
                Rows.Select(r => (IReadOnlyList<object?>)[r.Name, InWords.Of(r.Standing), r.Type, string.Join(", ", r.Contacts), r.StartsOn, r.EndsOn]).ToAsyncEnumerable()),
            format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        var (here, today) = (access.PartnershipId(), clock.Today());
        var roles = db.VisibleTo<AgencyRole>(access, Can.ReadAgencies).Where(r => r.PartnershipId == here);
        var rows = await (
            from role in Past ? roles.Where(r => r.EndsOn < today) : roles.Where(r => r.EndsOn == null || r.EndsOn >= today)
            join agency in db.Set<Agency>() on role.AgencyId equals agency.Id
            join type in db.Set<AgencyType>() on agency.Type equals type.Key
            orderby role.Standing, type.Position, agency.Name
            select new
            {
                Role = role, agency.Name, TypeKey = type.Key, Type = type.Name,
                Contacts = db.Set<Contact>().Where(c => c.PartnershipId == here && c.AgencyId == agency.Id && c.EndsOn == null).OrderBy(c => c.Name).Select(c => c.Name).ToList(),
            }).AsNoTracking().ToListAsync(stop);
        All = rows.Count;
        WithoutContact = Past ? 0 : rows.Count(r => r.Contacts.Count == 0);
        TypeChoices = [.. rows.GroupBy(r => (r.TypeKey, r.Type)).Select(g => new SelectListItem($"{g.Key.Type} ({g.Count()})", g.Key.TypeKey))];
        Rows = [.. rows.Where(r => (Type is not { Length: > 0 } || r.TypeKey == Type) && (!Unreachable || r.Contacts.Count == 0))
            .Select(r => new Row(r.Role.AgencyId, r.Name, r.Type, r.Role.Standing, r.Role.StartsOn, r.Role.EndsOn, r.Contacts))];
    }

    internal sealed record Row(Guid Id, string Name, string Type, Standing Standing, DateOnly StartsOn, DateOnly? EndsOn, IReadOnlyList<string> Contacts);
}
