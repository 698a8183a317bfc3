using LineOfSight.Host.Access;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Pages.Development;

/// <summary>Signs in as a person of the demonstration, in Development. Elsewhere it has no address.</summary>
[OpenToAll("Development only: it stands in for signing in")]
internal sealed class PeopleModel(LineOfSightDb db, DemonstrationPeople people, Sessions sessions) : PageModel
{
    public IReadOnlyList<IGrouping<string, DemonstrationPeople.Entry>> Partnerships { get; private set; } = [];

    public async Task OnGetAsync() => Partnerships = await people.AllAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync([FromForm] Guid person)
    {
        var stop = HttpContext.RequestAborted;
        var account = await db.Set<Kernel.Access.Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == person && a.IsDemonstration, stop) ?? throw new NotVisible();
        var session = await sessions.BeginAsync(account, Visit.Of(HttpContext), "demonstration", stop) ?? throw new NotVisible();
        await SignInCookie.WriteAsync(HttpContext, session);
        return LocalRedirect("/");
    }
}
