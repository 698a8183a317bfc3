namespace LineOfSight.Kernel.Files;

/// <summary>
/// A module answers for its records: a person may open a document when they may open one of the records that use it. The kernel knows
/// no modules, so it asks.
/// </summary>
public interface IOpenRecords
{
    /// <summary>The classes of record that this answers for, such as <c>Finding</c>.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>True when the acting person may open this record.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="record">The record.</param>
    /// <param name="stop">Cancels.</param>
    Task<bool> MayOpenAsync(string kind, Guid record, CancellationToken stop);
}
