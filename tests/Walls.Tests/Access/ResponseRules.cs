using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>What every answer carries, errors included, and what every page of HTML is.</summary>
internal static class ResponseRules
{
    private const string TitleEnd = " – Line of Sight";
    private static readonly string[] Needed =
    [
        "X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin",
        "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin", "Permissions-Policy: ",
    ];

    // Most answers of a walk are one refusal, byte for byte.
    private static readonly ConcurrentDictionary<(HttpStatusCode, string Headers, string Body, bool), IReadOnlyList<string>> Read = new();

    public static IEnumerable<string> Broken(string where, Answer answer, bool isAsset = false) =>
        Read.GetOrAdd((answer.Status, answer.Headers, Convert.ToHexString(SHA256.HashData(answer.Body)), isAsset), _ => [.. Of(answer, isAsset)]).Select(b => $"{where}: {b}");

    private static IEnumerable<string> Of(Answer answer, bool isAsset)
    {
        var headers = answer.Headers.Split('\n');
        // What is handed over as a file is no page: it may do nothing at all.
        var isFile = Array.Exists(headers, h => h.StartsWith("Content-Disposition: attachment", StringComparison.Ordinal));
        var policy = isFile
            ? "Content-Security-Policy: sandbox; default-src 'none'" : "Content-Security-Policy: default-src 'none'; script-src 'self';";
        foreach (var needed in Needed.Append(policy).Append(isAsset ? "Cache-Control: public" : "Cache-Control: no-store").Where(n => !Array.Exists(headers, h => h.StartsWith(n, StringComparison.Ordinal))))
        {
            yield return $"no header {needed}";
        }

        foreach (var telling in headers.Where(h => h.StartsWith("Server:", StringComparison.Ordinal) || h.StartsWith("X-Powered-By:", StringComparison.Ordinal)))
        {
            yield return telling;
        }

        if (headers.Any(h => h.StartsWith("Content-Security-Policy", StringComparison.Ordinal) && h.Contains("unsafe", StringComparison.Ordinal)))
        {
            yield return "the content security policy allows something unsafe";
        }

        if (headers.Any(h => h.StartsWith("Content-Type: text/html", StringComparison.Ordinal)) && answer.Body.Length > 0)
        {
            foreach (var broken in Html(answer, isFile))
            {
                yield return broken;
            }
        }
    }

    private static IEnumerable<string> Html(Answer answer, bool isFile)
    {
        using var page = new HtmlParser().ParseDocument(answer.Text);
        var headings = page.QuerySelectorAll("h1").Length;
        if (headings != 1)
        {
            yield return $"{headings} h1";
        }

        // A file of HTML is somebody else's to read, and has a title of its own.
        if (!isFile && page.Title?.EndsWith(TitleEnd, StringComparison.Ordinal) != true)
        {
            yield return $"the title is '{page.Title}'";
        }

        foreach (var element in page.All)
        {
            foreach (var inline in element.Attributes.Where(IsInline))
            {
                yield return $"<{element.LocalName} {inline.Name}=\"{inline.Value}\">";
            }

            // A file that is handed over is read from a disk, where no other style reaches it; it may load nothing.
            var isOwnStyle = isFile && element.LocalName == "style" && !element.TextContent.Contains("url(", StringComparison.Ordinal) && !element.TextContent.Contains('@', StringComparison.Ordinal);
            if ((element.LocalName == "style" && !isOwnStyle) || (element.LocalName == "script" && !element.HasAttribute("src")))
            {
                yield return $"<{element.LocalName}> stands in the page";
            }
        }

        if (answer.Status == HttpStatusCode.InternalServerError)
        {
            yield return "an error of the program";
        }
    }

    private static bool IsInline(IAttr attribute) => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)
        || (attribute.Name is "href" or "src" or "action" or "formaction" && attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
}
