using LineOfSight.Kernel.Access;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Partnerships;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>The partnerships and agencies among which the samples stand, made as the product makes them.</summary>
internal static class Neighbourhood
{
    /// <summary>From this day everything in the samples holds.</summary>
    public static readonly DateOnly Since = new(2024, 4, 1);

    public static Task<Guid> PartnershipAsync(World world, string name) => world.WithAsync<CreatePartnership, Guid>(
        Account.Operator, (create, stop) => create.HandleAsync(new() { Name = name, Status = Status.Live, From = Since }, stop));

    /// <summary>A safeguarding partner of a partnership; returns the agency.</summary>
    /// <param name="world">The world.</param>
    /// <param name="partnership">Where it works.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its key in the register's list of types.</param>
    public static async Task<Guid> AgencyAsync(World world, Guid partnership, string name, string type = "police")
    {
        var role = await world.WithAsync<AddAgency, AgencyRole>(world.ManagerOf(partnership), (add, stop) =>
            add.HandleAsync(partnership, new() { Name = name, Type = type, Standing = Standing.Partner, StartsOn = Since }, stop));
        return role.AgencyId;
    }
}
