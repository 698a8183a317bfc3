using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Host.Serving;

namespace LineOfSight.Host.Access.Outside;

/// <summary>Why a person was sent to a provider, kept in a protected cookie of theirs until they come back.</summary>
/// <param name="Provider">Its key.</param>
/// <param name="State">What it must give back.</param>
/// <param name="Nonce">What its token must hold.</param>
/// <param name="Verifier">What proves that whoever exchanges the code began it (RFC 7636).</param>
/// <param name="From">Where the person goes afterwards.</param>
/// <param name="LinkTo">The account that a signed-in person links; null when they sign in.</param>
/// <param name="Invitation">The secret of the invitation that they came with, or null.</param>
internal sealed record Errand(string Provider, string State, string Nonce, string Verifier, string? From, Guid? LinkTo, string? Invitation)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private const string Purpose = "errand";

    public static Errand To(string provider, string? from, Guid? linkTo, string? invitation) =>
        new(provider, Kernel.Data.NewId.Secret(), Kernel.Data.NewId.Secret(), Kernel.Data.NewId.Secret(), from, linkTo, invitation);

    /// <summary>The verifier's hash, which the provider is given.</summary>
    public string Challenge => Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    public void Write(HttpContext context, Sealed @sealed, IHostEnvironment environment)
    {
        var cookie = new CookieBuilder();
        SiteCookies.Guard(cookie, SiteCookies.Errand(environment), environment);
        cookie.MaxAge = Longest;
        context.Response.Cookies.Append(cookie.Name!, @sealed.Lend(Purpose, JsonSerializer.Serialize(this)), cookie.Build(context));
    }

    /// <summary>Reads the cookie and takes it away: a person comes back once.</summary>
    public static Errand? Take(HttpContext context, Sealed @sealed, IHostEnvironment environment)
    {
        var cookie = new CookieBuilder();
        SiteCookies.Guard(cookie, SiteCookies.Errand(environment), environment);
        context.Response.Cookies.Delete(cookie.Name!, cookie.Build(context));
        return @sealed.Take(Purpose, context.Request.Cookies[cookie.Name!], Longest) is { } json ? JsonSerializer.Deserialize<Errand>(json) : null;
    }
}
