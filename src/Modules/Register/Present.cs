using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Register;

internal static class Present
{
    /// <summary>The partnership in which the person works at the moment.</summary>
    /// <exception cref="NotVisible">The person belongs to none.</exception>
    public static Guid PartnershipId(this IAccess access) => access.Person.PartnershipId ?? throw new NotVisible();

    /// <summary>
    /// Makes the record count as saved although only its parts change, so that two people who change its parts at once cannot
    /// break a rule that spans them: the second is told.
    /// </summary>
    public static void Touch(this LineOfSightDb db, IVersioned record) => db.Entry(record).Property(nameof(IVersioned.Version)).IsModified = true;
}
