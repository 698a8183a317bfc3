using LineOfSight.Design;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Lists;
using LineOfSight.Kernel.Rules;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Administration;

/// <summary>People and access: who may work here, and in which role.</summary>
[Can(Can.ReadPeople)]
internal sealed class IndexModel(PeopleList list, RoleWords words, RoleBook book, RoleChoosing choosing, Granting granting, IAccess access, TakeList take, TimeProvider clock) : PageModel
{
    public sealed record Row(PeopleList.Entry Entry, string Agencies, IReadOnlyList<string> Roles, DateTimeOffset Since, bool EndsSoon);

    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public PeopleList.Which Which { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Partnership { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Row> People { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => (Count + PeopleList.PerPage - 1) / PeopleList.PerPage;

    public bool MayManage => access.May(Can.ManagePeople);

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Words) || Which != PeopleList.Which.Current || !string.IsNullOrEmpty(Role) || Agency is not null || (Everywhere && Partnership is not null);

    public string FilterWords => string.Join(", ", new[]
    {
        string.IsNullOrWhiteSpace(Words) ? null : $"“{Words.Trim()}”",
        Which == PeopleList.Which.Current ? null : Whiches.First(w => w.Value == Which.ToString()).Text,
        string.IsNullOrEmpty(Role) ? null : book.Find(Role)?.Name ?? Role,
        Agencies.FirstOrDefault(a => a.Value == Agency?.ToString())?.Text,
        Partnerships.FirstOrDefault(p => p.Value == Partnership?.ToString())?.Text,
    }.OfType<string>());

    public string Place => Everywhere ? "The whole installation" : access.Person.PartnershipName ?? "";

    public IReadOnlyList<SelectListItem> Whiches { get; } =
    [
        new("Everybody with access", nameof(PeopleList.Which.Current)),
        new("Invited, no password yet", nameof(PeopleList.Which.Invited)),
        new("Ending within 4 weeks", nameof(PeopleList.Which.EndsSoon)),
        new("People whose access has ended", nameof(PeopleList.Which.Ended)),
    ];

    public IReadOnlyList<SelectListItem> Roles => [.. book.All.Where(r => r.Key != Granting.Operator && (Everywhere || !r.IsOfInstallation)).Select(r => new SelectListItem(r.Name, r.Key))];

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Partnerships { get; private set; } = [];

    public bool ShowsAgencies => People.Any(p => p.Agencies.Length > 0);

    private bool Everywhere => access.ScopeOf(Can.ReadPeople).Installation;

    public async Task OnGetAsync()
    {
        if (!ModelState.IsValid || Words?.Length > 200 || Words?.Contains('\0', StringComparison.Ordinal) == true || Role?.Contains('\0', StringComparison.Ordinal) == true || PageNumber is < 1 or > 1_000_000)
        {
            throw new NotVisible();
        }

        var stop = HttpContext.RequestAborted;
        Partnership = Everywhere ? Partnership : access.Person.PartnershipId;
        Partnerships = Everywhere ? await choosing.PartnershipsAsync(stop) : [];
        Agencies = Partnership is { } place ? [.. (await granting.AgenciesAsync(place, stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))] : [];
        (var entries, Count) = await list.PageAsync(Chosen, PageNumber, stop);
        People = await RowsAsync(entries, stop);
    }

    /// <summary>The list as a file.</summary>
    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "as")] SheetFormat format)
    {
        await OnGetAsync();
        var stop = HttpContext.RequestAborted;
        var people = await RowsAsync(await list.AllAsync(Chosen, stop), stop);
        Column[] columns = [new("Name", 28), new("Job title", 28), new("Email", 36), new("Agencies", 36), new("Roles", 44), new("Since", 14), new("Last signed in", 20), new("Invited, no password yet", 14), new("Ends within 4 weeks", 14)];
        var taken = await take.HandleAsync(
            new Listing(
                Can.ReadPeople, "People and access", IsFiltered ? [("Show", FilterWords)] : [], null, columns,
                people.Select(p => (IReadOnlyList<object?>)
                    [p.Entry.Name, p.Entry.JobTitle, p.Entry.Email, p.Agencies, string.Join("\n", p.Roles), London.DateOf(p.Since), p.Entry.LastSignedIn, p.Entry.IsInvited, p.EndsSoon]).ToAsyncEnumerable()),
            format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }

    private PeopleList.Filter Chosen => new(Which, Words, Role, Partnership, Agency);

    private async Task<IReadOnlyList<Row>> RowsAsync(IReadOnlyList<PeopleList.Entry> entries, CancellationToken stop)
    {
        var lines = (await words.OfAsync([.. entries.SelectMany(e => e.Roles)], stop)).ToLookup(l => l.Role.PersonId);
        var now = clock.GetUtcNow();
        var soon = now + PeopleList.Soon;
        return [.. entries.Select(e => new Row(
            e,
            string.Join(", ", lines[e.Id].Select(l => l.Agency).OfType<string>().Distinct()),
            [.. lines[e.Id].Select(l => string.Join(", ", new[] { l.Name, Everywhere ? l.Place : null, l.Only, l.Role.StartsAt > now ? $"from {Dates.Brief(l.Role.StartsAt)}" : null }.OfType<string>())).Distinct()],
            e.Roles.Min(r => r.StartsAt),
            Which != PeopleList.Which.Ended && e.Roles.All(r => r.EndsAt <= soon)))];
    }
}
