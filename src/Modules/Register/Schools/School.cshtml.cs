using System.Globalization;
using LineOfSight.Design;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Schools.Import;
using LineOfSight.Register.Schools.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools;

/// <summary>One school: what the register says, who leads safeguarding there, and what changed.</summary>
[Can(Can.ReadSchools)]
internal sealed class SchoolModel(LineOfSightDb db, IAccess access, Authorities authorities, VerifyLead verify, TimeProvider clock) : PageModel, ILoad
{
    [FromRoute(Name = "urn")]
    public int Urn { get; set; }

    [BindProperty]
    public Verified Input { get; set; } = new();

    public School School { get; private set; } = null!;

    public string Authority { get; private set; } = "";

    public IReadOnlyList<SafeguardingLead> Leads { get; private set; } = [];

    public IReadOnlyList<(SchoolHistory Entry, SchoolImport Import)> History { get; private set; } = [];

    public bool ShowsLeads { get; private set; }

    public bool MayEditLeads { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>What the register says, in the order people look for it.</summary>
    public IEnumerable<(string Label, string Value)> Held => Facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => (fact.Label, fact.Value!));

    public IReadOnlyList<string> NotHeld => [.. Facts.Where(fact => string.IsNullOrEmpty(fact.Value)).Select(fact => fact.Label.ToLowerInvariant())];

    private IEnumerable<(string Label, string? Value)> Facts =>
    [
        ("Local authority", Authority),
        ("Establishment number", School.EstablishmentNumber),
        ("Kind", School.Kind.Words()),
        ("Type, as published", School.Type),
        ("Phase, as published", School.Phase),
        ("Status", School.Status.Words()),
        ("Opened", Day(School.OpenDate)),
        .. School.Status == SchoolStatus.Closed || School.CloseDate is not null ? new (string, string?)[] { ("Closed", Day(School.CloseDate)) } : [],
        ("Pupils", School.Pupils?.ToString("N0", CultureInfo.InvariantCulture)),
        ("Ages", School.LowAge is null || School.HighAge is null ? null : $"{School.LowAge} to {School.HighAge}"),
        ("Address", Address),
        ("Telephone", School.Telephone),
        ("Website", School.Website),
        ("District", School.DistrictName),
        ("Inspection judgement", School.InspectionRating),
        ("Last inspected", Day(School.InspectionDate)),
    ];

    private static string? Day(DateOnly? day) => day is { } date ? Dates.Plain(date) : null;

    private string Address => string.Join('\n', new[] { School.Street, School.Locality, School.Address3, School.Town, School.County, School.Postcode }
        .Where(line => line is not null));

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostVerifyAsync()
    {
        await verify.HandleAsync(Input.Lead, Input.Version, HttpContext.RequestAborted);
        return Redirect($"/register/schools/school/{Urn}");
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        School = await db.Set<School>().AsNoTracking().SingleOrDefaultAsync(s => s.Urn == Urn, stop) ?? throw new NotVisible();
        Today = clock.Today();
        Authority = Authorities.Words(await authorities.NamesAsync(stop), School.LaCode);
        ShowsLeads = access.May(Can.ReadLeads);
        MayEditLeads = access.Person.PartnershipId is { } partnership && access.MayIn(Can.EditLeads, partnership);
        if (ShowsLeads)
        {
            Leads = await db.VisibleTo<SafeguardingLead>(access, Can.ReadLeads).AsNoTracking()
                .Where(l => l.Urn == Urn && l.EndedOn == null && l.PartnershipId == access.Person.PartnershipId)
                .OrderBy(l => l.IsDeputy).ThenBy(l => l.Name).ToListAsync(stop);
        }

        var history = await db.Set<SchoolHistory>().AsNoTracking().Where(h => h.Urn == Urn)
            .Join(db.Set<SchoolImport>(), h => h.ImportId, i => i.Id, (h, i) => new { Entry = h, Import = i })
            .OrderByDescending(row => row.Import.AppliedAt).ThenByDescending(row => row.Entry.AsOf).ToListAsync(stop);
        History = [.. history.Select(row => (row.Entry, row.Import))];
    }

    internal sealed class Verified
    {
        public Guid Lead { get; set; }

        public int Version { get; set; }
    }
}
