using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Leads;

/// <summary>Changes what is recorded about a safeguarding lead, and shows who changed it before.</summary>
[Can(Can.EditLeads)]
internal sealed class ChangeModel(LineOfSightDb db, IAccess access, ChangeLead change, History history) : PageModel, ILeadForm, ILoad
{
    [FromRoute(Name = "lead")]
    public Guid Id { get; set; }

    [BindProperty]
    public LeadInput Input { get; set; } = new();

    public School School { get; private set; } = null!;

    public IReadOnlyList<History.Entry> History { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var lead = await FindAsync(HttpContext.RequestAborted);
        Input = new LeadInput
        {
            Name = lead.Name, Email = lead.Email, Telephone = lead.Telephone, IsDeputy = lead.IsDeputy, VerifiedOn = lead.VerifiedOn, Version = lead.Version,
        };
        await LoadAsync(HttpContext.RequestAborted);
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        var lead = await FindAsync(stop);
        School = await db.Set<School>().AsNoTracking().SingleAsync(s => s.Urn == lead.Urn, stop);
        History = await history.OfAsync([Id], stop);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var urn = await change.HandleAsync(Id, Input, HttpContext.RequestAborted);
        return Redirect($"/register/schools/school/{urn}");
    }

    private async Task<SafeguardingLead> FindAsync(CancellationToken stop) =>
        await db.VisibleTo<SafeguardingLead>(access, Can.EditLeads).AsNoTracking().SingleOrDefaultAsync(l => l.Id == Id && l.EndedOn == null, stop)
            ?? throw new NotVisible();
}
