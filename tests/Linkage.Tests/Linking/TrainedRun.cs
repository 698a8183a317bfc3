using LineOfSight.Linkage.Linking;

namespace LineOfSight.Linkage.Tests.Linking;

/// <summary>2,000 invented records, linked once with the settings for children; what was trained is there to be used again.</summary>
public sealed class TrainedRun : IDisposable
{
    public const string Collection = "A trained run";
    public const int Rows = 2000;
    private readonly Scratch scratch = new();

    public TrainedRun()
    {
        File = scratch.Population("children.csv", Rows, 5);
        Linked = Scratch.Run(Given.ChildrenSettings(), [File], new LinkingOptions { Threads = 1 }, ["cluster", "household", "agency"]);
        Pairs = Scratch.Pairs(Linked);
        Clusters = Scratch.Clusters(Linked);
    }

    public string File { get; }

    public Linked Linked { get; }

    /// <summary>What pairs.csv holds.</summary>
    public byte[] Pairs { get; }

    public byte[] Clusters { get; }

    public string Whole => Linked.Model.WriteWhole();

    public void Dispose() => scratch.Dispose();
}

/// <summary>The classes that share the run. They take turns: what was linked is asked by one thread at a time.</summary>
[CollectionDefinition(TrainedRun.Collection)]
public sealed class TrainedRunTests : ICollectionFixture<TrainedRun>;
