using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LineOfSight.Kit;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LineOfSight.Journeys;

/// <summary>
/// A county's round of schools: 535 are asked, 280 answer with 5,900 of their staff, the others are chased, and where a school judges itself better
/// than inspectors did it is flagged. What many schools do is planted up to the last step, which the product takes for each; the last school
/// and its last member of staff do theirs in a browser.
/// </summary>
public sealed partial class SchoolRoundTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Asked = 535;
    private const int Answered = 280;
    private const int Independent = 60;
    private const int StaffReturns = 5_900;
    private const int StaffEach = 40;

    // Of those that answered: so many have a judgement of inspectors, and so many of these a worse one than their own.
    private const int Inspected = 240;
    private const int Mismatched = 41;

    // The school that is followed in the browser is the first; its staff sent 22 like those of the 19 after it, all others 21.
    private const int WithOneMore = StaffReturns - (21 * Answered);
    private const string School = "Invented School 001";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_535_schools_280_answer_and_the_others_are_chased()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var keeper = await house.PartnershipAsync("Longshire Safeguarding Children Partnership");
        var manager = await house.PersonAsync("Morgan Manager", "business-manager", keeper);
        var lead = await house.PersonAsync("Lee Lead", "school-lead", keeper, IdOf(1));
        await PlantSchoolsAsync(house, keeper);

        var desk = await SignedInAsync(house, manager);
        var round = await PrepareAsync(house, desk);
        await In(desk).ToContainTextAsync("None of 535 schools");
        house.Clock.Advance(TimeSpan.FromDays(30));
        await PlantAnswersAsync(house, round);
        await AllButOneSignAsync(house, manager, round);
        await PlantStaffAsync(house, round);
        await TheLastSchoolAsync(house, lead, round);

        await desk.GotoAsync($"/questionnaires/round/{round}");
        await In(desk).ToContainTextAsync("280 of 535 schools (52.3%)");
        await In(desk).ToContainTextAsync("5,900 of 11,200 staff (52.7%)");
        await In(desk).ToContainTextAsync("21.1 staff returns to each school (average of 280 schools that signed off)");
        Assert.Equal(["Independent", "60", "60"], await RowAsync(desk, "Not signed off, by phase", "Independent"));
        await desk.CheckAsync();
        await ChaseAsync(house, desk, round);
        await CompareAsync(desk, round);
        await BesideStaffAsync(house, desk, round);
        await ForTheBoardAsync(desk, round);
        await NationallyAsync(house);
    }

    private static Guid IdOf(int school) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"5c400100-0000-8000-8000-{900000 + school:D12}"));

    private static ILocatorAssertions In(IPage page) => Assertions.Expect(page.Locator("main"));

    private async Task<IPage> SignedInAsync(House house, Guid person)
    {
        var page = await chromium.OpenAsync(house.Address);
        var session = house.SessionOf(person);
        await page.Context.AddCookiesAsync([new Cookie { Name = session.Name, Value = session.Value, Url = house.Address }]);
        return page;
    }

    // Every school has somebody to write to. Independent ones are asked like all others.
    private static async Task PlantSchoolsAsync(House house, Guid keeper)
    {
        await house.SqlAsync("insert into register.area (id, partnership_id, ons_code, starts_on, version) values (gen_random_uuid(), $1, 'E10000020', '2019-01-01', 1)", keeper);
        await house.SqlAsync(
            """
            insert into register.school (urn, la_code, name, type, phase, kind, status, district_name, inspection_rating, inspection_date)
            select 900000 + i, '926', 'Invented School ' || lpad(i::text, 3, '0'), k.type, k.kind, k.kind, 'Open', 'District ' || (i % 7 + 1),
              case when i <= $3 then 'Requires improvement' when i <= $2 then 'Good' end, case when i <= $2 then date '2024-03-05' end
            from generate_series(1, $1) i cross join lateral (
              select case when i > $1 - $4 then 'Other independent school' else 'Community school' end as type,
                case when i > $1 - $4 then 'Independent' when i % 5 = 0 then 'Secondary' else 'Primary' end as kind) k
            """,
            Asked, Inspected, Mismatched, Independent);
        await house.SqlAsync(
            """
            insert into register.safeguarding_lead (id, partnership_id, urn, name, email, is_deputy, verified_on, version)
            select gen_random_uuid(), $1, s.urn, 'Lead ' || s.urn, 'lead' || s.urn || '@example.org', false, '2026-01-05', 1 from register.school s where s.urn > 900001
            """,
            keeper);
    }

    private static async Task<Guid> PrepareAsync(House house, IPage desk)
    {
        var hands = new Mouse(desk);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        await desk.GotoAsync("/questionnaires/prepare");
        await hands.ChooseAsync("School safeguarding self-assessment, version 1");
        await hands.PressAsync("Continue");
        await hands.FillAsync("Title", "Section 175, this year");
        await hands.SelectAsync("Questionnaire for their staff (optional)", "Safeguarding at your school, what staff say, version 1");
        await hands.DateAsync("When does it open?", today);
        await hands.DateAsync("By when is it answered?", today.AddDays(60));
        await hands.PressAsync("Prepare this round");
        await hands.FollowAsync("Open this round");
        await hands.PressAsync("Open this round and write to everybody");
        await In(desk).ToContainTextAsync("None of 535 schools");
        return await house.SqlAsync<Guid>("select id from questionnaires.round");
    }

    // What the first 280 schools filled in, page by page: the first choice of each question, and "good" for the judgement of the whole.
    private static async Task PlantAnswersAsync(House house, Guid round)
    {
        var definition = DefinitionFile.Read(await house.SqlAsync<string>("select text from questionnaires.definition where key = 'section-175'"));
        var answers = definition.Questions.Select(q => (q.Id, Answer: AnswerTo(definition, q))).Where(a => !a.Answer.IsEmpty).ToList();
        await house.SqlAsync(
            """
            insert into questionnaires.answer (id, partnership_id, return_id, question, value, is_confirmed, changed_at, changed_by, version, is_carried)
            select gen_random_uuid(), r.partnership_id, r.id, a.question, a.value::jsonb, true, $4, 'A lead', 1, false
            from questionnaires.return r cross join unnest($2, $3) a (question, value) where r.round_id = $1 and r.urn <= 900000 + $5
            """,
            round, answers.ConvertAll(a => a.Id).ToArray(), answers.ConvertAll(a => a.Answer.ToJson()).ToArray(), house.Clock.GetUtcNow(), Answered);
        await house.SqlAsync(
            "update questionnaires.return set state = 'InProgress', started_at = $2 where round_id = $1 and urn <= 900000 + $3", round, house.Clock.GetUtcNow(), Answered);
    }

    private static Answer AnswerTo(Definition definition, Question question) => question.Kind switch
    {
        QuestionKind.Grade => new()
        {
            Chosen = [question.Id == "overall" ? "good" : definition.SchemeOf(question)!.Grades[0].Id], Scheme = question.Scheme, How = question.AsksHow ? "Minutes of the governing body, and a walk through the school in May" : null,
        },
        QuestionKind.YesNo => new() { Chosen = ["yes"] },
        QuestionKind.One or QuestionKind.Many => new() { Chosen = [question.Choices[0].Id] },
        QuestionKind.Matrix => new() { Cells = question.Rows.ToDictionary(r => r.Id, _ => question.Choices[0].Id) },
        QuestionKind.Number => new() { Number = question.Least ?? 12 },
        QuestionKind.Date => new() { Date = new DateOnly(2026, 2, 3) },
        QuestionKind.Person => new() { Text = "The lead", Role = "Designated safeguarding lead" },
        QuestionKind.Files => new(),
        _ => new() { Text = "Reported to the governing body each term." },
    };

    // Their signatures came on paper: the business unit records each through the product's own page, and every other module hears of it.
    private static async Task AllButOneSignAsync(House house, Guid manager, Guid round)
    {
        var ids = (await house.SqlAsync<Guid[]>("select array_agg(id) from questionnaires.return where round_id = $1 and state = 'InProgress' and urn > 900001", round)).ToList();
        Assert.Equal(Answered - 1, ids.Count);
        await Parallel.ForEachAsync(ids.Chunk(70), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Stop }, async (part, _) =>
        {
            using var browser = house.Browser(manager);
            foreach (var id in part)
            {
                var signed = await browser.PostAsync($"/questionnaires/papers/sign/{id}", new { Input_SignerName = "A Head", Input_SignerRole = "Headteacher", Input_IsAccurate = "true" });
                Assert.StartsWith($"/questionnaires/return/{id}", signed.Location, StringComparison.Ordinal);
            }
        });
    }

    // As rounds stand while they are open: most answers of staff were taken in, and the last five of each school wait in their envelopes.
    private static async Task PlantStaffAsync(House house, Guid round)
    {
        var sealedAnswers = house.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("LineOfSight.StaffReturns.Envelope").Protect(new byte[16 * 1024]);
        await house.SqlAsync(
            """
            insert into questionnaires.staff_asked (id, partnership_id, return_id, staff, counted_on, codes_made, taken_in, version)
            select gen_random_uuid(), r.partnership_id, r.id, $2, '2026-03-02', 30, 0, 1 from questionnaires.return r where r.round_id = $1 and r.state = 'Signed'
            """,
            round, StaffEach);
        await house.SqlAsync(
            "update questionnaires.staff_asked s set taken_in = 16 + (r.urn <= 900000 + $1)::int from questionnaires.return r where r.id = s.return_id", WithOneMore);
        await house.SqlAsync(
            """
            insert into questionnaires.staff_answer (id, return_id, answers)
            select gen_random_uuid(), s.return_id, '{"know-how": {"chosen": ["agree"], "scheme": "agree"}}' from questionnaires.staff_asked s cross join generate_series(1, s.taken_in)
            """);
        await house.SqlAsync(
            "insert into questionnaires.staff_code (code_hash, return_id, is_used) select sha256(convert_to(s.return_id || '-' || i, 'UTF8')), s.return_id, false from questionnaires.staff_asked s cross join generate_series(1, 5) i");
        await house.SqlAsync("insert into questionnaires.staff_envelope (code_hash, return_id, sealed) select c.code_hash, c.return_id, $1 from questionnaires.staff_code c", sealedAnswers);
    }

    // The last of them: the lead hands out codes and signs off, and a member of staff answers on a phone without an account.
    private async Task TheLastSchoolAsync(House house, Guid lead, Guid round)
    {
        var of = await house.SqlAsync<Guid>("select id from questionnaires.return where round_id = $1 and urn = 900001", round);
        var page = await SignedInAsync(house, lead);
        var hands = new Mouse(page);
        await page.GotoAsync($"/questionnaires/staff/codes/{of}");
        await hands.FillAsync("How many staff do you have?", StaffEach.ToString(CultureInfo.InvariantCulture));
        await hands.DateAsync("When did you count them?", DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime));
        await hands.FillAsync("How many codes do you need?", "22");
        await hands.PressAsync("Make codes and show slips to print");
        var codes = await page.Locator(".los-slip code").AllInnerTextsAsync();
        Assert.Equal(22, codes.Distinct().Count());
        await ColleaguesAnswerAsync(house, of, codes);
        await AnswerAsync(house, codes[^1]);

        await page.GotoAsync($"/questionnaires/fill/check/{of}");
        await hands.FillAsync("Your role", "Designated safeguarding lead");
        await hands.ChooseAsync("I confirm that this is an accurate assessment");
        await hands.PressAsync("Sign off");
        await In(page).ToContainTextAsync("Signed off");
        await page.Context.CloseAsync();
    }

    // 21 colleagues used theirs before.
    private static async Task ColleaguesAnswerAsync(House house, Guid of, IReadOnlyList<string> codes)
    {
        var sealedAnswers = house.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("LineOfSight.StaffReturns.Envelope").Protect(new byte[16 * 1024]);
        var hashes = codes.Take(21).Select(c => SHA256.HashData(Encoding.UTF8.GetBytes(Regex.Replace(c, "[^A-Za-z0-9]", "").ToUpperInvariant()))).ToArray();
        await house.SqlAsync(
            "insert into questionnaires.staff_envelope (code_hash, return_id, sealed) select c.code_hash, c.return_id, $3 from questionnaires.staff_code c where c.return_id = $1 and c.code_hash = any ($2)", of, hashes, sealedAnswers);
        Assert.Equal(21, await house.SqlAsync<long>("select count(*) from questionnaires.staff_envelope where return_id = $1", of));
    }

    private async Task AnswerAsync(House house, string code)
    {
        var phone = await chromium.OpenAsync(house.Address, script: false, width: 320);
        await phone.GotoAsync("/questionnaires/staff");
        await phone.GetByRole(AriaRole.Textbox).First.FillAsync(code);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        for (var step = 0; step < 10 && !phone.Url.EndsWith("/done", StringComparison.Ordinal); step++)
        {
            foreach (var name in (await phone.Locator("main input[type=radio]").EvaluateAllAsync<string[]>("all => all.map(e => e.name)")).Distinct())
            {
                await phone.Locator($"main input[name=\"{name}\"]").First.CheckAsync();
            }

            await phone.Locator("main form button.govuk-button").First.ClickAsync();
        }

        Assert.EndsWith("/done", phone.Url, StringComparison.Ordinal);
        await phone.Context.CloseAsync();
    }

    private static async Task ChaseAsync(House house, IPage desk, Guid round)
    {
        var hands = new Mouse(desk);
        var before = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromDays(1));
        await hands.FollowAsync("Chase those who have not answered");
        await In(desk).ToContainTextAsync("255 of 535 schools have not signed off. 255 of them can be written to.");
        await desk.CheckAsync();
        await hands.PressAsync("Write to them");
        await Assertions.Expect(desk.Locator(".govuk-notification-banner")).ToContainTextAsync("255");
        var written = await house.SqlAsync<string[]>("select array_agg(address order by address) from kernel.letter where written_at > $1 and kind like 'questionnaires.%'", before);
        Assert.Equal(Enumerable.Range(Answered + 1, Asked - Answered).Select(i => string.Create(CultureInfo.InvariantCulture, $"lead{900000 + i}@example.org")), written);
        Assert.Equal((long)Asked - Answered, await house.SqlAsync<long>("select count(*) from questionnaires.return where round_id = $1 and last_chased_at is not null and state <> 'Signed'", round));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from questionnaires.return where round_id = $1 and last_chased_at is not null and state = 'Signed'", round));
    }
}
