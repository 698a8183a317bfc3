using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using LineOfSight.Design;
using LineOfSight.Design.Assets;

namespace LineOfSight.Papers.Tests;

public sealed class PdfPrinterTests
{
    private static readonly PaperPage Page = new(new DesignAssets());

    private static PdfPrinter Printer { get; } = new(new PdfSettings(Environment.GetEnvironmentVariable("LINEOFSIGHT_CHROMIUM")));

    [Fact]
    public void The_page_has_one_title_headings_without_gaps_and_tables_with_headings()
    {
        var page = new HtmlParser().ParseDocument(Page.Of(SamplePaper.Make()));
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Improvement: what was decided, done and answered", page.Title);
        var levels = page.QuerySelectorAll("h1,h2,h3,h4").Select(h => h.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, l => l == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.All(page.QuerySelectorAll("table"), t =>
        {
            Assert.NotNull(t.QuerySelector("caption"));
            Assert.NotEmpty(t.QuerySelectorAll("thead th[scope=col]"));
            Assert.NotEmpty(t.QuerySelectorAll("tbody th[scope=row]"));
        });
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.Equal("https://los.example.gov.uk/improvement/finding/1", page.QuerySelector(".los-paper__statement a")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("script, [style], img, link"));
    }

    [Fact]
    public void Words_of_a_paper_end_neither_its_style_sheet_nor_its_page()
    {
        const string hostile = "\"}</style><script>alert(1)</script>\\\n";
        var page = new HtmlParser().ParseDocument(Page.Of(SamplePaper.Make() with { Title = hostile, Reference = hostile, Printed = new Printed(hostile, hostile) }));
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(2, page.QuerySelectorAll("style").Length);
        Assert.All(page.QuerySelectorAll("style"), s => Assert.DoesNotContain("alert(1)", s.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_pdf_is_tagged_has_bookmarks_and_the_foot_on_every_sheet()
    {
        var pdf = await Printer.PrintAsync(Page.Of(SamplePaper.Make()), TestContext.Current.CancellationToken);
        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
        Assert.Matches("/MarkInfo\\s*<</Type /MarkInfo\\s*/Marked true|/Marked true", text);
        // What is tagged as a picture has words in its place.
        Assert.Equal(3, text.Split("/S /Figure").Length - 1);
        Assert.Equal(3, text.Split("/S /Figure\n/Alt (").Length - 1);
        Assert.Contains("/Outlines", text, StringComparison.Ordinal);
        Assert.Matches(@"/Lang\s*\(en-GB\)", text);
        if (Environment.GetEnvironmentVariable("LINEOFSIGHT_PAPERS") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "sample.pdf"), pdf, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "sample.html"), Page.Of(SamplePaper.Make()), TestContext.Current.CancellationToken);
        }
    }

    // A page of ours says itself that it may load nothing; this one says that it may load all, and still nothing goes out.
    [Fact]
    public async Task Nothing_is_fetched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        Assert.NotEmpty(await Printer.PrintAsync($"{Head("img-src *; frame-src *; connect-src *; script-src 'unsafe-inline'")}<img src='{address}a.png'><iframe src='{address}b'></iframe><script>fetch('{address}c')</script><p>done", TestContext.Current.CancellationToken));
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>t</title><body><script>alert(1)</script>")]
    [InlineData("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><script>1</script><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">")]
    [InlineData("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\">")]
    public async Task A_page_without_a_policy_is_refused(string page) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Printer.PrintAsync(page, TestContext.Current.CancellationToken));

    private static string Head(string policy) => $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; {policy}\"><title>t</title></head><body>";

    [Fact]
    public async Task Where_Chromium_is_missing_the_reason_is_said()
    {
        var missing = await Assert.ThrowsAsync<NoPdf>(() => new PdfPrinter(new PdfSettings("chromium-that-is-not-there")).PrintAsync(Head(""), TestContext.Current.CancellationToken));
        Assert.Contains("apt-get install chromium-headless-shell", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_too_long_is_ended_and_leaves_nothing()
    {
        var slow = new PdfPrinter(new PdfSettings(Environment.GetEnvironmentVariable("LINEOFSIGHT_CHROMIUM")) { Limit = TimeSpan.FromMilliseconds(50) });
        await Assert.ThrowsAsync<NoPdf>(() => slow.PrintAsync(Head(""), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateDirectories(Path.GetTempPath(), "los-paper-*"));
    }
}
