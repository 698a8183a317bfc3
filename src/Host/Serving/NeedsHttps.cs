using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace LineOfSight.Host.Serving;

/// <summary>
/// Outside Development everything but the assets is reached over https, which a proxy on the same machine ends: cookies are
/// Secure there, and no form works without them. Whoever comes without it is told so, in a page that needs nothing else to work.
/// </summary>
internal sealed class NeedsHttps(RequestDelegate next, IHostEnvironment environment)
{
    private const string Words =
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head><meta charset="utf-8"><title>This service needs https - Line of Sight</title></head>
        <body>
        <main>
        <h1>This service needs https</h1>
        <p>Open this address again with <strong>https://</strong> at its beginning.</p>
        <p>If you run this installation: it must be reached over https, through a proxy with a certificate that sends
        X-Forwarded-Proto. “Behind a proxy” in docs/operating.md has an example.</p>
        </main>
        </body>
        </html>

        """;

    public Task InvokeAsync(HttpContext context)
    {
        if (environment.IsDevelopment() || context.Request.IsHttps || context.Request.Path.StartsWithSegments("/assets"))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Words, context.RequestAborted);
    }

    /// <summary>Only a proxy on this machine is believed: anybody else could name any address and any scheme.</summary>
    public static void Believe(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("127.0.0.0/8"));
        forwarded.KnownProxies.Clear();
        forwarded.KnownProxies.Add(IPAddress.IPv6Loopback);
    }
}
