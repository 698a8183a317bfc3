namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>What is wrong with an entry.</summary>
public enum FaultKind
{
    /// <summary>Its contents or its hash are not those that were sealed.</summary>
    Altered,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It was put in afterwards.</summary>
    Inserted,

    /// <summary>It stands where another one stood.</summary>
    Swapped,

    /// <summary>The end of the chain is gone.</summary>
    CutOff,

    /// <summary>The chain agrees with itself, but not with a signed checkpoint.</summary>
    BuiltAnew,

    /// <summary>The texts beside it are not those that were written.</summary>
    TextAltered,

    /// <summary>A checkpoint cannot be believed.</summary>
    Checkpoint,
}

/// <summary>One fault that the verifier found.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Chain">The partnership's name, "the installation", or the checkpoint's file.</param>
/// <param name="ChainId">The chain, or null.</param>
/// <param name="Number">The first faulty entry, or null when the fault has no place in a chain.</param>
/// <param name="Act">The act that stands there now, or null.</param>
/// <param name="What">What is wrong, in plain words.</param>
public sealed record Fault(FaultKind Kind, string Chain, Guid? ChainId, long? Number, Guid? Act, string What);

/// <summary>What the verifier read and found.</summary>
/// <param name="Entries">How many sealed entries were computed again.</param>
/// <param name="Chains">In how many chains.</param>
/// <param name="UpTo">The latest act among them (UTC), or null when there is none.</param>
/// <param name="Waiting">Entries that are committed and not sealed yet.</param>
/// <param name="Texts">Acts whose texts were checked against their keyed digest.</param>
/// <param name="Erased">Acts whose texts were erased; their entries still verify.</param>
/// <param name="Checkpoints">How many checkpoints were compared.</param>
/// <param name="NewestCheckpoint">The newest of them (UTC), or null.</param>
/// <param name="Faults">The first fault of each chain, and texts that were altered; empty when all is well.</param>
public sealed record Verification(
    long Entries,
    int Chains,
    DateTimeOffset? UpTo,
    long Waiting,
    long Texts,
    long Erased,
    int Checkpoints,
    DateTimeOffset? NewestCheckpoint,
    IReadOnlyList<Fault> Faults);
