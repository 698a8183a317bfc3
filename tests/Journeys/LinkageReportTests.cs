using LineOfSight.Host.Verbs;
using LineOfSight.Kit;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>What <c>lineofsight link</c> leaves opens in a browser without a network, and explains any link of its pairs.csv in words.</summary>
public sealed class LinkageReportTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("los-report-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_report_opens_from_a_folder_and_explains_any_link()
    {
        await LinkAsync();
        var page = await chromium.OpenAsync("http://localhost");
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        var errors = new List<string>();
        page.Console += (_, message) => errors.Add(message.Text);
        await page.GotoAsync(new Uri(Path.Combine(folder, "out", "report.html")).AbsoluteUri);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("2,000 records are of");
        await page.CheckAsync();

        // No link and a link by their lines, and the link by its ids, whichever comes first.
        var lines = File.ReadLines(Path.Combine(folder, "out", "pairs.csv")).Skip(1).Select(l => l.Split(',')).OrderBy(l => double.Parse(l[2], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        foreach (var (line, isLink) in new[] { (lines[0], false), (lines[^1], true) })
        {
            await page.GetByLabel("Line", new() { Exact = true }).FillAsync(string.Join(',', line));
            await page.GetByRole(AriaRole.Button, new() { Name = "Explain this line" }).ClickAsync();
            await ExplainedAsync(page, line, isLink);
        }

        await page.GetByLabel("pairs.csv", new() { Exact = true }).SetInputFilesAsync(Path.Combine(folder, "out", "pairs.csv"));
        await page.GetByLabel("First id").FillAsync(lines[^1][1]);
        await page.GetByLabel("Second id").FillAsync(lines[^1][0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Explain this pair" }).ClickAsync();
        await ExplainedAsync(page, lines[^1], isLink: true);
        await page.CheckAsync();
        await page.GetByLabel("Line", new() { Exact = true }).FillAsync("1,2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Explain this line" }).ClickAsync();
        await Assertions.Expect(page.Locator("#line-error")).ToContainTextAsync("this has 2. Copy the whole line");
        Assert.All(asked, url => Assert.StartsWith("file:", url, StringComparison.Ordinal));
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    // The last row of the table is where all steps together arrive: at the pair's own weight.
    private static async Task ExplainedAsync(IPage page, string[] line, bool isLink)
    {
        var answer = page.Locator("#answer");
        await Assertions.Expect(answer.Locator("h3")).ToHaveTextAsync($"{line[0]} and {line[1]}");
        await Assertions.Expect(answer).ToContainTextAsync(isLink ? "on it is a link, so this is one." : "on it is a link, so this is none.");
        var weight = double.Parse(line[2], System.Globalization.CultureInfo.InvariantCulture);
        var told = await answer.Locator("tbody tr:last-child td:last-child").InnerTextAsync();
        Assert.Equal(weight, double.Parse(told.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture), 0.0051);
        Assert.True(await answer.Locator("ol li").CountAsync() > 5, "An explanation has a step for each comparison.");
    }

    private async Task LinkAsync()
    {
        var records = Path.Combine(folder, "records.csv");
        await RunAsync("link", "generate", "--rows", "2000", "--seed", "5", "--output", records);
        await RunAsync("link", "--settings", Path.Combine(Shared.Root, "benchmarks/linkage/children-settings.json"), "--input", records, "--output", Path.Combine(folder, "out"), "--labels", "cluster", "--json");
    }

    private static async Task RunAsync(params string[] arguments) =>
        Assert.Equal(0, await Verbs.Root().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
}
