using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>Walls taken down on purpose, for one request: a test names in a header which one.</summary>
internal static class Breaks
{
    /// <summary>The access service says yes to this permission, or to several with a space between, for everybody and everything.</summary>
    public const string YesTo = "X-Planted-Yes-To";

    /// <summary>The page lets everybody in, whatever it names.</summary>
    public const string OpenPage = "X-Planted-Open-Page";

    public static void AddTo(IServiceCollection services, Func<IReadOnlyList<Guid>> partnerships)
    {
        var real = services.Single(d => d.ServiceType == typeof(IAccess));
        services.Remove(real);
        services.AddHttpContextAccessor();
        services.AddScoped<IAccess>(provider => new Broken(
            (IAccess)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), partnerships, provider.GetRequiredService<IHttpContextAccessor>()));
        services.AddScoped<IAuthorizationHandler, OpenDoor>();
    }

    private sealed class Broken(IAccess real, Func<IReadOnlyList<Guid>> partnerships, IHttpContextAccessor http) : IAccess
    {
        public Person Person => real.Person;

        public bool May(string permission) => Says(permission) || real.May(permission);

        public bool May(string permission, IRecord record) => Says(permission) || real.May(permission, record);

        public bool MayIn(string permission, Guid partnership) => Says(permission) || real.MayIn(permission, partnership);

        // Every partnership of the installation: what the database then still hides, row security hides.
        public Scope ScopeOf(string permission) => Says(permission)
            ? new Scope([new(Reach.Installation, null, null, null, null), .. partnerships().Select(p => new Scope.Part(Reach.Partnership, p, null, null, null))])
            : real.ScopeOf(permission);

        public void Demand(string permission, IRecord? record)
        {
            if (!Says(permission) || record is null)
            {
                real.Demand(permission, record);
            }
        }

        public void DemandIn(string permission, Guid partnership)
        {
            if (!Says(permission))
            {
                real.DemandIn(permission, partnership);
            }
        }

        public void Demand(string permission)
        {
            if (!Says(permission))
            {
                real.Demand(permission);
            }
        }

        private bool Says(string permission) => http.HttpContext?.Request.Headers[YesTo].ToString().Split(' ').Contains(permission) == true;
    }

    private sealed class OpenDoor(IHttpContextAccessor http) : IAuthorizationHandler
    {
        public Task HandleAsync(AuthorizationHandlerContext context)
        {
            if (http.HttpContext?.Request.Headers.ContainsKey(OpenPage) == true)
            {
                foreach (var requirement in context.PendingRequirements.ToList())
                {
                    context.Succeed(requirement);
                }
            }

            return Task.CompletedTask;
        }
    }
}
