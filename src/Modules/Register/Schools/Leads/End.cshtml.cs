using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Leads;

/// <summary>Ends the entry of a safeguarding lead, after asking.</summary>
[Can(Can.EditLeads)]
internal sealed class EndModel(LineOfSightDb db, IAccess access, EndLead end) : PageModel, ILoad
{
    [FromRoute(Name = "lead")]
    public Guid Id { get; set; }

    [BindProperty]
    public Answer Input { get; set; } = new();

    public SafeguardingLead Lead { get; private set; } = null!;

    public School School { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await LoadAsync(HttpContext.RequestAborted);
        Input.Version = Lead.Version;
    }

    public async Task LoadAsync(CancellationToken stop)
    {
        Lead = await db.VisibleTo<SafeguardingLead>(access, Can.EditLeads).AsNoTracking().SingleOrDefaultAsync(l => l.Id == Id && l.EndedOn == null, stop)
            ?? throw new NotVisible();
        School = await db.Set<School>().AsNoTracking().SingleAsync(s => s.Urn == Lead.Urn, stop);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var urn = await end.HandleAsync(Id, Input.Version, Input.Reason, HttpContext.RequestAborted);
        return Redirect($"/register/schools/school/{urn}");
    }

    internal sealed class Answer
    {
        public int Version { get; set; }

        [StringLength(500, ErrorMessage = "The reason must be 500 characters or fewer")]
        public string? Reason { get; set; }
    }
}
