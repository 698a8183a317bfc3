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
        foreach (var who in (string[])["Benedict Brackenshaw", "Amara Ambleforth", "Perdita Pebblecombe", "Rosalind Ravensdyke"])
        {
            var page = await chromium.OpenAsync(installed.Address);
            await page.GotoAsync("/development/people");
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(who) }).First.ClickAsync();
            seen.Remove("/");
            await WalkAsync(page);
            await page.Context.CloseAsync();
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.True(seen.Count >= AtLeast, $"Only {seen.Count} kinds of page were found: {string.Join(", ", seen.Order())}");
    }

    [Theory]
    [InlineData("<img src=\"/nothing.png\">", "image-alt")]
    [InlineData("<p id=\"twice\">One</p><p id=\"twice\">Two</p>", "no-dup-id")]
    [InlineData("<div class=\"planted\">Too wide</div><style>.planted { width: 400px }</style>", "pixels too wide")]
    [InlineData("<h1>A second heading</h1>", "Expected: 1")]
    public async Task A_planted_fault_is_noticed(string fault, string named)
    {
        var page = await chromium.OpenAsync(installed.Address);
        await page.SetContentAsync($"<!DOCTYPE html><html lang=\"en\"><head><title>Planted - Line of Sight</title></head><body><main><h1>Planted</h1>{fault}</main></body></html>");
        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => page.CheckAsync());
        Assert.Contains(named, found.Message, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private async Task WalkAsync(IPage page)
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

            await LookAsync(page);
            if (await page.Locator("main form[method=post] :is(input:not([type=hidden]), textarea, select)").CountAsync() > 0)
            {
                await page.Locator("main form[method=post] button").Last.ClickAsync();
                await LookAsync(page);
            }
        }
    }

    private async Task LookAsync(IPage page)
    {
        try
        {
            await page.CheckAsync();
        }
        catch (Xunit.Sdk.XunitException wrong)
        {
            broken.Add(wrong.Message);
        }
    }

    // One of each kind: identifiers and numbers are alike, and so are the questions of a list.
    private static string Kind(string link) => Identifier().Replace(link.Split('?', '#')[0], "*");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+")]
    private static partial Regex Identifier();
}
