using LineOfSight.Kernel.Access;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>A code on paper, for somebody without email.</summary>
[OpenToAll("Whoever answers by a code on paper has no account; the code stands in for it")]
internal sealed class CodeModel(BehindLink behind, LinkCookie cookie, GuessThrottle throttle) : PageModel
{
    public sealed class Fields
    {
        public string? Code { get; set; }
    }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public void OnGet() => Response.Headers["X-Robots-Tag"] = "noindex, nofollow";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (address, code) = (HttpContext.Connection.RemoteIpAddress, Codes.Plain(Input.Code));
        var (state, link) = throttle.MayTry(Guess.Link, address) ? await behind.OpenAsync(code, stop) : (LinkState.Unknown, null);
        if (link is null || link.Address is not null || await behind.ReturnAsync(link, stop) is null)
        {
            throttle.Wrong(Guess.Link, address);
            ModelState.AddModelError(
                $"{nameof(Input)}.{nameof(Input.Code)}",
                state is LinkState.Unknown or LinkState.Open ? "Enter the code as it stands on the paper" : BehindLink.Words(state).Replace("This link", "This code", StringComparison.Ordinal));
            return Page();
        }

        await behind.EnteredAsync(link, stop);
        cookie.Write(HttpContext, code);
        return Redirect(Places.ByLink.Tasks);
    }
}
