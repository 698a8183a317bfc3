using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>
/// Every page of the demonstration that links lead to, one of each kind, and every form sent empty: accessible, valid markup, and
/// readable at 320 pixels.
/// </summary>
public sealed partial class EveryPageTests(Chromium chromium, Demonstrated installed) : IClassFixture<Chromium>, IClassFixture<Demonstrated>
{
    /// <summary>How many kinds of page there are at least; fewer means that the walk lost its way.</summary>
    private const int AtLeast = 55;

    private readonly HashSet<string> seen = [];
    private readonly List<string> broken = [];

    [Fact]
    public async Task Every_page_that_links_lead_to()
    {
        var folder = Directory.CreateTempSubdirectory("los-pages-").FullName;
        try
        {
            foreach (var who in (string[])["Benedict Brackenshaw", "Amara Ambleforth", "Perdita Pebblecombe", "Rosalind Ravensdyke"])
            {
                var page = await chromium.OpenAsync(installed.Address);
                await page.GotoAsync("/development/people");
                await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(who) }).First.ClickAsync();
                seen.Remove("/");
                await WalkAsync(page, folder);
                await page.Context.CloseAsync();
            }

            await PageChecks.ValidateAllAsync(folder, "the pages of the demonstration");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.True(seen.Count >= AtLeast, $"Only {seen.Count} kinds of page were found: {string.Join(", ", seen.Order())}");
    }

    private async Task WalkAsync(IPage page, string folder)
    {
        var next = new Queue<string>(["/"]);
        while (next.TryDequeue(out var url))
        {
            var answer = await page.GotoAsync(url);
            if (answer is not { Ok: true })
            {
                broken.Add($"{url} answered {answer?.Status}");
                continue;
            }

            foreach (var link in await page.EvalOnSelectorAllAsync<string[]>("a[href^='/']", "all => all.map(a => a.getAttribute('href'))"))
            {
                if (!link.StartsWith("/assets/", StringComparison.Ordinal) && seen.Add(Kind(link)))
                {
                    next.Enqueue(link);
                }
            }

            await LookAsync(page, folder);
            if (await page.Locator("main form[method=post] :is(input:not([type=hidden]), textarea, select)").CountAsync() > 0)
            {
                await page.Locator("main form[method=post] button").Last.ClickAsync();
                await LookAsync(page, folder);
            }
        }
    }

    private async Task LookAsync(IPage page, string folder)
    {
        try
        {
            await page.CheckShownAsync();
        }
        catch (Xunit.Sdk.XunitException wrong)
        {
            broken.Add(wrong.Message);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, $"{Letters().Replace(new Uri(page.Url).PathAndQuery, "-")}{seen.Count}.html"), await page.ContentAsync());
    }

    // One of each kind: identifiers and numbers are alike, and so are the questions of a list.
    private static string Kind(string link) => Identifier().Replace(link.Split('?', '#')[0], "*");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+")]
    private static partial Regex Identifier();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Letters();
}
