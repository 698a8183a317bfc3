using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register;

/// <summary>The face of the module Register.</summary>
public sealed class RegisterModule : IModule
{
    /// <inheritdoc />
    public string Name => "register";

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
