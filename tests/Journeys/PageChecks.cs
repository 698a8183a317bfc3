using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LineOfSight.Kit;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>What every page must hold, wherever a journey comes by: accessible, valid, and readable at 320 pixels.</summary>
internal static class PageChecks
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>Checks the page that is open now.</summary>
    /// <param name="page">The page.</param>
    /// <param name="script">False when JavaScript is off: then axe cannot run and only the rest is checked.</param>
    public static async Task CheckAsync(this IPage page, bool script = true)
    {
        var where = new Uri(page.Url).PathAndQuery;
        await page.CheckShownAsync(script);
        await ValidateAsync(await page.ContentAsync(), where);
    }

    /// <summary>The same but for the markup, which <see cref="ValidateAllAsync"/> checks for many pages at once.</summary>
    public static async Task CheckShownAsync(this IPage page, bool script = true)
    {
        var where = new Uri(page.Url).PathAndQuery;
        if (script)
        {
            var axe = await page.RunAxe(Rules);
            Assert.True(axe.Violations.Length == 0, $"axe at {where}: " + string.Join("; ", axe.Violations.Select(v => $"{v.Id} ({v.Help}): {string.Join(", ", v.Nodes.Select(n => n.Html))}")));
        }

        await CheckReflowAsync(page, where);
        Assert.EndsWith("Line of Sight", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }

    private static async Task CheckReflowAsync(IPage page, string where)
    {
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, 800);
        var wide = await page.Locator("html").EvaluateAsync<int>("e => e.scrollWidth - e.clientWidth");
        await page.SetViewportSizeAsync(size.Width, size.Height);
        Assert.True(wide <= 0, $"{where} is {wide} pixels too wide at 320 pixels");
    }

    private static async Task ValidateAsync(string html, string where)
    {
        var folder = Directory.CreateTempSubdirectory("los-html-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "page.html"), html);
            await ValidateAllAsync(folder, where);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Validates every <c>.html</c> of a folder in one go.</summary>
    public static async Task ValidateAllAsync(string folder, string where)
    {
        var start = new ProcessStartInfo(
            "node", [Path.Combine(Shared.Root, "node_modules/html-validate/bin/html-validate.mjs"), "--config", Path.Combine(Shared.Root, ".htmlvalidate.json"), folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Shared.Root,
        };
        using var validate = Process.Start(start)!;
        var errors = validate.StandardError.ReadToEndAsync();
        var found = await validate.StandardOutput.ReadToEndAsync() + await errors;
        await validate.WaitForExitAsync();
        Assert.True(validate.ExitCode == 0, $"html-validate at {where}: {found}");
    }
}
