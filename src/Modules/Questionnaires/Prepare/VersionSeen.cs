namespace LineOfSight.Questionnaires.Prepare;

/// <summary>What a page posts that only asks whether one is sure.</summary>
internal sealed class VersionSeen
{
    public int Version { get; set; }
}
