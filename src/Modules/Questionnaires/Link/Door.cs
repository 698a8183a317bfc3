using LineOfSight.Kernel.Access;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Questionnaires.Link;

/// <summary>Leads whoever came by a link to their return, on each of its pages.</summary>
internal sealed class Door(BehindLink behind, LinkCookie cookie, GuessThrottle throttle)
{
    /// <summary>The return behind the link that the browser holds; null when it holds none, or it opens nothing any more.</summary>
    public async Task<(Return Of, ReturnLink Link)?> OpenAsync(HttpContext context, CancellationToken stop)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (cookie.SecretOf(context) is not { } secret || !throttle.MayTry(Guess.Link, context.Connection.RemoteIpAddress))
        {
            return null;
        }

        if ((await behind.OpenAsync(secret, stop)).Link is not { } link || await behind.ReturnAsync(link, stop) is not { } of)
        {
            return null;
        }

        // Each page gives another hour.
        cookie.Write(context, secret);
        return (of, link);
    }

    /// <summary>The name under which whoever came by a link saves.</summary>
    public static string NameOf(ReturnLink link) => link.Address ?? "By the code on paper";

    /// <summary>Where whoever holds no link is sent.</summary>
    public const string Ended = "/questionnaires/link/ended";
}
