using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Prepare;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests;

/// <summary>An invented partnership with agencies and schools in the register, and people who answer for them.</summary>
public class QuestionnairesHouse : House
{
    /// <summary>A short questionnaire for agencies, with a question of most kinds.</summary>
    public const string ShortText =
        """
        questionnaire: short
        version: 1
        title: Short self-assessment
        source: Invented for these tests
        for: agencies
        scheme: met
        how: yes
        evidence: yes
        sections:
          - id: lead
            title: Leadership
            questions:
              - { id: named-lead, ask: "Is a senior person accountable for safeguarding?", short: Senior lead, good: "A named person on the board" }
              - { id: contracts, kind: yes-no, ask: "Do others work for you under contract?" }
              - { id: in-contracts, kind: long-text, ask: "How do your contracts deal with safeguarding?", when: { question: contracts, is: [yes] } }
              - { id: warrants, kind: number, ask: "How many warrants did you carry out?", unit: warrants, least: 0, most: 1000, only: { agencies: [police] } }
          - id: people
            title: People
            questions:
              - { id: contact, kind: person, ask: "Who is your named practitioner?" }
              - { id: comments, kind: long-text, ask: "Is there anything else?", required: no }
        """;

    public static readonly Guid Police = new("5a000001-0000-4000-8000-000000000001");
    public static readonly Guid Health = new("5a000001-0000-4000-8000-000000000002");
    public static readonly Guid Charity = new("5a000001-0000-4000-8000-000000000003");

    public const int Oak = 900001;
    public const int Elm = 900002;
    public const int Ash = 900003;

    public Guid Keeper { get; private set; }

    public Guid Manager { get; private set; }

    public Guid Scrutineer { get; private set; }

    public Guid PoliceLead { get; private set; }

    /// <summary>A second person of the police, who answers the same returns.</summary>
    public Guid PoliceDeputy { get; private set; }

    public Guid HealthLead { get; private set; }

    public Guid OakLead { get; private set; }

    public Guid Stranger { get; private set; }

    public DateOnly Today => LineOfSight.Kernel.Clocks.London.DateOf(Clock.GetUtcNow());

    protected override async Task FillAsync()
    {
        Keeper = await PartnershipAsync("Northshire Safeguarding Children Partnership");
        var elsewhere = await PartnershipAsync("Eastwick Safeguarding Children Partnership");
        await SqlAsync("insert into register.area (id, partnership_id, ons_code, starts_on, version) values ($1, $2, 'E10000020', '2019-01-01', 1)", NewId.Next(), Keeper);
        await AgencyAsync(Police, "Northshire Constabulary", "police", null);
        await AgencyAsync(Health, "Northshire Health Trust", "health-provider", "hana@health.example.org");
        await AgencyAsync(Charity, "Harbour Youth Charity", "voluntary", "chris@harbour.example.org");
        await SchoolAsync(Oak, "Oak Primary School", "Primary", "Broadland");
        await SchoolAsync(Elm, "Elm High School", "Secondary", "Broadland");
        await SchoolAsync(Ash, "Ash School", "Independent", null);
        Manager = await PersonAsync("Morgan Manager", "business-manager", Keeper);
        Scrutineer = await PersonAsync("Sam Scrutineer", "scrutineer", Keeper);
        PoliceLead = await PersonAsync("Pat Police", "agency-lead", Keeper, Police);
        PoliceDeputy = await PersonAsync("Parker Police", "agency-lead", Keeper, Police);
        HealthLead = await PersonAsync("Hana Health", "agency-lead", Keeper, Health);
        OakLead = await PersonAsync("Ola Oak", "school-lead", Keeper, SchoolId(Oak));
        Stranger = await PersonAsync("Sasha Stranger", "business-manager", elsewhere);
    }

    /// <summary>A round of the short questionnaire to every agency, open.</summary>
    internal async Task<Guid> OpenRoundAsync(string title = "Section 11, this year", string text = ShortText, int days = 60)
    {
        var round = await PrepareAsync(title, text, days);
        await AsAsync(Manager, s => s.GetRequiredService<OpenRound>().HandleAsync(round, 1, CancellationToken.None));
        return round;
    }

    internal async Task<Guid> PrepareAsync(string title = "Section 11, this year", string text = ShortText, int days = 60) => await AsAsync(Manager, async s =>
    {
        var read = DefinitionFile.Read(text);
        var own = (await s.GetRequiredService<Definitions.FindDefinition>().OwnAsync(CancellationToken.None)).FirstOrDefault(d => d.Key == read.Key && d.Number == read.Version)
            ?? await s.GetRequiredService<Definitions.KeepDefinition>().AddAsync(new() { Text = text }, CancellationToken.None);
        return (await s.GetRequiredService<PrepareRound>().HandleAsync(new() { Definition = own.Id.ToString(), Title = title, OpensOn = Today, DueOn = Today.AddDays(days) }, CancellationToken.None)).Id;
    });

    /// <summary>A school as an agency, as the register makes it of its number.</summary>
    public static Guid SchoolId(int urn) => Guid.Parse($"5c400100-0000-8000-8000-{urn:D12}");

    /// <summary>The return of an agency in a round.</summary>
    public Task<Guid> ReturnAsync(Guid round, Guid agency) => SqlAsync<Guid>("select id from questionnaires.return where round_id = $1 and agency_id = $2", round, agency);

    private async Task AgencyAsync(Guid id, string name, string type, string? email)
    {
        await SqlAsync("insert into register.agency (id, name, type, version) values ($1, $2, $3, 1)", id, name, type);
        await SqlAsync("insert into register.agency_role (id, partnership_id, agency_id, standing, starts_on, version) values ($1, $2, $3, 'Relevant', '2020-01-01', 1)", NewId.Next(), Keeper, id);
        if (email is not null)
        {
            await SqlAsync("insert into register.contact (id, partnership_id, agency_id, name, email, starts_on, version) values ($1, $2, $3, 'A contact', $4, '2020-01-01', 1)", NewId.Next(), Keeper, id, email);
        }
    }

    public Task SchoolAsync(int urn, string name, string kind, string? district) => SqlAsync(
        "insert into register.school (urn, la_code, name, type, phase, kind, status, district_name) values ($1, '926', $2, 'Community school', $3, $3, 'Open', $4)", urn, name, kind, (object?)district ?? DBNull.Value);
}
