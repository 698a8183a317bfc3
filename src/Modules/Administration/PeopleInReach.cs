using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration;

/// <summary>
/// Whose access the acting person may see or change: people of partnerships in which their permission reaches everything, or of
/// the whole installation. The operator of the command line is nobody's to change.
/// </summary>
internal sealed class PeopleInReach(LineOfSightDb db, IAccess access)
{
    /// <summary>The roles in reach of a permission.</summary>
    public IQueryable<Assignment> Roles(string permission)
    {
        var scope = access.ScopeOf(permission);
        var all = db.Set<Assignment>().Where(r => r.PersonId != Account.Operator);
        return scope.Installation ? all : all.Where(r => r.PartnershipId != null && scope.Partnerships.Contains(r.PartnershipId.Value));
    }

    /// <summary>A person with at least one role in reach, past roles included.</summary>
    /// <exception cref="NotVisible">Not there, or not in reach.</exception>
    public async Task<Account> PersonAsync(string permission, Guid person, CancellationToken stop) =>
        await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == person && Roles(permission).Any(r => r.PersonId == a.Id), stop) ?? throw new NotVisible();

    /// <summary>A role that the acting person may change.</summary>
    /// <exception cref="NotVisible">Not there, or not in reach.</exception>
    public async Task<Assignment> RoleToChangeAsync(Guid assignment, CancellationToken stop)
    {
        var role = await Roles(Can.ManagePeople).SingleOrDefaultAsync(r => r.Id == assignment, stop) ?? throw new NotVisible();
        if (role.PartnershipId is null)
        {
            access.Demand(Can.AppointAdministrators);
        }

        return role;
    }
}
