using System.Globalization;
using LineOfSight.FilledForms;
using LineOfSight.QuestionnaireEngine;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>
/// A designated safeguarding lead's return: half of it on one device, the rest with evidence on a narrow one without JavaScript, signed off,
/// taken away as Word and read back equal.
/// </summary>
public sealed class SchoolReturnTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Manager = "Benedict Brackenshaw";
    private const int Urn = 910001;
    private const string School = "Fernlea Invented School";

    // A picture of one point.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Half_on_one_device_the_rest_on_another_and_read_back_from_Word()
    {
        await using var house = new InventedHouse();
        await house.InitializeAsync();
        var desk = await chromium.OpenAsync(house.Address);
        var told = new Telling(house, new Mouse(desk), script: true);
        var lead = await told.NameAsync("School lead");
        await PlantAsync(house, lead);
        await PrepareAsync(told);

        await told.AsAsync(lead);
        await told.Hands.FollowAsync("Start “Schools, this year”");
        await told.Hands.FollowAsync("Start");
        await FillAsync(desk, 30);
        await desk.Context.CloseAsync();

        var phone = await chromium.OpenAsync(house.Address, script: false, width: 320);
        var later = new Telling(house, new Mouse(phone), script: false);
        await later.AsAsync(lead);
        await later.Hands.FollowAsync("Continue “Schools, this year”");
        var tasks = later.Path;
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("You have completed 30 of");
        await later.Hands.FollowAsync("Continue");
        await EvidenceAsync(later);
        await phone.GotoAsync(tasks);
        await later.Hands.FollowAsync("Continue");
        await FillAsync(phone, 100);
        await phone.GotoAsync(tasks);
        await later.Hands.FollowAsync("Check and sign off");
        await later.Hands.FillAsync("Your role", "Designated safeguarding lead");
        await later.Hands.ChooseAsync("I confirm that this is an accurate assessment");
        await later.Hands.PressAsync("Sign off");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("Signed off");
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("evidence.png");

        await ReadBackAsync(house, later);
    }

    private static async Task PlantAsync(InventedHouse house, string lead)
    {
        await house.SqlAsync("insert into register.school (urn, la_code, name, type, phase, kind, status) values ($1, '919', $2, 'Community school', 'Primary', 'Primary', 'Open')", Urn, School);
        await house.SqlAsync(
            "update kernel.assignment set agency_id = $1 where role = 'school-lead' and person_id = (select id from identity.account where name = $2)",
            Guid.Parse($"5c400100-0000-8000-8000-{Urn:D12}"), lead);
    }

    private static async Task PrepareAsync(Telling told)
    {
        var (hands, page) = (told.Hands, told.Hands.Page);
        await told.AsAsync(Manager);
        await page.GotoAsync("/questionnaires/prepare");
        await hands.ChooseAsync("School safeguarding self-assessment, version 1");
        await hands.PressAsync("Continue");
        await hands.FillAsync("Title", "Schools, this year");
        await hands.DateAsync("When does it open?", told.Today);
        await hands.DateAsync("By when is it answered?", told.Today.AddDays(60));
        await hands.PressAsync("Prepare this round");
        await hands.FollowAsync("Open this round");
        await hands.PressAsync("Open this round and write to everybody");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("None of 1 schools");
    }

    // One standard gets a file, and stays to be finished.
    private static async Task EvidenceAsync(Telling told)
    {
        var page = told.Hands.Page;
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Save and add a file", Exact = true });
        while (await add.CountAsync() == 0)
        {
            await FillAsync(page, 1);
        }

        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "evidence.png");
        await File.WriteAllBytesAsync(file, Picture, Stop);
        await told.Hands.PressAsync("Save and add a file");
        await told.Hands.UploadAsync("Upload a file", file);
        await told.Hands.PressAsync("Add this file");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("evidence.png");
    }

    // As somebody would who has twenty minutes: the first choice of each question, a sentence for each text.
    private static async Task FillAsync(IPage page, int pages)
    {
        for (var filled = 0; filled < pages && page.Url.Contains("/fill/question/", StringComparison.Ordinal); filled++)
        {
            var names = await page.Locator("main form input, main form textarea").EvaluateAllAsync<string[]>("all => [...new Set(all.map(e => e.name).filter(n => n.startsWith('Input.')))]");
            foreach (var name in names)
            {
                var field = page.Locator($"main form [name=\"{name}\"]").First;
                switch (name.Split('.')[^1], await field.GetAttributeAsync("type"))
                {
                    case (_, "radio" or "checkbox"):
                        await field.CheckAsync();
                        break;
                    case (_, "hidden"):
                        break;
                    case ("How", _):
                        await field.FillAsync("Minutes of the governing body, and a walk through the school in May");
                        break;
                    case ("Text" or "Role", _):
                        await field.FillAsync("The lead, who knows");
                        break;
                    case ("Number", _):
                        await field.FillAsync("21");
                        break;
                    case ("Day" or "Month", _) when !name.Contains(".By.", StringComparison.Ordinal):
                        await field.FillAsync("3");
                        break;
                    case ("Year", _) when !name.Contains(".By.", StringComparison.Ordinal):
                        await field.FillAsync("2026");
                        break;
                }
            }

            var before = page.Url;
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue", Exact = true }).ClickAsync();
            // The foot is the last of a page: when it stands, the whole form does. A wait for "loaded" can miss a page that was quicker.
            await Assertions.Expect(page.Locator("footer").First).ToBeVisibleAsync();
            var errors = await page.Locator(".govuk-error-summary").AllInnerTextsAsync();
            Assert.True(page.Url != before, $"{before} was not saved: {string.Join(" ", errors)}");
        }
    }

    private static async Task ReadBackAsync(InventedHouse house, Telling told)
    {
        var page = told.Hands.Page;
        var waiting = page.WaitForDownloadAsync();
        await page.Leading("Download as Word").ClickAsync();
        var download = await waiting;
        await using var word = File.OpenRead(await download.PathAsync());
        using var copy = new MemoryStream();
        await word.CopyToAsync(copy, Stop);
        copy.Position = 0;
        var definition = DefinitionFile.Read(await house.SqlAsync<string>("select text from questionnaires.definition where key = 'section-175'"));
        var read = FormReader.Read(copy, "return.docx", (key, version) => key == definition.Key && version == definition.Version ? definition : null);
        Assert.Empty(read.Remarks);
        var of = await house.SqlAsync<Guid>("select r.id from questionnaires.return r where r.agency_id = $1", Guid.Parse($"5c400100-0000-8000-8000-{Urn:D12}"));
        var kept = System.Text.Json.JsonDocument.Parse(await house.SqlAsync<string>("select jsonb_object_agg(question, value)::text from questionnaires.answer where return_id = $1", of));
        var compared = 0;
        foreach (var one in kept.RootElement.EnumerateObject())
        {
            // Files do not travel in a form; their names do.
            var said = Answer.FromJson(one.Value.GetRawText()) with { Files = null };
            if (!said.IsEmpty)
            {
                Assert.Equal(said, AnswerReader.Read(definition, definition.Find(one.Name)!, read.Answers[one.Name]).Answer with { Files = null });
                compared++;
            }
        }

        Assert.True(compared >= 60, string.Create(CultureInfo.InvariantCulture, $"Only {compared} answers were compared"));
    }
}
