using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Kernel.Modules;

/// <summary>Follows the acts on a kind of record, inside the transaction in which they were done.</summary>
public interface IFollow
{
    /// <summary>Acts on what was done; never called for an act that only reads.</summary>
    Task FollowAsync(IRecord record, ActKind done, CancellationToken stop);
}

/// <summary>
/// Follows the acts on one kind of record: it looks at how the record stands now, whatever was done to it, and so forgets no use case.
/// A letter to a new owner is written so.
/// </summary>
/// <typeparam name="T">The record that acts are about.</typeparam>
public interface IFollow<in T> : IFollow
    where T : class, IRecord
{
    /// <summary>Acts on what was done.</summary>
    Task FollowAsync(T record, ActKind done, CancellationToken stop);

    /// <inheritdoc />
    Task IFollow.FollowAsync(IRecord record, ActKind done, CancellationToken stop) => FollowAsync((T)record, done, stop);
}
