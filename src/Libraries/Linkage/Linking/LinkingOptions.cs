using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Linking;

/// <summary>How records are linked.</summary>
public sealed record LinkingOptions
{
    /// <summary>Pairs of at least this probability are kept and written.</summary>
    public double PairThreshold { get; init; } = 0.01;

    /// <summary>The probability from which a pair is a link that holds people together; null: the engine chooses.</summary>
    public double? LinkThreshold { get; init; }

    /// <summary>Chooses the threshold from what was linked at the engine's own, such as from judged pairs; null: the engine's own stands.</summary>
    public Func<Linked, double>? ChooseThreshold { get; init; }

    /// <summary>How many threads work. The output does not hang on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What random pairs are picked by.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many random pairs u is estimated from, about.</summary>
    public long RandomPairs { get; init; } = 2_500_000;

    /// <summary>A group of more records that agree in what a rule asks is not compared, and is told.</summary>
    public int MostRecordsAGroup { get; init; } = 5000;

    /// <summary>What to do about a row that cannot be read.</summary>
    public OnFault OnFault { get; init; } = OnFault.Stop;

    /// <summary>How records are put together as people; null: by agreement where households are modelled, else connected, as Splink does.</summary>
    public Together? Together { get; init; }

    /// <summary>Whether households are modelled where the settings say what tells children apart.</summary>
    public bool Households { get; init; } = true;
}

/// <summary>How records are put together as people.</summary>
public enum Together
{
    /// <summary>Parts are joined while all their pairs agree on average, also those that no rule found.</summary>
    Agreeing,

    /// <summary>One link is enough: what hangs together in any way is one person.</summary>
    Connected,
}

/// <summary>What linking is doing.</summary>
public enum LinkStage
{
    /// <summary>Reading the files.</summary>
    Reading,

    /// <summary>Preparing each distinct value.</summary>
    Preparing,

    /// <summary>Training the model.</summary>
    Training,

    /// <summary>Comparing pairs.</summary>
    Comparing,

    /// <summary>Putting records together.</summary>
    Clustering,

    /// <summary>Writing.</summary>
    Writing,
}

/// <summary>How far linking has come.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Share">How much of that is done, 0 to 1.</param>
/// <param name="Note">What to say of it; null when there is nothing.</param>
public sealed record LinkProgress(LinkStage Stage, double Share, string? Note = null);
