using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>What every page must hold, wherever a journey comes by: accessible, valid, and readable at 320 pixels.</summary>
internal static class PageChecks
{
    private const string Look =
        """
        async () => {
          const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
          return found.violations.map(v => `${v.id} (${v.help}): ${v.nodes.map(n => n.html).join(', ')}`);
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Checks the page that is open now.</summary>
    /// <param name="page">The page.</param>
    /// <param name="script">False when JavaScript is off: then axe cannot run and only the rest is checked.</param>
    public static async Task CheckAsync(this IPage page, bool script = true)
    {
        var where = new Uri(page.Url).PathAndQuery;
        if (script)
        {
            // axe asked directly, and for its faults alone: the ready-made call also brings back every element that passed.
            await page.EvaluateAsync(Axe);
            var broken = await page.EvaluateAsync<string[]>(Look);
            Assert.True(broken.Length == 0, $"axe at {where}: {string.Join("; ", broken)}");
        }

        await CheckReflowAsync(page, where);
        Assert.EndsWith("Line of Sight", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        var faults = await Markup.FaultsAsync(await page.ContentAsync());
        Assert.True(faults.Count == 0, $"The markup at {where}: {string.Join("; ", faults)}");
    }

    private static async Task CheckReflowAsync(IPage page, string where)
    {
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, 800);
        var wide = await page.Locator("html").EvaluateAsync<int>("e => e.scrollWidth - e.clientWidth");
        await page.SetViewportSizeAsync(size.Width, size.Height);
        Assert.True(wide <= 0, $"{where} is {wide} pixels too wide at 320 pixels");
    }
}
