using Microsoft.AspNetCore.Authorization;

namespace LineOfSight.Kernel.Access;

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
                _ => false,
            })
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }
}
