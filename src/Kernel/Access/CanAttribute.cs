using Microsoft.AspNetCore.Authorization;

namespace LineOfSight.Kernel.Access;

/// <summary>Names the permission that a page needs. A page without it, and without <see cref="OpenToAllAttribute"/>, fails the tests and is closed.</summary>
/// <param name="permission">The permission's name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CanAttribute(string permission) : Attribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>The permission's name.</summary>
    public string Permission { get; } = permission;

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>A page for every signed-in person, such as home.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : Attribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>A page that needs no sign-in, with the reason why.</summary>
/// <param name="why">Why nobody needs to sign in for it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute(string why) : Attribute, IAllowAnonymous
{
    /// <summary>Why nobody needs to sign in for it.</summary>
    public string Why { get; } = why;
}
