using System.Globalization;
using System.Text;
using LineOfSight.Administration.Invite;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires;
using LineOfSight.Questionnaires.Fill;
using LineOfSight.Questionnaires.Prepare;
using LineOfSight.Questionnaires.Staff;
using LineOfSight.Register.Schools;
using LineOfSight.Register.Schools.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Demo;

/// <summary>
/// Invented schools of one county, and their safeguarding self-assessment: six of eight have signed off, the staff of two answered by code,
/// one judges itself better than its last inspection did, and two have still to answer.
/// </summary>
internal sealed class NorfolkSchools(Stage stage, Cast cast)
{
    // Enough of them that their answers may be shown.
    private const int StaffEach = 7;

    private static readonly SchoolOfStory[] Schools =
    [
        new(900_001, "Sallowfen Primary School", "Community school", "Primary", "E07000146", "Breckland", "Requires improvement", "good", "Alys Thornquist", true),
        new(900_002, "Larkwater Infant School", "Community school", "Primary", "E07000148", "Norwich", "Good", "good", "Bram Tidewell", true),
        new(900_003, "Otterbank Primary Academy", "Academy converter", "Primary", "E07000147", "North Norfolk", "Good", "good", "Cerys Underhaugh", false),
        new(900_004, "Saltgrass Junior School", "Voluntary controlled school", "Primary", "E07000147", "North Norfolk", "Good", "improve", "Dov Merriwater", false),
        new(900_005, "Thornmere High School", "Foundation school", "Secondary", "E07000148", "Norwich", "Good", "good", "Efua Saltmarsh", false),
        new(900_006, "Marramdune Academy", "Academy sponsor led", "Secondary", "E07000146", "Breckland", "Outstanding", "good", "Fintan Wold-Amari", false),
        new(900_007, "Quillbrook School", "Community special school", "Not applicable", "E07000148", "Norwich", "Good", null, "Gwen Harrowfield", false),
        new(900_008, "Windrow Lane Primary School", "Community school", "Primary", "E07000146", "Breckland", "Good", null, "Hari Ottershaw", false),
    ];

    private sealed record SchoolOfStory(
        int Urn, string Name, string Type, string Phase, string DistrictCode, string District, string Inspected, string? Own, string Lead, bool StaffAnswer)
    {
        public Guid Agency => SchoolIds.Of(Urn);
    }

    /// <summary>The schools come into the register, and are asked.</summary>
    public async Task TellAsync()
    {
        await RegisterAsync(stage.Ago(60));
        var opened = stage.Ago(38);
        var leads = new Dictionary<int, Guid>();
        foreach (var school in Schools)
        {
            leads[school.Urn] = await InviteAsync(school, stage.Ago(52));
        }

        var round = await stage.ActAsync<PrepareRound, Round>(cast.Manager, opened, prepare => prepare.HandleAsync(
            new() { Definition = "section-175.1", Staff = "school-staff.1", Title = "Section 175 and 157 self-assessment by schools", OpensOn = opened, DueOn = stage.Today.AddDays(10) }, stage.Stop));
        await stage.ActAsync<OpenRound>(cast.Manager, opened, open => open.HandleAsync(round.Id, round.Version, stage.Stop));
        foreach (var (school, at) in Schools.Where(s => s.Own is not null).Select((s, at) => (s, at)))
        {
            var of = await stage.LookAsync(leads[school.Urn], db => db.Set<Return>().Where(r => r.RoundId == round.Id && r.AgencyId == school.Agency).Select(r => r.Id).SingleAsync(stage.Stop));
            if (school.StaffAnswer)
            {
                await AskStaffAsync(leads[school.Urn], of, round.StaffDefinitionId!.Value, school, stage.Ago(30 - at));
            }

            await FillAsync(leads[school.Urn], of, school, stage.Ago(20 - at));
            await stage.ActAsync<SignOff>(leads[school.Urn], stage.Ago(18 - at), sign => sign.HandleAsync(
                of, new SignOff.Input { SignerName = school.Lead, SignerRole = "Designated safeguarding lead", IsAccurate = true }, stage.Stop));
        }

        await stage.MorningAsync(stage.Ago(5), OpenEnvelopes.Kind);
    }

