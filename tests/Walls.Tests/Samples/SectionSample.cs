using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>A section of the menu that every partnership role has something in.</summary>
internal sealed class SectionSample : Sample
{
    public override string Noun => "section";

    public override bool IsNational => true;

    public override Task<string> MakeAsync(Place place) => Task.FromResult("manage");
}
