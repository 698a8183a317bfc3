using System.Diagnostics;
using System.Text.Json;
using LineOfSight.Kit;
using Microsoft.Playwright;
using static LineOfSight.Journeys.SigningIn;

namespace LineOfSight.Journeys;

/// <summary>An installation that knows one outside provider: npm's oidc-provider, in a process of its own.</summary>
public sealed class WithProvider : Installed
{
    private readonly int port = FreePort();
    private Process? provider;

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["SignIn__SecondStep"] = "always",
        ["SignIn__Providers__council__Name"] = "Wirral Council",
        ["SignIn__Providers__council__Authority"] = $"http://localhost:{port}",
        ["SignIn__Providers__council__ClientId"] = "line-of-sight",
        ["SignIn__Providers__council__ClientSecret"] = "a secret of the provider",
        ["SignIn__Providers__council__TenantClaim"] = "tid",
        ["SignIn__Providers__council__Tenants__0"] = "wirral",
    };

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var script = Path.Combine(Shared.Root, "tests", "Journeys", "Provider", "provider.mjs");
        var start = new ProcessStartInfo("node", [script, $"{port}", $"{Address}/work-account/returned/council"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        provider = Process.Start(start)!;
        var errors = provider.StandardError.ReadToEndAsync();
        var said = await provider.StandardOutput.ReadLineAsync();
        Assert.True(said == "ready", said is null ? await errors : said);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (provider is { HasExited: false })
        {
            provider.Kill();
            await provider.WaitForExitAsync();
        }

        provider?.Dispose();
        await base.DisposeAsync();
    }
}

/// <summary>Signing in with a work account, in a real browser, at a real provider.</summary>
public sealed class OutsideSignInTests(Chromium chromium, WithProvider installed) : IClassFixture<Chromium>, IClassFixture<WithProvider>
{
    [Fact]
    public async Task An_invited_person_opens_their_invitation_with_their_work_account_and_signs_in_with_it()
    {
        var page = await chromium.OpenAsync(installed.Address);
        var said = await installed.RunAsync("people", "add-first", "--name", "Clementine Crossbill", "--email", "clementine@example.org", "--url", installed.Address, "--json");
        await page.GotoAsync(JsonDocument.Parse(said).RootElement.GetProperty("link").GetString()!);
        await page.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use your account at Wirral Council" }).ClickAsync();
        await AtTheProviderAsync(page, "clementine");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Set up your second step");
        var secret = SecondSteps.SecretOf(await page.Locator("#authenticator-key").InnerTextAsync());
        await page.GetByLabel("Code that the app shows").FillAsync(Now(secret));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and sign in" }).ClickAsync();
        var recovery = await page.Locator("#recovery-codes code").First.InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await page.GotoAsync("/account");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Wirral Council, linked");
        await page.CheckAsync();
        await SignOutAsync(page);

        await page.GotoAsync("/sign-in");
        await page.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with Wirral Council" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Check it is you");
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code" }).ClickAsync();
        await page.GetByLabel("Recovery code").FillAsync(recovery);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("What needs you today");
        await SignOutAsync(page);
        await page.Context.CloseAsync();

        // Somebody whom the provider knows and nobody here does.
        var other = await chromium.OpenAsync(installed.Address);
        await other.GotoAsync("/sign-in");
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign in with Wirral Council" }).ClickAsync();
        await AtTheProviderAsync(other, "stranger");
        await Assertions.Expect(other.Locator("main")).ToContainTextAsync("is not linked to anybody here");
        await other.CheckAsync();
        await other.Context.CloseAsync();
    }

    // The provider's own pages: any name and any password, then "yes".
    private static async Task AtTheProviderAsync(IPage page, string name)
    {
        await page.Locator("input[name=login]").FillAsync(name);
        await page.Locator("input[name=password]").FillAsync("anything");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("button[type=submit]").ClickAsync();
    }
}
