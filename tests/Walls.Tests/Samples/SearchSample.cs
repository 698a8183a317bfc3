using LineOfSight.Host.Searching;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>A search, which only whoever made it can read.</summary>
internal sealed class SearchSample : Sample
{
    public override string Noun => "search";

    public override async Task<string> MakeAsync(Place place) =>
        $"{await place.World.WithAsync<MakeSearch, Guid>(place.Owner, (make, stop) => make.HandleAsync(new() { Words = "a neighbour" }, stop))}";
}
