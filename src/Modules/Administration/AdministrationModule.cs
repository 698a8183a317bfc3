using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Administration;

/// <summary>The face of the module Administration.</summary>
public sealed class AdministrationModule : IModule
{
    /// <inheritdoc />
    public string Name => "administration";

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
