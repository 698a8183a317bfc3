using System.Text.Json;
using LineOfSight.Kit;
using Microsoft.Playwright;
using static LineOfSight.Journeys.SigningIn;

namespace LineOfSight.Journeys;

/// <summary>An installation that asks everybody for a second step, as Production does, on http so that a browser needs no certificate.</summary>
public sealed class Strict : Installed
{
    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["SignIn__SecondStep"] = "always" };
}

/// <summary>A person's first sign-in, and their later ones, in a real browser with a virtual authenticator for passkeys.</summary>
public sealed class SignInTests(Chromium chromium, Strict installed) : IClassFixture<Chromium>, IClassFixture<Strict>
{
    [Fact]
    public async Task A_person_sets_up_a_second_step_adds_a_passkey_and_signs_in_with_it()
    {
        var page = await chromium.OpenAsync(installed.Address);
        var keys = await AuthenticatorAsync(page, id => authenticator = id);
        var email = await AcceptedAsync(installed, page, "Wendeline Whistlecroft");
        await GiveAsync(page, email);
        await Assertions.Expect(Title(page)).ToContainTextAsync("Set up your second step");
        await page.CheckAsync();
        var secret = SecondSteps.SecretOf(await page.Locator("#authenticator-key").InnerTextAsync());
        await page.GetByLabel("Code that the app shows").FillAsync(Now(secret));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and sign in" }).ClickAsync();
        await Assertions.Expect(Title(page)).ToContainTextAsync("Your recovery codes");
        await page.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await Assertions.Expect(Title(page)).ToContainTextAsync("What needs you today");

        await page.GotoAsync("/account");
        await page.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.CheckAsync();
        await page.GetByLabel("A name for it").FillAsync("Whistlecroft’s laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Your passkey is saved");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Whistlecroft’s laptop, added");
        await SignOutAsync(page);

        // A stranger's wrong passwords lock the password, never the passkey.
        for (var i = 0; i < 10; i++)
        {
            await GiveAsync(page, email, "a stranger is guessing this");
        }

        await GiveAsync(page, email);
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("do not match our records");
        await WithPasskeyAsync(page);
        await Assertions.Expect(Title(page)).ToContainTextAsync("What needs you today");
        await page.GotoAsync("/account");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("with passkey");
        await SignOutAsync(page);

        // Nothing is left to look at by going back.
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync(email);

        // A device that does not check who holds it is not enough.
        await keys.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await WithPasskeyAsync(page);
        await Assertions.Expect(page.Locator("[data-passkey-problem]")).ToBeVisibleAsync();
        await page.CheckAsync();
        await page.Context.CloseAsync();
    }

    private string authenticator = "";
}

/// <summary>The same without JavaScript.</summary>
public sealed class SignInWithoutScriptTests(Chromium chromium, Strict installed) : IClassFixture<Chromium>, IClassFixture<Strict>
{
    [Fact]
    public async Task Without_javascript_the_password_and_a_code_sign_in()
    {
        var page = await chromium.OpenAsync(installed.Address, script: false);
        await page.GotoAsync("/sign-in");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Passkeys need JavaScript");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToBeHiddenAsync();
        await page.CheckAsync(script: false);
        var email = await AcceptedAsync(installed, page, "Barnaby Bramblewick");
        await GiveAsync(page, email);
        var secret = SecondSteps.SecretOf(await page.Locator("#authenticator-key").InnerTextAsync());
        var first = Now(secret);
        await page.GetByLabel("Code that the app shows").FillAsync(first);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and sign in" }).ClickAsync();
        var recovery = await page.Locator("#recovery-codes code").First.InnerTextAsync();
        await SignOutAsync(page);

        await GiveAsync(page, email);
        await Assertions.Expect(Title(page)).ToContainTextAsync("Check it is you");
        await page.CheckAsync(script: false);
        await page.GetByLabel("Code from your authenticator app").FillAsync(first);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("A code works once");
        await page.CheckAsync(script: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code" }).ClickAsync();
        await page.CheckAsync(script: false);
        await page.GetByLabel("Recovery code").FillAsync(recovery);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(Title(page)).ToContainTextAsync("What needs you today");
        await page.Context.CloseAsync();
    }
}

internal static class SigningIn
{
    private const string Password = "a lantern under the stairs";

    /// <summary>A virtual authenticator with user verification, for the passkeys of one page.</summary>
    public static async Task<ICDPSession> AuthenticatorAsync(IPage page, Action<string> made)
    {
        var keys = await page.Context.NewCDPSessionAsync(page);
        await keys.SendAsync("WebAuthn.enable");
        var added = await keys.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        made(added!.Value.GetProperty("authenticatorId").GetString()!);
        return keys;
    }

    public static ILocator Title(IPage page) => page.Locator("h1");

    public static string Now(byte[] secret) => SecondSteps.CodeAt(secret, TimeProvider.System.GetUtcNow());

    public static async Task GiveAsync(IPage page, string email, string password = Password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email address", new() { Exact = true }).FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    public static async Task WithPasskeyAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.CheckAsync();
        await Assertions.Expect(page.Locator("[data-passkey-problem]")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
    }

    public static Task SignOutAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).First.ClickAsync();

    /// <summary>The first administrator of an installation, who has opened their one-time link.</summary>
    public static async Task<string> AcceptedAsync(Installed installed, IPage page, string name)
    {
        const string Email = "first@example.org";
        var said = await installed.RunAsync("people", "add-first", "--name", name, "--email", Email, "--url", installed.Address, "--json");
        await page.GotoAsync(JsonDocument.Parse(said).RootElement.GetProperty("link").GetString()!);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save password" }).ClickAsync();
        return Email;
    }
}
