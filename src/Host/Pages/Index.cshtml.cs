using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>What needs you today: what the modules have for this person, soonest first.</summary>
[SignedIn]
public sealed class IndexModel(IAccess access, IEnumerable<IHome> modules, Together together, DueDates dates) : PageModel
{
    private const int MostNeeds = 10;

    /// <summary>Who is looking.</summary>
    public Person Person => access.Person;

    /// <summary>Overdue, due soon, or without a date; at most ten.</summary>
    public IReadOnlyList<Need> Needs { get; private set; } = [];

    /// <summary>How many of the needs are overdue.</summary>
    public int Overdue { get; private set; }

    /// <summary>Due later, within ten working days.</summary>
    public IReadOnlyList<Need> ComingUp { get; private set; } = [];

    /// <summary>The next dated thing when nothing needs the person.</summary>
    public Need? Next { get; private set; }

    /// <summary>Counts of the person's work.</summary>
    public IReadOnlyList<Card> Cards { get; private set; } = [];

    /// <summary>The last things that changed.</summary>
    public IReadOnlyList<Changed> Changes { get; private set; } = [];

    /// <summary>Today in London.</summary>
    public DateOnly Today { get; } = dates.Today;

    /// <summary>Gathers the parts of all modules.</summary>
    public async Task OnGetAsync()
    {
        var gathered = await modules.GatherAsync(Person, together, HttpContext.RequestAborted);
        var needs = gathered.SelectMany(p => p.Needs).OrderBy(n => n.DueOn ?? DateOnly.MaxValue).ToList();
        Overdue = gathered.Sum(p => p.Overdue ?? p.Needs.Count(n => n.DueOn < Today));
        Needs = [.. needs.Where(n => n.DueOn is null || n.DueOn <= dates.SoonUntil).Take(MostNeeds)];
        ComingUp = [.. needs.Where(n => n.DueOn > dates.SoonUntil && n.DueOn <= dates.ComingUpUntil).Take(MostNeeds)];
        Next = needs.Find(n => n.DueOn > Today);
        Cards = [.. gathered.SelectMany(p => p.Cards)];
        Changes = [.. gathered.SelectMany(p => p.Changes ?? []).OrderByDescending(c => c.At).Take(5)];
    }
}
