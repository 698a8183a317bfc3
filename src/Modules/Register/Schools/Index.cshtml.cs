using System.Globalization;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Lists;
using LineOfSight.Register.Schools.Import;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools;

/// <summary>Whether a school's safeguarding lead is known and was checked lately.</summary>
internal enum LeadFilter
{
    Missing,
    Stale,
    Verified,
}

/// <summary>The schools, found by name, authority, kind, status and whether their safeguarding lead is known.</summary>
[Can(Can.ReadSchools)]
internal sealed class IndexModel(LineOfSightDb db, IAccess access, Authorities authorities, TakeList take, TimeProvider clock) : PageModel
{
    private const int RowsOnPage = 50;

    /// <summary>The choice of schools outside the partnership's own area too.</summary>
    private const string Everywhere = "all";

    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();
    private IReadOnlyList<string> own = [];

    [FromQuery(Name = "search")]
    public string? Search { get; set; }

    [FromQuery(Name = "la")]
    public string? La { get; set; }

    [FromQuery(Name = "kind")]
    public SchoolKind? Kind { get; set; }

    [FromQuery(Name = "status")]
    public SchoolStatus? Status { get; set; }

    [FromQuery(Name = "lead")]
    public LeadFilter? Lead { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public IReadOnlyList<(School School, SafeguardingLead? Lead)> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public DateOnly? AsOf { get; private set; }

    public bool HoldsNone { get; private set; }

    public bool ShowsLeads { get; private set; }

    public bool MayImport { get; private set; }

    public bool MayRaise { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>Where the schools of the list are, in words.</summary>
    public string Where => La is { } la ? la == Everywhere ? "England" : Authority(la)
        : own.Count == 0 ? "England" : string.Join(", ", own.Select(Name));

    /// <summary>Whether the list can hold schools of more than one authority.</summary>
    public bool ShowsAuthority => La is { } la ? la == Everywhere : own.Count != 1;

    public string OwnArea => own.Count switch
    {
        0 => "England",
        <= 3 => "Our area: " + string.Join(", ", own.Select(Name)),
        _ => $"Our area: {own.Count} local authorities",
    };

    public IEnumerable<SelectListItem> Places =>
    [
        .. own.Count > 0 ? new[] { new SelectListItem("England", Everywhere) } : [],
        .. names.OrderBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => new SelectListItem(pair.Value, pair.Key)),
    ];

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<SchoolKind>().Select(kind => new SelectListItem(kind.Words(), kind.ToString()));

    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<SchoolStatus>().Skip(1).Select(status => new SelectListItem(status.Words(), status.ToString()));

    public static IEnumerable<SelectListItem> Leads => Enum.GetValues<LeadFilter>().Select(lead => new SelectListItem(LeadWords(lead), lead.ToString()));

    public static string LeadWords(LeadFilter lead) => lead switch
    {
        LeadFilter.Missing => "Not recorded",
        LeadFilter.Stale => $"Not verified for {SafeguardingLead.MonthsTrusted} months",
        _ => "Verified",
    };

    public string Authority(string laCode) => Authorities.Words(names, laCode);

    private string Name(string laCode) => names.GetValueOrDefault(laCode, laCode);

    public string Without(string parameter)
    {
        var query = new QueryBuilder(Request.Query.Where(q => q.Key != parameter && q.Key != "page").SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? "")));
        return "/register/schools" + query.ToQueryString();
    }

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        Today = clock.Today();
        (Search, La) = (Clean(Search), Clean(La));
        names = await authorities.NamesAsync(stop);
        own = await authorities.OfAsync(access.Person.PartnershipId, stop);
        ShowsLeads = access.May(Can.ReadLeads);
        MayImport = access.May(Can.ImportSchools);
        MayRaise = own.Count > 0 && access.Person.PartnershipId is { } partnership && access.MayIn(Can.EditLeads, partnership);
        AsOf = await db.Set<SchoolImport>().Where(i => i.AppliedAt != null).OrderByDescending(i => i.AppliedAt).Select(i => (DateOnly?)i.AsOf).FirstOrDefaultAsync(stop);
        HoldsNone = AsOf is null;
        var found = Filtered();
        Total = await found.CountAsync(stop);
        Pages = Math.Max(1, (Total + RowsOnPage - 1) / RowsOnPage);
        PageNumber = Math.Clamp(Number ?? 1, 1, Pages);
        var schools = await InOrder(found)
            .Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage).ToListAsync(stop);
        var leads = ShowsLeads ? await LeadsOfAsync([.. schools.Select(s => s.Urn)], stop) : [];
        Rows = [.. schools.Select(s => (s, leads.GetValueOrDefault(s.Urn)))];
    }

    /// <summary>The list as a file, read row by row: England has 24,000 open schools.</summary>
    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "as")] SheetFormat format)
    {
        await OnGetAsync();
        var stop = HttpContext.RequestAborted;
        var leads = ShowsLeads ? (await OpenLeads().AsNoTracking().ToListAsync(stop)).ToLookup(l => l.Urn) : null;
        var filters = new[]
        {
            ("Where", Where), ("Name or URN", Search), ("Kind", Kind?.Words()), ("Status", Status?.Words() ?? "Open"),
            ("Safeguarding lead", ShowsLeads && Lead is { } lead ? LeadWords(lead) : null), ("Register as of", AsOf?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)),
        };
        Column[] columns =
        [
            new("School", 44), new("URN", 10), new("Kind", 24), new("Status", 18), new("Local authority", 24), new("Pupils", 10), new("Postcode", 12),
            .. ShowsLeads ? new Column[] { new("Safeguarding lead", 26), new("Verified", 14) } : [],
        ];
        var all = await db.Set<School>().CountAsync(stop);
        var rows = InOrder(Filtered()).AsAsyncEnumerable().Select(s => (IReadOnlyList<object?>)
        [
            s.DisplayName, s.Urn, s.Kind.Words(), s.Status.Words(), Authority(s.LaCode), s.Pupils, s.Postcode,
            .. leads?[s.Urn].MaxBy(l => l.VerifiedOn) is { } known ? new object?[] { known.Name, known.VerifiedOn } : ShowsLeads ? [null, null] : [],
        ]);
        var taken = await take.HandleAsync(new Listing(Can.ReadSchools, "Schools", [.. filters.Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2!))], all, columns, rows), format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }

    private static IQueryable<School> InOrder(IQueryable<School> schools) => schools.OrderBy(s => s.Name == null).ThenBy(s => s.Name).ThenBy(s => s.Urn);

    private IQueryable<School> Filtered()
    {
        var schools = db.Set<School>().AsNoTracking();
        schools = Status is { } status ? schools.Where(s => s.Status == status)
            : schools.Where(s => s.Status == SchoolStatus.Open || s.Status == SchoolStatus.ProposedToClose);
        if (La is { } la)
        {
            schools = la == Everywhere ? schools : schools.Where(s => s.LaCode == la);
        }
        else if (own.Count > 0)
        {
            schools = schools.Where(s => own.Contains(s.LaCode));
        }

        if (Kind is { } kind)
        {
            schools = schools.Where(s => s.Kind == kind);
        }

        if (Search is { } search)
        {
            schools = int.TryParse(search, NumberStyles.None, CultureInfo.InvariantCulture, out var urn)
                ? schools.Where(s => s.Urn == urn || (s.Name != null && EF.Functions.ILike(s.Name, Pattern.Within(search), "\\")))
                : schools.Where(s => s.Name != null && EF.Functions.ILike(s.Name, Pattern.Within(search), "\\"));
        }

        return ShowsLeads && Lead is { } lead ? Led(schools, lead) : schools;
    }

    private IQueryable<School> Led(IQueryable<School> schools, LeadFilter lead)
    {
        var open = OpenLeads();
        var since = Today.AddMonths(-SafeguardingLead.MonthsTrusted);
        return lead switch
        {
            LeadFilter.Missing => schools.Where(s => !open.Any(l => l.Urn == s.Urn)),
            LeadFilter.Stale => schools.Where(s => open.Any(l => l.Urn == s.Urn) && !open.Any(l => l.Urn == s.Urn && l.VerifiedOn >= since)),
            _ => schools.Where(s => open.Any(l => l.Urn == s.Urn && l.VerifiedOn >= since)),
        };
    }

    private IQueryable<SafeguardingLead> OpenLeads() =>
        db.VisibleTo<SafeguardingLead>(access, Can.ReadLeads).Where(l => l.EndedOn == null && !l.IsDeputy && l.PartnershipId == access.Person.PartnershipId);

    private async Task<Dictionary<int, SafeguardingLead>> LeadsOfAsync(List<int> urns, CancellationToken stop)
    {
        var leads = await OpenLeads().AsNoTracking().Where(l => urns.Contains(l.Urn)).ToListAsync(stop);
        return leads.GroupBy(l => l.Urn).ToDictionary(g => g.Key, g => g.MaxBy(l => l.VerifiedOn)!);
    }

    private static string? Clean(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().Replace("\0", "", StringComparison.Ordinal);
}
