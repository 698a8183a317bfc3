namespace LineOfSight.Kernel.Access;

/// <summary>The outside providers that people may sign in with, by the operator's settings.</summary>
public interface IOutsideProviders
{
    /// <summary>Key and name of each, in the settings' order.</summary>
    IReadOnlyList<OutsideProvider> All { get; }
}

/// <summary>An outside provider as people know it.</summary>
/// <param name="Key">The key in the settings, which stands in addresses.</param>
/// <param name="Name">Its name, such as "Wirral Council".</param>
public sealed record OutsideProvider(string Key, string Name);
