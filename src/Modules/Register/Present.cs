using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Register;

internal static class Present
{
    /// <summary>The partnership in which the person works at the moment.</summary>
    /// <exception cref="NotVisible">The person belongs to none.</exception>
    public static Guid PartnershipId(this IAccess access) => access.Person.PartnershipId ?? throw new NotVisible();
}
