using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>A link from a letter: whoever opens it enters the address that it was sent to.</summary>
[OpenToAll("Whoever answers by link has no account; the link’s secret and the address that it was sent to stand in for it")]
internal sealed class IndexModel(BehindLink behind, LinkCookie cookie, GuessThrottle throttle) : PageModel, ILoad
{
    public sealed class Fields
    {
        public string? Address { get; set; }
    }

    private ReturnLink? link;

    [FromRoute(Name = "secret")]
    public string Secret { get; set; } = "";

    [BindProperty]
    public Fields Input { get; set; } = new();

    public LinkState State { get; private set; }

    public string Partnership { get; private set; } = "";

    public string Name { get; private set; } = "";

    public async Task LoadAsync(CancellationToken stop)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var address = HttpContext.Connection.RemoteIpAddress;
        (State, link) = throttle.MayTry(Guess.Link, address) ? await behind.OpenAsync(Secret, stop) : (LinkState.Unknown, null);
        var of = link is null ? null : await behind.ReturnAsync(link, stop);
        if (link?.Address is null || of is null)
        {
            // A code is entered on its own page.
            State = State == LinkState.Open ? LinkState.Unknown : State;
            throttle.Wrong(Guess.Link, address);
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        (Partnership, Name) = (await behind.PartnershipAsync(of, stop), of.Name);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return State == LinkState.Open && cookie.Holds(HttpContext, Secret) ? Redirect(Places.ByLink.Tasks) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (State != LinkState.Open || link is null)
        {
            return Page();
        }

        if (!await behind.ConfirmAsync(link, Input.Address, stop))
        {
            throttle.Wrong(Guess.Link, HttpContext.Connection.RemoteIpAddress);
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Address)}", "This link was sent to another address. Enter the email address that it was sent to");
            return Page();
        }

        cookie.Write(HttpContext, Secret);
        return Redirect(Places.ByLink.Tasks);
    }
}