    // As if an extract of "Get information about schools" had been imported.
    private async Task RegisterAsync(DateOnly on)
    {
        var text = new StringBuilder("URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name),NumberOfPupils,");
        text.AppendLine("OfstedRating (name),OfstedLastInsp,DistrictAdministrative (code),DistrictAdministrative (name)");
        foreach (var school in Schools)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{school.Urn},926,{school.Urn - 898_000},{school.Name},{school.Type},Open,{school.Phase},{140 + (school.Urn % 9 * 31)},{school.Inspected},14-03-2023,{school.DistrictCode},{school.District}");
        }

        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        await stage.ActAsync<ApplyImport>(Account.Operator, on, apply => apply.NowAsync(new RegisterSource(file, "invented-schools.csv", null, null, null, on), true, apply: true, new Progress<int>(), stage.Stop));
    }

    private Task<Guid> InviteAsync(SchoolOfStory school, DateOnly on) => stage.ActAsync<InvitePerson, Guid>(cast.Manager, on, async invite => (await invite.HandleAsync(
        new InvitePerson.Input
        {
            Name = school.Lead, Email = $"{school.Lead.ToLowerInvariant().Replace(' ', '.')}@example.org", JobTitle = "Designated safeguarding lead", Role = "school-lead",
            PartnershipId = cast.Id, Urn = school.Urn.ToString(CultureInfo.InvariantCulture),
        },
        stage.Stop,
        demonstration: true)).PersonId);

    private Task FillAsync(Guid lead, Guid of, SchoolOfStory school, DateOnly on) => stage.ActAsync<IServiceProvider>(lead, on, async services =>
    {
        var (read, given) = (services.GetRequiredService<ReadReturn>(), await services.GetRequiredService<ReadReturn>().FindOpenAsync(of, stage.Stop));
        var sheet = await read.HoldAsync(given, stage.Stop);
        var answers = Answered(sheet.Definition, given.Respondent, question => SchoolAnswer(sheet.Definition, question, school));
        await services.GetRequiredService<SaveAnswers>().HandleAsync(
            sheet, [.. answers.Select(a => new GivenAnswer(a.Key, a.Value, true))], new Hand(school.Lead), ReturnActs.Answered, null, stage.Stop);
    });

    private async Task AskStaffAsync(Guid lead, Guid of, Guid asked, SchoolOfStory school, DateOnly on)
    {
        var codes = await stage.ActAsync<MakeCodes, IReadOnlyList<string>>(lead, on, make => make.HandleAsync(of, new() { Staff = 2 * StaffEach, CountedOn = on, Codes = StaffEach + 2 }, stage.Stop));
        foreach (var (code, at) in codes.Take(StaffEach).Select((c, at) => (c, at)))
        {
            await stage.VisitAsync(on.AddDays(3), Codes.Plain(code), async services =>
            {
                var definition = await services.GetRequiredService<DefinitionBook>().OfAsync(asked, stage.Stop);
                var respondent = new Respondent(null, school.Phase);
                var answers = Answered(definition, respondent, question => StaffAnswer(definition, question, at));
                await services.GetRequiredService<SendAnswers>().HandleAsync(new AnswerSheet(definition, respondent, answers), stage.Stop);
            });
        }
    }

    /// <summary>Answers to all that is asked, and to what those answers make asked.</summary>
    private static Dictionary<string, Answer> Answered(Definition definition, Respondent respondent, Func<Question, TypedAnswer> answer)
    {
        var given = new Dictionary<string, Answer>();
        for (var before = -1; before < given.Count;)
        {
            before = given.Count;
            foreach (var question in Asking.Of(definition, respondent, given).Where(q => !given.ContainsKey(q.Id)).ToList())
            {
                given[question.Id] = AnswerReader.Read(definition, question, answer(question)).Answer;
            }
        }

        return given;
    }

    private TypedAnswer SchoolAnswer(Definition definition, Question question, SchoolOfStory school)
    {
        if (question.Id == "overall")
        {
            return new() { Chosen = [school.Own!], How = "The governors’ visit in the autumn, and our own audit of files.", Next = "Supervision for the deputies each half term." };
        }

        // Every school falls short somewhere, each in another place.
        if (question.Kind == QuestionKind.Grade && (question.Id.Length + school.Urn) % 7 == 0)
        {
            return new()
            {
                Chosen = [definition.SchemeOf(question)!.Grades.First(g => g.NeedsNext).Id], How = "Four of ten files that we looked at show it; the others do not say.",
                Next = "One line in each record from January, and a look at ten files at Easter.", Owner = "Deputy safeguarding lead",
            };
        }

        return NorfolkReturns.Answer(stage, definition, question);
    }

    // Most agree; one or two are not so sure, each about something else.
    private TypedAnswer StaffAnswer(Definition definition, Question question, int person) => question.Kind switch
    {
        QuestionKind.Grade => new() { Chosen = [definition.SchemeOf(question)!.Grades[(question.Id.Length + person) % 5 == 0 ? 2 : (person % 2)].Id] },
        QuestionKind.One => new() { Chosen = ["teaching"] },
        QuestionKind.LongText => new(),
        _ => NorfolkReturns.Answer(stage, definition, question),
    };
}
