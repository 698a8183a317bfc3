using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using LineOfSight.Design.Assets;
using Microsoft.Extensions.Hosting;

namespace LineOfSight.Design.Tests;

/// <summary>The style sheet and scripts, as a browser gets them.</summary>
public sealed class AssetsTests
{
    private static readonly DesignAssets Assets = new();

    private static string Css => Encoding.UTF8.GetString(Assets.All.Single(a => a.Name == "line-of-sight.css").Plain.Span);

    [Theory]
    [InlineData("GDS Transport")]
    [InlineData("crown")]
    [InlineData("crest")]
    [InlineData("govuk-icon")]
    [InlineData("@font-face")]
    [InlineData("url(")]
    [InlineData("1d70b8")]
    public void The_style_sheet_holds_nothing_of_the_brand(string what)
    {
        // GOV.UK blue is left in one rule of the library that ours overrides; no other of these words may stand in it.
        var count = Css.Split(what, StringSplitOptions.None).Length - 1;
        Assert.Equal(what == "1d70b8" ? 2 : 0, count);
    }

    [Fact]
    public void The_style_sheet_has_our_typeface_colour_and_components()
    {
        Assert.Contains("\"Helvetica Neue\",Helvetica,Arial,sans-serif", Css, StringComparison.Ordinal);
        Assert.Contains("#1f5a5e", Css, StringComparison.Ordinal);
        Assert.Contains(".govuk-button", Css, StringComparison.Ordinal);
        Assert.Contains(".los-chain__node", Css, StringComparison.Ordinal);
        Assert.Contains("@media print", Css, StringComparison.Ordinal);
    }

    [Fact]
    public void Style_and_scripts_are_under_60_kilobytes_compressed() =>
        Assert.InRange(Assets.All.Sum(a => a.Brotli.Length), 1, 60 * 1024);

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Every_file_a_page_names_is_served(string environment)
    {
        await using var app = new SampleApp { Environment = environment };
        await app.InitializeAsync();
        var page = new HtmlParser().ParseDocument(await app.Client.GetStringAsync("/home", TestContext.Current.CancellationToken));
        var paths = page.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
        Assert.Equal(4, paths.Count);
        foreach (var path in paths)
        {
            using var answer = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(path.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : path.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "image/svg+xml",
                answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Our_script_imports_the_library_under_the_name_it_is_served_by()
    {
        await using var app = new SampleApp();
        await app.InitializeAsync();
        var script = await app.Client.GetStringAsync(Assets["line-of-sight.js"], TestContext.Current.CancellationToken);
        var name = script.Split("from '.")[1].Split('\'')[0];
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/assets" + name, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Compressed_is_the_same_file(string encoding)
    {
        await using var app = new SampleApp();
        await app.InitializeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Assets["line-of-sight.css"]);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress));
        Assert.Equal(Css, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_the_browser_has_is_not_sent_again()
    {
        await using var app = new SampleApp();
        await app.InitializeAsync();
        var asset = Assets.All.Single(a => a.Name == "line-of-sight.css");
        using var request = new HttpRequestMessage(HttpMethod.Get, asset.Path);
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(asset.ETag));
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
