using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Administration.Tests.Disclosures;

/// <summary>A partnership with two agencies, and records that each of them gave.</summary>
public sealed class ExportHouse : House
{
    public static readonly Guid Police = NewId.Next();
    public static readonly Guid Council = NewId.Next();

    public Guid Partnership { get; private set; }

    public Guid Governance { get; private set; }

    public Guid OtherGovernance { get; private set; }

    public Guid Manager { get; private set; }

    public Guid PoliceLead { get; private set; }

    public Guid PoliceAction { get; private set; }

    public Guid CouncilAction { get; private set; }

    protected override void Change(IServiceCollection services) => services.AddScoped<IAgencies, TwoAgencies>();

    protected override async Task FillAsync()
    {
        Partnership = await PartnershipAsync("Northshire Safeguarding Children Partnership");
        Governance = await PersonAsync("Gale Governance", "information-governance", Partnership);
        OtherGovernance = await PersonAsync("Glen Governance", "information-governance", Partnership);
        Manager = await PersonAsync("Morgan Manager", "business-manager", Partnership);
        PoliceLead = await PersonAsync("Pat Police", "agency-lead", Partnership, Police);
        PoliceAction = await ActionAsync("=HYPERLINK(\"http://127.0.0.1\")", Police);
        CouncilAction = await ActionAsync("Canary of the council", Council);
    }

    private async Task<Guid> ActionAsync(string what, Guid agency)
    {
        var id = NewId.Next();
        await SqlAsync(
            "insert into improvement.action (id, partnership_id, reference, what, agency_id, due_on, status, is_case_level, added_at, version) values ($1, $2, $3, $4, $5, $6, 'OnTrack', false, $7, 1)",
            id, Partnership, NewId.Reference('A'), what, agency, new DateOnly(2026, 6, 1), Clock.GetUtcNow());
        return id;
    }

    private sealed class TwoAgencies : IAgencies
    {
        private static readonly Dictionary<Guid, string> Names = new() { [Police] = "Northshire Police", [Council] = "Northshire Council" };

        public Task<IReadOnlyList<AgencyName>> InAsync(Guid partnership, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<AgencyName>>([.. Names.Select(n => new AgencyName(n.Key, n.Value, "Partner", "other"))]);

        public Task<IReadOnlyList<WrittenTo>> ContactsAsync(Guid partnership, CancellationToken stop) => Task.FromResult<IReadOnlyList<WrittenTo>>([]);

        public Task<IReadOnlyList<AgencyTypeName>> TypesAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<AgencyTypeName>>([]);

        public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> agencies, CancellationToken stop) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(Names.Where(n => agencies.Contains(n.Key)).ToDictionary());
    }
}
