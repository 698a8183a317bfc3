namespace LineOfSight.Kernel.Data;

/// <summary>
/// The database went away between the order to save and its answer. What was to be saved is there whole or not at all, but only the
/// database knows which: whoever asked must look before asking again.
/// </summary>
/// <param name="inner">What happened to the connection.</param>
public sealed class NotKnownWhetherSaved(Exception inner) : Exception("The database went away before it said whether it had saved.", inner);
