using LineOfSight.Host.Access;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Host.Pages;

/// <summary>Where the switch between header and navigation is posted; a page of its own for people who open its address.</summary>
[SignedIn]
internal sealed class PartnershipModel(ChoosePartnership choose, IAccess access) : PageModel
{
    public Person Person => access.Person;

    public IEnumerable<SelectListItem> Choices => Person.Partnerships.Select(p => new SelectListItem(p.Name, p.Id.ToString()));

    public async Task<IActionResult> OnPostAsync([FromForm] Guid partnership)
    {
        await choose.HandleAsync(partnership, SignInCookie.SessionOf(User) ?? Guid.Empty, HttpContext.RequestAborted);
        return LocalRedirect("/");
    }
}
