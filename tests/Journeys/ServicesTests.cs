using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static LineOfSight.Journeys.SigningIn;

namespace LineOfSight.Journeys;

/// <summary>
/// The shared services in one story: a passkey, a document as evidence, a clock over Easter, a reminder, a calendar entry and its end, a
/// search, a hold; then the backup of all this, restored elsewhere.
/// </summary>
public sealed partial class ServicesTests(Chromium chromium, Demonstrated installed) : IClassFixture<Chromium>, IClassFixture<Demonstrated>
{
    private const string Manager = "Benedict Brackenshaw";
    private const string What = "Ask parents in every district before term begins";
    private static readonly DateOnly Today = Kernel.Clocks.London.DateOf(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task What_is_kept_reminded_found_and_held_is_there_again_after_a_restore()
    {
        var page = await chromium.OpenAsync(installed.Address);
        await SignInWithPasskeyAsync(page);
        var action = await AddAsync(page);
        await GiveEvidenceAsync(page, action);
        await RemindAsync(page, action);
        await SearchAsync(page);
        await HoldAsync();

        var folder = Directory.CreateTempSubdirectory("los-restore-").FullName;
        var (backup, secret) = (Path.Combine(folder, "last-night.backup"), Path.Combine(folder, "passphrase"));
        await File.WriteAllTextAsync(secret, "correct horse battery staple\n", TestContext.Current.CancellationToken);
        Assert.Contains("every byte is as it was written", await installed.RunAsync("backup", backup, "--passphrase-file", secret), StringComparison.Ordinal);
        await using var restored = new Installed();
        var said = await restored.RunAsync("restore", backup, "--passphrase-file", secret);
        Assert.Matches(@"(?m)^improvement\.action: (\d+) of \1 rows, equal$", said);
        Assert.Contains("equal and verified", said, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT EQUAL", said, StringComparison.Ordinal);
        Assert.Contains("Verified ", await restored.RunAsync("verify"), StringComparison.Ordinal);
        await restored.InitializeAsync();
        var again = await chromium.OpenAsync(restored.Address);
        await AsAsync(again, Manager);
        await again.GotoAsync(action);
        await Assertions.Expect(Title(again)).ToContainTextAsync(What);
        await again.GotoAsync(action.Replace("/action/", "/documents/", StringComparison.Ordinal));
        var file = again.WaitForDownloadAsync();
        await again.GetByRole(AriaRole.Link, new() { Name = "survey.png", Exact = true }).ClickAsync();
        Assert.Equal(Picture, await File.ReadAllBytesAsync(await (await file).PathAsync(), TestContext.Current.CancellationToken));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task SignInWithPasskeyAsync(IPage page)
    {
        await AuthenticatorAsync(page);
        await AsAsync(page, Manager);
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByLabel("A name for it").FillAsync("Laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await SignOutAsync(page);
        await WithPasskeyAsync(page);
        await Assertions.Expect(Title(page)).ToContainTextAsync("What needs you today");
    }

    // The partnership gives itself 250 working days, which is a year: Easter lies on the way, whenever this runs.
    private static async Task<string> AddAsync(IPage page)
    {
        await page.GotoAsync("/deadlines/set/action-soon");
        await page.GetByLabel("How many?").FillAsync("250");
        await page.GetByLabel("Which policy or decision sets it?").FillAsync("Improvement policy, section 2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this length" }).ClickAsync();
        await page.GotoAsync("/improvement/findings");
        var finding = (await page.Locator("main a[href^='/improvement/finding/']").First.GetAttributeAsync("href"))!;
        await page.GotoAsync(finding.Replace("/finding/", "/add/action/", StringComparison.Ordinal));
        await page.GetByLabel("What will be done?").FillAsync(What);
        await page.GetByLabel("Which agency leads it?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Who owns it? (optional)").SelectOptionAsync(new SelectOptionValue { Label = Manager });
        await page.GetByLabel("Within 250 working days").CheckAsync();
        await page.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this action" }).ClickAsync();
        var action = (await page.GetByRole(AriaRole.Link, new() { Name = What }).GetAttributeAsync("href"))!;
        await page.GotoAsync(action.Replace("/action/", "/key-dates/", StringComparison.Ordinal));
        await page.GetByText("How we worked out this date").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Good Friday");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Easter Monday");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Source: Improvement policy, section 2");
        await page.CheckAsync();
        return action;
    }

    private static async Task GiveEvidenceAsync(IPage page, string action)
    {
        await page.GotoAsync(action.Replace("/action/", "/add/document/", StringComparison.Ordinal));
        await page.GetByLabel("Upload a file").SetInputFilesAsync(new FilePayload { Name = "survey.png", MimeType = "image/png", Buffer = Picture });
        await page.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload this document" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("survey.png");
        await page.CheckAsync();
    }

    private async Task RemindAsync(IPage page, string action)
    {
        var reference = Reference().Match(await TextAsync(page, action)).Value;
        await page.GotoAsync(action.Replace("/action/", "/remind/calendar/", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it to my calendar" }).ClickAsync();
        await LetterAsync($"For your calendar: action {reference}", "METHOD:REQUEST");

        await page.GotoAsync(action.Replace("/action/", "/move/date/", StringComparison.Ordinal));
        var soon = Today.AddDays(3);
        foreach (var (part, value) in new[] { ("Day", soon.Day), ("Month", soon.Month), ("Year", soon.Year) })
        {
            await page.GetByLabel(part, new() { Exact = true }).FillAsync(value.ToString(CultureInfo.InvariantCulture));
        }

        await page.GetByLabel("Why does it change, and who agreed?").FillAsync("The executive wants it sooner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the date" }).ClickAsync();
        await LetterAsync($"For your calendar: action {reference}", "SEQUENCE:1");

        var administrator = await chromium.OpenAsync(installed.Address);
        await AsAsync(administrator, await RoleAsync(administrator, "System administrator"));
        await administrator.GotoAsync("/administration/jobs");
        await administrator.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Reminds people") }).ClickAsync();
        await LetterAsync($"Your action {reference} is due on", null);

        await page.GotoAsync(action.Replace("/action/", "/pause/action/", StringComparison.Ordinal));
        await page.GetByLabel("Why is it paused?").FillAsync("An inquest");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause the clock" }).ClickAsync();
        await LetterAsync($"Take out of your calendar: action {reference}", "METHOD:CANCEL");
    }

    private async Task SearchAsync(IPage page)
    {
        await FindAsync(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(What);
        await page.CheckAsync();
        var stranger = await chromium.OpenAsync(installed.Address);
        await AsAsync(stranger, await RoleAsync(stranger, "Business manager", skip: Manager));
        await FindAsync(stranger);
        await Assertions.Expect(stranger.Locator("main")).ToContainTextAsync("No results that you can see");
    }

    // The demonstration holds its actions for an inquiry, and a finding with such actions is due for disposal: the hold keeps it, too.
    private async Task HoldAsync()
    {
        var lead = await chromium.OpenAsync(installed.Address);
        await AsAsync(lead, await RoleAsync(lead, "Information governance lead"));
        await lead.GotoAsync("/administration/retention");
        await Assertions.Expect(lead.Locator("main tbody tr").First).ToContainTextAsync("Held");
        var review = (await lead.Locator("main tbody a").First.GetAttributeAsync("href"))!;
        await lead.GotoAsync(review);
        await lead.GetByLabel("Dispose of it").CheckAsync();
        await lead.GetByLabel("Why?").FillAsync("The period has ended");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Save this decision" }).ClickAsync();
        await Assertions.Expect(lead.Locator(".govuk-error-summary")).ToContainTextAsync(new Regex("held", RegexOptions.IgnoreCase));
        await lead.CheckAsync();
    }

    private async Task LetterAsync(string subject, string? calendar)
    {
        for (var tried = 0; tried < 300; tried++)
        {
            var folder = Path.Combine(installed.Data, "outbox");
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
            {
                var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
                var parts = Base64Part().Matches(text).Select(m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value.Replace("\r\n", "", StringComparison.Ordinal).Trim())));
                if (Unfolded(text).Contains(subject, StringComparison.Ordinal) && (calendar is null || parts.Any(p => p.Contains(calendar, StringComparison.Ordinal))))
                {
                    Assert.DoesNotContain("parents", text, StringComparison.OrdinalIgnoreCase);
                    return;
                }
            }

            await Task.Delay(300, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"No letter '{subject}' with {calendar} came into the outbox");
    }

    private static string Unfolded(string text) => text.Replace("\r\n ", " ", StringComparison.Ordinal);

    private static async Task FindAsync(IPage page)
    {
        await page.GotoAsync("/search");
        await page.GetByLabel("Words, a reference or a name").FillAsync("\"parents in every district\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await Assertions.Expect(Title(page)).ToContainTextAsync("Search results");
    }

    private static async Task<string> TextAsync(IPage page, string url)
    {
        await page.GotoAsync(url);
        return await page.Locator("main").InnerTextAsync();
    }

    private static async Task AsAsync(IPage page, string name)
    {
        await page.GotoAsync("/development/people");
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
        await Assertions.Expect(Title(page)).ToContainTextAsync("What needs you today");
    }

    private static async Task<string> RoleAsync(IPage page, string role, string? skip = null)
    {
        await page.GotoAsync("/development/people");
        foreach (var item in await page.Locator("main li").AllAsync())
        {
            var name = await item.GetByRole(AriaRole.Button).InnerTextAsync();
            if (name != skip && (await item.InnerTextAsync()).Contains(role, StringComparison.Ordinal))
            {
                return name;
            }
        }

        throw new InvalidOperationException($"Nobody of the demonstration is {role}.");
    }

    private static Task<ICDPSession> AuthenticatorAsync(IPage page) => SigningIn.AuthenticatorAsync(page, _ => { });

    // One white pixel.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==");

    [GeneratedRegex("A-[0-9A-Z]{5}")]
    private static partial Regex Reference();

    [GeneratedRegex("Content-Transfer-Encoding: base64\r\n(?:[A-Za-z-]+:[^\r\n]*\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)")]
    private static partial Regex Base64Part();
}
