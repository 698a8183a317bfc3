using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Assurance.Tests;

/// <summary>A round of three agencies, a round of schools, and returns that are signed off as the module Questionnaires tells it.</summary>
public class AssuranceHouse : House
{
    public static readonly Guid Police = NewId.Next();
    public static readonly Guid Health = NewId.Next();
    public static readonly Guid Charity = NewId.Next();
    public static readonly Guid Oak = NewId.Next();

    private readonly FakeReturns returns = new();

    public Guid Keeper { get; private set; }

    public Guid Manager { get; private set; }

    public Guid Scrutineer { get; private set; }

    public Guid PoliceLead { get; private set; }

    public Guid HealthLead { get; private set; }

    public Guid Stranger { get; private set; }

    protected override void Change(IServiceCollection services) => services.AddSingleton<IReturns>(returns).AddScoped<ISchools, OneSchool>();

    protected override async Task FillAsync()
    {
        Keeper = await PartnershipAsync("Northshire Safeguarding Children Partnership");
        var elsewhere = await PartnershipAsync("Eastwick Safeguarding Children Partnership");
        Manager = await PersonAsync("Morgan Manager", "business-manager", Keeper);
        Scrutineer = await PersonAsync("Sam Scrutineer", "scrutineer", Keeper);
        PoliceLead = await PersonAsync("Pat Police", "agency-lead", Keeper, Police);
        HealthLead = await PersonAsync("Hana Health", "agency-lead", Keeper, Health);
        Stranger = await PersonAsync("Sasha Stranger", "business-manager", elsewhere);
    }

    /// <summary>A round in which some agencies are asked.</summary>
    public Guid Round(string title, bool isOfSchools = false, int daysAgo = 0, params (Guid Agency, string Name)[] asked)
    {
        var round = NewId.Next();
        returns.Rounds.Add(new(round, Keeper, $"N-{title[..1]}{returns.Rounds.Count}", title, isOfSchools ? "section-175" : "section-11", isOfSchools, DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(-daysAgo)));
        returns.Asked[round] = [.. asked.Select(a => new ReturnName(NewId.Next(), a.Agency, a.Name, "Police", false))];
        return round;
    }

    /// <summary>An agency signs its return off; returns the return.</summary>
    public async Task<Guid> SignAsync(Guid round, Guid agency, params (string Question, string Grade)[] grades)
    {
        var of = returns.Asked[round].First(a => a.AgencyId == agency);
        returns.Asked[round][returns.Asked[round].IndexOf(of)] = of with { IsSigned = true };
        var named = returns.Rounds.First(r => r.Id == round);
        await TellAsync(new ResponseSigned(of.Id, Keeper, round, agency, named.Questionnaire, 1, [.. grades.Select(g => new GradeGiven(g.Question, "one", "met", g.Grade, 1, 3))]));
        return of.Id;
    }

    public Task ReopenAsync(Guid of) => TellAsync(new ResponseReopened(of));

    /// <summary>The agency takes its answers back; or somebody else says that it does.</summary>
    public Task WithdrawAsync(Guid of, Guid by) => TellAsync(new ResponseWithdrawn(of), by);

    // As Questionnaires would, inside the transaction of somebody of the partnership.
    private Task TellAsync(object happened, Guid? by = null) => AsAsync(by ?? Manager, async services =>
    {
        foreach (var hearer in services.GetServices(typeof(Kernel.Modules.IHear<>).MakeGenericType(happened.GetType())).Cast<Kernel.Modules.IHear>())
        {
            await hearer.HearAsync(happened, CancellationToken.None);
        }
    });

    private sealed class FakeReturns : IReturns
    {
        private static readonly GradeName[] Met = [new("fully", "Fully met", 3, false), new("mostly", "Mostly met", 2, true), new("not", "Not met", 0, true)];
        private static readonly GradeName[] Four = [new("outstanding", "Outstanding", 3, false), new("good", "Good", 2, false), new("improve", "Requires improvement", 1, true), new("inadequate", "Inadequate", 0, true)];

        public List<RoundName> Rounds { get; } = [];

        public Dictionary<Guid, List<ReturnName>> Asked { get; } = [];

        public Task<IReadOnlyList<RoundName>> RoundsAsync(Guid partnership, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<RoundName>>([.. Rounds.Where(r => r.PartnershipId == partnership).OrderByDescending(r => r.DueOn)]);

        public Task<IReadOnlyList<StandardName>> StandardsAsync(Guid round, CancellationToken stop) => Task.FromResult<IReadOnlyList<StandardName>>(
        [
            new("lead", "Senior lead", "Is a senior person accountable?", "Leadership", "met", Met), new("voice", "Children’s voice", "Are children heard?", "Children", "met", Met),
            new("overall", "Safeguarding overall", "How would you judge safeguarding?", "Leadership", "four-point", Four),
        ]);

        public Task<IReadOnlyList<ReturnName>> InAsync(Guid round, CancellationToken stop) => Task.FromResult<IReadOnlyList<ReturnName>>(Asked[round]);

        public Task<IReadOnlyList<AnswerPart>> AnswerAsync(Guid @return, string question, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<AnswerPart>>([new("How you know", "The board’s minutes")]);

        public Task<IReadOnlyList<EvidenceFile>> EvidenceAsync(Guid @return, string question, CancellationToken stop) => Task.FromResult<IReadOnlyList<EvidenceFile>>([]);

        public async Task<IReadOnlyDictionary<Guid, AskedEarlier>> EarlierAsync(Guid round, IReadOnlyCollection<Guid> rounds, CancellationToken stop)
        {
            var standards = (await StandardsAsync(round, stop)).ToDictionary(s => s.Question);
            return rounds.ToDictionary(r => r, _ => new AskedEarlier(1, true, standards));
        }

        public Task<IReadOnlyList<ResponseSigned>> SignedByLinkAsync(DateTimeOffset since, CancellationToken stop) => Task.FromResult<IReadOnlyList<ResponseSigned>>([]);
    }

    private sealed class OneSchool : ISchools
    {
        private static readonly SchoolEntry School = new(Oak, 900001, "Oak Primary School", "Community school", "primary", "Primary", "926", null, true, null, null, "Requires improvement", new DateOnly(2025, 3, 4));

        public IReadOnlyList<AgencyTypeName> Phases => [new("primary", "Primary")];

        public Task<IReadOnlyList<SchoolEntry>> InAsync(Guid partnership, CancellationToken stop) => Task.FromResult<IReadOnlyList<SchoolEntry>>([School]);

        public Task<IReadOnlyList<SchoolEntry>> OfAsync(IReadOnlyCollection<Guid> agencies, CancellationToken stop) => Task.FromResult<IReadOnlyList<SchoolEntry>>(agencies.Contains(Oak) ? [School] : []);

        public Task<IReadOnlyList<WrittenTo>> LeadsAsync(Guid partnership, CancellationToken stop) => Task.FromResult<IReadOnlyList<WrittenTo>>([]);
    }
}
