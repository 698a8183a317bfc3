using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Kernel.Access;

/// <summary>The requirement of every endpoint: that it names a policy. One that names none is closed to everybody.</summary>
public sealed class NamesItsPolicy : IAuthorizationRequirement;

/// <summary>Lets a page be reached only by people who have its permission somewhere. What they see there is the record's own question.</summary>
internal sealed class PageAuthorization(IAccess access) : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            if (requirement switch
            {
                CanAttribute can => access.May(can.Permission),
                SignedInAttribute => access.Person.IsSomebody,
                NamesItsPolicy => context.Resource is HttpContext http && Names(http.GetEndpoint()),
                _ => false,
            })
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }

    private static bool Names(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<CanAttribute>() is not null || endpoint?.Metadata.GetMetadata<SignedInAttribute>() is not null;
}
