using System.Security.Claims;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LineOfSight.Host.Serving;

/// <summary>
/// The cookie names an account and a session, nothing else: whether the session still holds, and what the person may do, is
/// read at every request, so that ending either takes effect at the next one.
/// </summary>
internal static class SignInCookie
{
    private const string Session = "session";

    public static void Configure(CookieAuthenticationOptions cookie, IHostEnvironment environment)
    {
        SiteCookies.Guard(cookie.Cookie, SiteCookies.Session(environment), environment);
        cookie.ExpireTimeSpan = Kernel.Access.Session.Longest;
        cookie.SlidingExpiration = false;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "from";
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        cookie.Events.OnRedirectToLogin = context =>
        {
            // Whoever came with a session that has ended by itself is told so.
            context.Response.Redirect(context.RedirectUri + (context.HttpContext.Items.ContainsKey(Session) ? "&ended=true" : ""));
            return Task.CompletedTask;
        };
    }

    public static ClaimsPrincipal Principal(Guid account, Guid session) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.ToString()), new Claim(Session, session.ToString())],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Writes the cookie of a session, and takes away that of the first step.</summary>
    public static async Task WriteAsync(HttpContext context, Kernel.Access.Session session)
    {
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Principal(session.AccountId, session.Id));
        await HalfwayCookie.RemoveAsync(context);
    }

    public static Guid? SessionOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.Request.Path.StartsWithSegments("/assets"))
        {
            return;
        }

        var unit = context.HttpContext.RequestServices.GetRequiredService<UnitOfWork>();
        var account = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty;
        var session = context.Principal is { } principal ? SessionOf(principal) : null;
        if (!unit.IsOpen && !await MayActAsync(context.HttpContext, unit, account, session ?? Guid.Empty))
        {
            await unit.LeaveAsync();
            context.RejectPrincipal();
            context.HttpContext.Items[Session] = "ended";
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    // Whoever holds no role any more has left; whoever the demonstration invented does not exist outside Development.
    private static async Task<bool> MayActAsync(HttpContext context, UnitOfWork unit, Guid account, Guid session) =>
        await unit.EnterAsync(account, session, context.RequestAborted)
        && unit.Person.Roles.Count > 0
        && (!unit.IsDemonstration || context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment());
}
