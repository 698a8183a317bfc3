using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LineOfSight.Administration.Tests;

/// <summary>A house whose partnerships each have one agency and one body, whatever the register knows.</summary>
public sealed class Offices : House
{
    /// <summary>The agency of every partnership.</summary>
    public static readonly AgencyName Police = new(new Guid("11111111-1111-4111-8111-111111111111"), "Wherryshire Constabulary", "Police", "police");

    /// <summary>The body of every partnership.</summary>
    public static readonly BodyName Panel = new(new Guid("22222222-2222-4222-8222-222222222222"), "Review panel");

    /// <summary>A partnership with a business manager.</summary>
    public async Task<(Guid Partnership, Guid Manager)> OfficeAsync()
    {
        var partnership = await PartnershipAsync($"Office {NewId.Next()}");
        return (partnership, await PersonAsync("Mo Manager", "business-manager", partnership));
    }

    /// <summary>An administrator with a password, so that they count as one who can sign in.</summary>
    public async Task<Guid> AdministratorAsync()
    {
        var administrator = await PersonAsync("Addi Administrator", "administrator", null);
        await this.GivePasswordAsync(administrator);
        return administrator;
    }

    protected override void Change(IServiceCollection services)
    {
        services.RemoveAll<IAgencies>();
        services.RemoveAll<IBodies>();
        services.AddSingleton<IAgencies, OneAgency>();
        services.AddSingleton<IBodies, OneBody>();
    }

    private sealed class OneAgency : IAgencies
    {
        public Task<IReadOnlyList<AgencyName>> InAsync(Guid partnership, CancellationToken stop) => Task.FromResult<IReadOnlyList<AgencyName>>([Police]);

        public Task<IReadOnlyList<WrittenTo>> ContactsAsync(Guid partnership, CancellationToken stop) => Task.FromResult<IReadOnlyList<WrittenTo>>([]);

        public Task<IReadOnlyList<AgencyTypeName>> TypesAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<AgencyTypeName>>([]);

        public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> agencies, CancellationToken stop) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string> { [Police.Id] = Police.Name });
    }

    private sealed class OneBody : IBodies
    {
        public Task<IReadOnlyList<BodyName>> InAsync(Guid partnership, CancellationToken stop) => Task.FromResult<IReadOnlyList<BodyName>>([Panel]);

        public Task<string?> ChairAsync(Guid body, CancellationToken stop) => Task.FromResult<string?>(null);

        public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> bodies, CancellationToken stop) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string> { [Panel.Id] = Panel.Name });
    }
}
