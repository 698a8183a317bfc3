using System.Net;
using System.Text;
using LineOfSight.Host.Serving;

namespace LineOfSight.Walls.Tests.Access;

public sealed class ResponseRulesTests
{
    private const string Headers = $"""
        Cache-Control: no-store
        Content-Security-Policy: {SecurityHeaders.ContentSecurityPolicy}
        Content-Type: text/html; charset=utf-8
        Cross-Origin-Opener-Policy: same-origin
        Cross-Origin-Resource-Policy: same-origin
        Permissions-Policy: camera=()
        Referrer-Policy: same-origin
        X-Content-Type-Options: nosniff
        """;

    private const string Page = "<!DOCTYPE html><html><head><title>Home – Line of Sight</title><script src=\"/a.js\"></script></head><body><h1>Home</h1></body></html>";

    [Fact]
    public void A_sound_answer_breaks_nothing() => Wall.Holds(Broken(Headers, Page));

    [Theory]
    [InlineData("Content-Security-Policy")]
    [InlineData("X-Content-Type-Options")]
    [InlineData("Referrer-Policy")]
    [InlineData("Cache-Control")]
    public void A_planted_answer_without_a_header_is_found(string header) =>
        Wall.Finds($"no header {header}", Broken(string.Join('\n', Headers.Split('\n').Where(h => !h.StartsWith(header, StringComparison.Ordinal))), Page));

    [Fact]
    public void A_planted_header_that_tells_too_much_is_found()
    {
        Wall.Finds("Server: Kestrel", Broken(Headers + "\nServer: Kestrel", Page));
        Wall.Finds("something unsafe", Broken(Headers.Replace("script-src 'self'", "script-src 'self' 'unsafe-inline'", StringComparison.Ordinal), Page));
    }

    [Theory]
    [InlineData("<h1>Again</h1>", "2 h1")]
    [InlineData("<p style=\"color:red\">x</p>", "<p style=")]
    [InlineData("<button onclick=\"go()\">x</button>", "<button onclick=")]
    [InlineData("<script>go()</script>", "<script> stands in the page")]
    [InlineData("<style>p{}</style>", "<style> stands in the page")]
    [InlineData("<a href=\" javascript:go()\">x</a>", "<a href=")]
    public void Planted_markup_is_found(string markup, string words) => Wall.Finds(words, Broken(Headers, Page.Replace("</body>", markup + "</body>", StringComparison.Ordinal)));

    [Fact]
    public void A_planted_page_without_heading_or_title_is_found()
    {
        Wall.Finds("0 h1", Broken(Headers, Page.Replace("<h1>Home</h1>", "", StringComparison.Ordinal)));
        Wall.Finds("the title is", Broken(Headers, Page.Replace(" – Line of Sight", "", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Broken(string headers, string page) =>
        ResponseRules.Broken("/", new Answer(HttpStatusCode.OK, null, Encoding.UTF8.GetBytes(page), headers.ReplaceLineEndings("\n")));
}
