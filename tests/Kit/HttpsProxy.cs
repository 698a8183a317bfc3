using System.Net;

namespace LineOfSight.Kit;

/// <summary>
/// A proxy with a certificate between a browser and a house: the browser's cookies belong to https, and the house is reached over
/// http with the word that it was https.
/// </summary>
internal sealed class HttpsProxy(CookieContainer cookies) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    /// <summary>The address as the browser sees it.</summary>
    public static Uri Outside(Uri inside) => new UriBuilder(inside) { Scheme = Uri.UriSchemeHttps }.Uri;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var outside = Outside(request.RequestUri!);
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (cookies.GetCookieHeader(outside) is { Length: > 0 } kept)
        {
            request.Headers.Add("Cookie", kept);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                cookies.SetCookies(outside, cookie);
            }
        }

        return answer;
    }
}
