using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>One real Chromium for all journeys: Debian's, without windows where that is installed, or the one that <c>LINEOFSIGHT_CHROMIUM</c> names.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("LINEOFSIGHT_CHROMIUM") ?? Array.Find(Places, File.Exists);
        Assert.True(path is not null, "The journeys need Chromium: install Debian's package chromium-headless-shell, or set LINEOFSIGHT_CHROMIUM to its path.");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh window of its own: no cookies, no history.</summary>
    /// <param name="address">Where the site is.</param>
    /// <param name="script">False switches JavaScript off.</param>
    /// <param name="width">The window's width in CSS pixels.</param>
    public async Task<IPage> OpenAsync(string address, bool script = true, int width = 1280)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<Chromium>, ICollectionFixture<Installed>
{
    public const string Name = "Journeys";
}
