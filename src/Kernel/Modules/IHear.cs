namespace LineOfSight.Kernel.Modules;

/// <summary>Hears an event of another module, inside the transaction in which it happened.</summary>
public interface IHear
{
    /// <summary>Acts on the event.</summary>
    Task HearAsync(object happened, CancellationToken stop);
}

/// <summary>Hears one kind of event.</summary>
/// <typeparam name="T">An event of Contracts.</typeparam>
public interface IHear<in T> : IHear
    where T : notnull
{
    /// <summary>Acts on the event.</summary>
    Task HearAsync(T happened, CancellationToken stop);

    /// <inheritdoc />
    Task IHear.HearAsync(object happened, CancellationToken stop) => HearAsync((T)happened, stop);
}
