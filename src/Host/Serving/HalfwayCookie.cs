using System.Security.Claims;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Kernel.Access.Factors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LineOfSight.Host.Serving;

/// <summary>
/// The cookie of whoever has taken the first step. It is written by a scheme of its own, under keys of its own: no page but those of
/// the second step ever reads it, and it can never pass for the cookie of a session.
/// </summary>
internal static class HalfwayCookie
{
    public const string Scheme = "halfway";
    private const string Step = "step";

    public static void Configure(CookieAuthenticationOptions cookie, IHostEnvironment environment)
    {
        SiteCookies.Guard(cookie.Cookie, SiteCookies.Halfway(environment), environment);
        cookie.ExpireTimeSpan = FirstStep.Longest;
        cookie.SlidingExpiration = false;
    }

    public static Task WriteAsync(HttpContext context, Halfway half) => context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, half.AccountId.ToString()), new Claim(Step, half.StepId.ToString())], Scheme)));

    public static async Task<Halfway?> ReadAsync(HttpContext context) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } principal
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var account) && Guid.TryParse(principal.FindFirstValue(Step), out var step)
            ? new Halfway(account, step)
            : null;

    public static Task RemoveAsync(HttpContext context) => context.SignOutAsync(Scheme);
}
