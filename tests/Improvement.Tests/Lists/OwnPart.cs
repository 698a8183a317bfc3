using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Lists;

/// <summary>The module's own part of home: the page shows the ten most urgent needs of all modules and tests.</summary>
internal static class OwnPart
{
    public static async Task<HomePart> HomeAsync(this House house, Guid person) => (await house.AsAsync(person, s =>
        s.GetServices<IHome>().OfType<HomeOfImprovement>().GatherAsync(s.GetRequiredService<IAccess>().Person, s.GetRequiredService<Together>(), CancellationToken.None)))
        .SingleOrDefault(HomePart.Empty);
}
