using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement;

/// <summary>The face of the module Improvement.</summary>
public sealed class ImprovementModule : IModule
{
    /// <inheritdoc />
    public string Name => "improvement";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => [];

    /// <inheritdoc />
    public IEnumerable<ActKind> Acts => [];

    /// <inheritdoc />
    public IEnumerable<MenuItem> Menu => [];

    /// <inheritdoc />
    public void AddTo(IServiceCollection services)
    {
    }
}
