using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>A rule of deadlines that every partnership may set for itself.</summary>
internal sealed class RuleSample : Sample
{
    public override string Noun => "rule";

    public override bool IsNational => true;

    public override Task<string> MakeAsync(Place place) => Task.FromResult("action-soon");
}
