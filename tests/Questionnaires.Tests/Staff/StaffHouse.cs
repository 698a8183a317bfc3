using System.Globalization;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;
using LineOfSight.Questionnaires.Prepare;
using LineOfSight.Questionnaires.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.Staff;

/// <summary>Schools whose staff are asked too.</summary>
public sealed class StaffHouse : QuestionnairesHouse
{
    public const string SchoolText =
        """
        questionnaire: short-school
        version: 1
        title: Short school self-assessment
        source: Invented for these tests
        for: schools
        scheme: met
        sections:
          - id: school
            title: The school
            questions:
              - { id: staff-count, kind: number, ask: "How many staff do you have?", least: 1, most: 5000 }
              - { id: reporting, ask: "Do staff report worries about children?", short: Reporting }
        """;

    public const string StaffText =
        """
        questionnaire: short-staff
        version: 1
        title: What staff say, in short
        source: Invented for these tests
        for: staff
        pages: section
        scheme: agree
        sections:
          - id: you
            title: Your role
            questions:
              - { id: role-group, kind: one, ask: "What do you do?", choices: { teaching: Teaching, support: Support, leadership: Leadership } }
          - id: worries
            title: Worries
            questions:
              - { id: know-how, ask: "I know how to report a worry.", beside: reporting }
              - { id: anything, kind: long-text, ask: "Is there anything else?", required: no, hint: "Please do not write names" }
        """;

    public const string Job = "questionnaires.open-envelopes";

    public Guid ElmLead { get; private set; }

    protected override async Task FillAsync()
    {
        await base.FillAsync();
        ElmLead = await PersonAsync("Eli Elm", "school-lead", Keeper, SchoolId(Elm));
    }

    /// <summary>An open round of schools and their staff.</summary>
    internal async Task<Guid> OpenStaffRoundAsync(string title = "Section 175, this year")
    {
        var round = await AsAsync(Manager, async s =>
        {
            var stop = CancellationToken.None;
            var own = await s.GetRequiredService<Definitions.FindDefinition>().OwnAsync(stop);
            async Task<Guid> IdAsync(string key, string text) => (own.FirstOrDefault(d => d.Key == key)
                ?? await s.GetRequiredService<Definitions.KeepDefinition>().AddAsync(new() { Text = text }, stop)).Id;
            return (await s.GetRequiredService<PrepareRound>().HandleAsync(
                new()
                {
                    Definition = (await IdAsync("short-school", SchoolText)).ToString(), Staff = (await IdAsync("short-staff", StaffText)).ToString(), Title = title, OpensOn = Today, DueOn = Today.AddDays(60),
                },
                stop)).Id;
        });
        await AsAsync(Manager, s => s.GetRequiredService<OpenRound>().HandleAsync(round, 1, CancellationToken.None));
        return round;
    }

    /// <summary>An open round of agencies and their staff, with the questionnaire for staff that ships.</summary>
    internal async Task<Guid> OpenAgencyRoundAsync(string staff)
    {
        var round = await AsAsync(Manager, async s => (await s.GetRequiredService<PrepareRound>().HandleAsync(
            new() { Definition = "section-11.2", Staff = staff, Title = "Section 11, with staff", OpensOn = Today, DueOn = Today.AddDays(60) }, CancellationToken.None)).Id);
        await AsAsync(Manager, s => s.GetRequiredService<OpenRound>().HandleAsync(round, 1, CancellationToken.None));
        return round;
    }

    public Task<Guid> OakAsync(Guid round) => ReturnAsync(round, SchoolId(Oak));

    public Task CloseAsync(Guid round) => AsAsync(Manager, s => s.GetRequiredService<CloseRound>().HandleAsync(round, 2, CancellationToken.None));

    internal Task<IReadOnlyList<string>> CodesAsync(Guid of, int codes, Guid? lead = null, int? staff = null) => AsAsync(lead ?? OakLead, s => s.GetRequiredService<MakeCodes>().HandleAsync(
        of, new() { Staff = staff ?? codes, CountedOn = Today, Codes = codes }, CancellationToken.None));

    /// <summary>Answers by a code as somebody does who has nothing but the code: page by page.</summary>
    public async Task SendAsync(string code, string text = "", string role = "teaching", string grade = "agree", Browser? browser = null)
    {
        browser ??= Visitor();
        var sent = await SendAsync(browser, code, await FillAsync(browser, code, text, role, grade));
        Assert.True(sent.Location == "/questionnaires/staff/done", sent.Text);
    }

    /// <summary>Sends from the page where everything is checked.</summary>
    public static Task<Page> SendAsync(Browser browser, string code, Page check) => NextAsync(browser, check, Url(code), new Dictionary<string, string> { ["Input.Send"] = "true" });

    /// <summary>Answers every page; what is left is to send.</summary>
    public static async Task<Page> FillAsync(Browser browser, string code, string text = "", string role = "teaching", string grade = "agree")
    {
        ArgumentNullException.ThrowIfNull(browser);
        var url = Url(code);
        var page = await NextAsync(browser, await browser.GetAsync(url), url, new Dictionary<string, string> { ["Input.Go"] = "you" });
        page = await NextAsync(browser, page, url, new Dictionary<string, string> { ["Input.Answers[role-group].Chosen"] = role });
        return await NextAsync(browser, page, url, new Dictionary<string, string> { ["Input.Answers[know-how].Chosen"] = grade, ["Input.Answers[anything].Text"] = text });
    }

    /// <summary>Answers any questionnaire: the first of whatever there is to choose, and words where words are asked for.</summary>
    public async Task SendFirstsAsync(string code)
    {
        var (browser, url) = (Visitor(), Url(code));
        var page = await browser.GetAsync(url);
        page = await NextAsync(browser, page, url, new Dictionary<string, string> { ["Input.Go"] = page.Document.QuerySelector("button[name='Input.Go']")!.GetAttribute("value")! });
        while (page.Document.QuerySelector("button[name='Input.Send']") is null)
        {
            Assert.Equal("", page.Errors);
            var fields = page.Document.QuerySelectorAll("main input[type=radio], main input[type=checkbox]").GroupBy(c => c.GetAttribute("name")!)
                .ToDictionary(g => g.Key, g => g.First().GetAttribute("value")!);
            foreach (var text in page.Document.QuerySelectorAll("main textarea, main input.govuk-input"))
            {
                fields[text.GetAttribute("name")!] = "In words";
            }

            page = await NextAsync(browser, page, url, fields);
        }

        Assert.Equal("/questionnaires/staff/done", (await NextAsync(browser, page, url, new Dictionary<string, string> { ["Input.Send"] = "true" })).Location);
    }

    public static string Url(string code) => $"/questionnaires/staff/answer/{Codes.Plain(code)}";

    /// <summary>Sends the last form of a page, which is its own.</summary>
    public static Task<Page> NextAsync(Browser browser, Page page, string url, IReadOnlyDictionary<string, string> fields) =>
        page.Document.QuerySelectorAll("main form") is [.., IHtmlFormElement form] ? browser.SendAsync(form, url, fields) : throw new InvalidOperationException(page.Text);

    /// <summary>A number for a name in texts.</summary>
    public static string Number(int number) => number.ToString("000", CultureInfo.InvariantCulture);
}
