using LineOfSight.Kernel.Data;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using LineOfSight.Register.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests;

/// <summary>A house with two partnerships that border each other, each with a business manager.</summary>
public sealed class Registered : Kit.House
{
    public const string HereName = "Borderland Safeguarding Children Partnership";
    public const string ThereName = "Farland Safeguarding Children Partnership";

    public static readonly DateOnly Start = new(2019, 9, 29);

    public Guid Administrator { get; private set; }

    public Guid Here { get; private set; }

    public Guid There { get; private set; }

    public Guid Manager { get; private set; }

    public Guid Neighbour { get; private set; }

    protected override async Task FillAsync()
    {
        Administrator = await PersonAsync("Alex Winter", "administrator", null);
        Here = await CreateAsync(HereName, "E10000020");
        There = await CreateAsync(ThereName, "E10000015");
        Manager = await PersonAsync("Robin Marsh", "business-manager", Here);
        Neighbour = await PersonAsync("Sam Field", "business-manager", There);
    }

    public Task<Guid> CreateAsync(string name, params string[] areas) => AsAsync(Administrator, async services =>
    {
        var id = await services.GetRequiredService<CreatePartnership>().HandleAsync(new() { Name = name, From = Start }, default);
        foreach (var area in areas)
        {
            await services.GetRequiredService<AddArea>().HandleAsync(id, new() { OnsCode = area, StartsOn = Start }, default);
        }

        return id;
    });

    internal Task<AgencyRole> AgencyAsync(Guid person, Guid partnership, string name, string type, Standing standing = Standing.Relevant) =>
        AsAsync(person, services => services.GetRequiredService<AddAgency>()
            .HandleAsync(partnership, new() { Name = name, Type = type, Standing = standing, StartsOn = Start }, default));

    internal Task<Guid> BodyAsync(string name, BodyKind kind = BodyKind.SubGroup, Guid? parent = null) => AsAsync(Manager, services =>
        services.GetRequiredService<KeepBody>().CreateAsync(Here, new() { Name = name, Kind = kind, ParentId = parent, StartsOn = Start }, default));

    internal Task<Membership> MemberAsync(Guid body, string name, MemberRole role = MemberRole.Member, DateOnly? until = null) => AsAsync(Manager, services =>
        services.GetRequiredService<KeepMembers>().JoinAsync(body, new() { Name = name, Role = role, TermStartsOn = Start, TermEndsOn = until }, default));

    internal async Task<T> ReadAsync<T>(Guid id)
        where T : class, IRecord => await AsAsync(Manager, async services => (await services.GetRequiredService<LineOfSightDb>().FindAsync<T>(id))!);
}
