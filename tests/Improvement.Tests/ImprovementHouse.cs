using LineOfSight.Contracts;
using LineOfSight.Improvement.Add;
using LineOfSight.Improvement.Deliver;
using LineOfSight.Improvement.Raise;
using LineOfSight.Improvement.Share;
using LineOfSight.Improvement.Write;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests;

/// <summary>Three invented partnerships, their people, and two agencies that stand in for the register's.</summary>
public class ImprovementHouse : House
{
    public static readonly Guid Police = NewId.Next();
    public static readonly Guid Council = NewId.Next();
    public static readonly Guid Health = NewId.Next();

    /// <summary>A body that may watch over an action.</summary>
    public static readonly Guid Board = NewId.Next();

    /// <summary>The partnership that keeps what these tests record.</summary>
    public Guid Keeper { get; private set; }

    /// <summary>A partnership that something is shared with.</summary>
    public Guid Neighbour { get; private set; }

    public Guid Manager { get; private set; }

    public Guid NeighbourManager { get; private set; }

    /// <summary>A business manager with whom nothing is ever shared.</summary>
    public Guid Stranger { get; private set; }

    public Guid Scrutineer { get; private set; }

    public Guid Analyst { get; private set; }

    public Guid PoliceLead { get; private set; }

    public Guid SchoolLead { get; private set; }

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    protected override void Change(IServiceCollection services) => services
        .AddScoped<IAgencies, ThreeAgencies>().AddScoped<IPartners, ThreeAgencies>().AddScoped<IBodies, OneBody>();

    protected override async Task FillAsync()
    {
        Keeper = await PartnershipAsync("Northshire Safeguarding Children Partnership");
        Neighbour = await PartnershipAsync("Southmere Safeguarding Children Partnership");
        var elsewhere = await PartnershipAsync("Eastwick Safeguarding Children Partnership");
        Manager = await PersonAsync("Morgan Manager", "business-manager", Keeper);
        NeighbourManager = await PersonAsync("Noor Neighbour", "business-manager", Neighbour);
        Stranger = await PersonAsync("Sasha Stranger", "business-manager", elsewhere);
        Scrutineer = await PersonAsync("Sam Scrutineer", "scrutineer", Keeper);
        Analyst = await PersonAsync("Ashley Analyst", "analyst", Keeper);
        PoliceLead = await PersonAsync("Pat Police", "agency-lead", Keeper, Police);
        SchoolLead = await PersonAsync("Sky School", "school-lead", Keeper);
    }

    internal RaiseFinding.Input Said(string title = "Prevention starts too late", bool isCaseLevel = false) => new()
    {
        Title = title,
        Found = "Parents are left out until something has happened.",
        IsConcern = true,
        Theme = "Gangs and knife crime",
        RaisedBy = "Four young people in Ware",
        RaisedByCount = "4",
        RaisedOn = Today,
        IsCaseLevel = isCaseLevel,
        Evidence = new()
        {
            Kind = EvidenceKind.Quotation, Words = "Most parents don’t have a clue", Consent = "Agreed at the meeting", Place = "the youth club",
            Source = "Youth council", GivenOn = Today,
        },
    };

    internal Task<Guid> RaiseAsync(Guid person, RaiseFinding.Input input) =>
        AsAsync(person, s => s.GetRequiredService<RaiseFinding>().HandleAsync(input, CancellationToken.None));

    internal Task<Guid> AddActionAsync(Guid person, Guid finding, string what = "Pilot sessions in 10 schools", Guid? agency = null, Guid? owner = null, int days = 10) =>
        AsAsync(person, s => s.GetRequiredService<AddAction>().HandleAsync(
            finding, new() { What = what, AgencyId = agency ?? (owner is null ? Council : null), OwnerId = owner, DueOn = Today.AddDays(days) }, CancellationToken.None));

    internal Task<Guid> WriteAnswerAsync(Guid person, Guid finding, string words = "We will start in year 7.") =>
        AsAsync(person, s => s.GetRequiredService<WriteAnswer>().HandleAsync(
            finding, new() { AddressedTo = "Four young people in Ware", Words = words }, CancellationToken.None));

    internal Task DeliverAsync(Guid person, Guid answer) =>
        AsAsync(person, s => s.GetRequiredService<DeliverAnswer>().HandleAsync(
            answer, new() { Way = "At the youth council", DeliveredBy = "The chair", DeliveredOn = Today, Version = 1 }, CancellationToken.None));

    internal Task ShareAsync(Guid person, Guid finding, Guid with) =>
        AsAsync(person, s => s.GetRequiredService<ShareRecord>().HandleAsync(finding, with, CancellationToken.None));

    /// <summary>The safeguarding partners: health joined on 1 January 2026.</summary>
    private sealed class ThreeAgencies : IAgencies, IPartners
    {
        private static readonly Dictionary<Guid, string> Names = new() { [Police] = "Northshire Police", [Council] = "Northshire Council", [Health] = "Northshire Health Board" };

        public Task<IReadOnlyList<SafeguardingPartner>> OnAsync(Guid partnership, DateOnly day, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<SafeguardingPartner>>(
                [.. Names.Where(n => n.Key != Health || day.Year >= 2026).Select(n => new SafeguardingPartner(n.Key, n.Value, "A Lead", "A Delegate"))]);

        public Task<IReadOnlyList<AgencyName>> InAsync(Guid partnership, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<AgencyName>>([.. Names.Select(n => new AgencyName(n.Key, n.Value, "Partner", "other")).OrderBy(a => a.Name)]);

        public Task<IReadOnlyList<WrittenTo>> ContactsAsync(Guid partnership, CancellationToken stop) => Task.FromResult<IReadOnlyList<WrittenTo>>([]);

        public Task<IReadOnlyList<AgencyTypeName>> TypesAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<AgencyTypeName>>([]);

        public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> agencies, CancellationToken stop) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(Names.Where(n => agencies.Contains(n.Key)).ToDictionary());
    }

    private sealed class OneBody : IBodies
    {
        public Task<IReadOnlyList<BodyName>> InAsync(Guid partnership, CancellationToken stop) => Task.FromResult<IReadOnlyList<BodyName>>([new(Board, "Executive")]);

        public Task<string?> ChairAsync(Guid body, CancellationToken stop) => Task.FromResult<string?>(body == Board ? "Charlie Chair" : null);

        public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> bodies, CancellationToken stop) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string> { [Board] = "Executive" });
    }
}
