using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Leads;

/// <summary>Records who leads safeguarding in a school.</summary>
[Can(Can.EditLeads)]
internal sealed class AddModel(LineOfSightDb db, RecordLead record) : PageModel, ILeadForm, ILoad
{
    [FromRoute(Name = "urn")]
    public int Urn { get; set; }

    [BindProperty]
    public LeadInput Input { get; set; } = new();

    public School School { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync(HttpContext.RequestAborted);

    public async Task LoadAsync(CancellationToken stop) =>
        School = await db.Set<School>().AsNoTracking().SingleOrDefaultAsync(s => s.Urn == Urn, stop) ?? throw new NotVisible();

    public async Task<IActionResult> OnPostAsync()
    {
        await record.HandleAsync(Urn, Input, HttpContext.RequestAborted);
        return Redirect($"/register/schools/school/{Urn}");
    }
}
