using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration;

/// <summary>What a form that gives a role has to choose from.</summary>
/// <param name="Roles">The roles that may be given here.</param>
/// <param name="Agencies">The partnership's agencies; none while no module knows them.</param>
/// <param name="Bodies">The partnership's bodies; none while no module knows them.</param>
/// <param name="HasSchools">True when a module knows schools, so that a role can be given for one.</param>
/// <param name="PartnershipId">The partnership, or null for the whole installation.</param>
/// <param name="Place">Its name.</param>
internal sealed record RoleChoices(
    IReadOnlyList<Role> Roles, IReadOnlyList<SelectListItem> Agencies, IReadOnlyList<SelectListItem> Bodies, bool HasSchools, Guid? PartnershipId, string Place);

/// <summary>Finds the choices for the place in which a role is given.</summary>
internal sealed class RoleChoosing(LineOfSightDb db, IAccess access, Granting granting)
{
    private const string Installation = "installation";

    /// <summary>True when the acting person must say first where: they manage access in more than their present partnership.</summary>
    public bool MustSayWhere => access.ScopeOf(Can.ManagePeople).Installation;

    /// <summary>The partnerships to choose from, by name.</summary>
    public async Task<IReadOnlyList<SelectListItem>> PartnershipsAsync(CancellationToken stop) =>
        [.. (await db.Set<Partnership>().OrderBy(p => p.Name).ToListAsync(stop)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];

    /// <summary>The partnerships, and the whole installation for whoever may appoint administrators.</summary>
    public async Task<IReadOnlyList<SelectListItem>> PlacesAsync(CancellationToken stop) =>
        [.. await PartnershipsAsync(stop), .. access.May(Can.AppointAdministrators) ? [new SelectListItem("The whole installation", Installation)] : Array.Empty<SelectListItem>()];

    /// <summary>The choices in a partnership.</summary>
    /// <exception cref="Kernel.Rules.NotVisible">The partnership is not the acting person's to manage, or not there.</exception>
    public async Task<RoleChoices> InAsync(Guid partnership, CancellationToken stop)
    {
        access.DemandIn(Can.ManagePeople, partnership);
        var place = await db.Set<Partnership>().SingleOrDefaultAsync(p => p.Id == partnership, stop) ?? throw new Kernel.Rules.NotVisible();
        return new RoleChoices(
            [.. granting.Roles.Where(r => !r.IsOfInstallation)],
            [.. (await granting.AgenciesAsync(partnership, stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))],
            [.. (await granting.BodiesAsync(partnership, stop)).Select(b => new SelectListItem(b.Name, b.Id.ToString()))],
            granting.KnowsSchools,
            partnership,
            place.Name);
    }

    /// <summary>The choices for the whole installation.</summary>
    /// <exception cref="Kernel.Rules.NotVisible">The acting person may not appoint administrators.</exception>
    public RoleChoices WholeInstallation()
    {
        access.Demand(Can.AppointAdministrators);
        return new RoleChoices([.. granting.Roles.Where(r => r.IsOfInstallation)], [], [], HasSchools: false, PartnershipId: null, "The whole installation");
    }

    /// <summary>The choices of a form: where the address says, else the present partnership; null when it must be said first.</summary>
    /// <param name="where">A partnership, <c>installation</c>, or null.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<RoleChoices?> OfAsync(string? where, CancellationToken stop)
    {
        if (where == Installation)
        {
            return WholeInstallation();
        }

        if (!string.IsNullOrEmpty(where))
        {
            return Guid.TryParse(where, out var partnership) ? await InAsync(partnership, stop) : throw new Kernel.Rules.NotVisible();
        }

        return !MustSayWhere && access.Person.PartnershipId is { } present ? await InAsync(present, stop) : null;
    }
}
