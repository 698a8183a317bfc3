using System.Globalization;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration;

/// <summary>
/// The rules of giving roles, whichever page gives them. Nobody gives one to themselves; a business manager gives roles of their
/// own partnerships only; roles of the whole installation are given by whoever may appoint administrators.
/// </summary>
internal sealed class Granting(LineOfSightDb db, IAccess access, RoleBook book, IEnumerable<IAgencies> agencies, IEnumerable<IBodies> bodies, IEnumerable<ISchools> schools, TimeProvider clock)
{
    /// <summary>The key of the role that serves the whole installation.</summary>
    public const string Administrator = "administrator";

    /// <summary>The key of the command line's role, which nobody is given.</summary>
    public const string Operator = "operator";

    private const string NotOfList = "Choose a role from the list";

    /// <summary>True when a module knows schools.</summary>
    public bool KnowsSchools => schools.Any();

    /// <summary>The roles that the acting person may give.</summary>
    public IReadOnlyList<Role> Roles => [.. book.All.Where(r => r.Key != Operator && (!r.IsOfInstallation || access.May(Can.AppointAdministrators)))];

    /// <summary>Makes the assignment and adds it to what is saved next.</summary>
    /// <exception cref="RuleBroken">A rule of giving roles is broken; the field names the input.</exception>
    /// <exception cref="NotVisible">The partnership is not the acting person's to manage.</exception>
    public async Task<Assignment> GiveAsync(Guid person, RoleGiven given, CancellationToken stop)
    {
        RuleBroken.Unless(person != access.Person.Id, "You cannot give a role to yourself. Ask somebody else who manages access.");
        var role = Roles.FirstOrDefault(r => r.Key == given.Role) ?? throw new RuleBroken(NotOfList, nameof(RoleGiven.Role));
        if (!role.IsOfInstallation)
        {
            await CheckPlaceAsync(given, stop);
        }

        var period = Period.Of(given.StartsOn, given.EndsOn, clock);
        var assignment = new Assignment
        {
            Id = NewId.Next(),
            PersonId = person,
            Role = role.Key,
            PartnershipId = role.IsOfInstallation ? null : given.PartnershipId,
            AgencyId = role.IsOfInstallation ? null : await SchoolAsync(given, stop) ?? given.AgencyId,
            BodyId = role.IsOfInstallation ? null : given.BodyId,
            CaseId = role.IsOfInstallation ? null : given.CaseId,
            StartsAt = period.StartsAt,
            EndsAt = period.EndsAt,
            GrantedBy = access.Person.Id,
        };
        await CheckTwiceAsync(assignment, role, stop);
        db.Add(assignment);
        return assignment;
    }

    private async Task CheckPlaceAsync(RoleGiven given, CancellationToken stop)
    {
        var partnership = given.PartnershipId ?? throw new RuleBroken("Choose a partnership", nameof(RoleGiven.PartnershipId));
        access.DemandIn(Can.ManagePeople, partnership);
        RuleBroken.Unless(await db.Set<Partnership>().AnyAsync(p => p.Id == partnership, stop), "Choose a partnership from the list", nameof(RoleGiven.PartnershipId));
        RuleBroken.Unless(
            given.AgencyId is null || (await AgenciesAsync(partnership, stop)).Any(a => a.Id == given.AgencyId),
            "Choose an agency from the list", nameof(RoleGiven.AgencyId));
        RuleBroken.Unless(
            given.BodyId is null || (await BodiesAsync(partnership, stop)).Any(b => b.Id == given.BodyId),
            "Choose a body from the list", nameof(RoleGiven.BodyId));

        // No module keeps cases yet; the one that does will say which there are.
        RuleBroken.Unless(given.CaseId is null, "Choose a case from the list", nameof(RoleGiven.CaseId));
    }

    private async Task<Guid?> SchoolAsync(RoleGiven given, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(given.Urn))
        {
            return null;
        }

        const string field = nameof(RoleGiven.Urn);
        RuleBroken.Unless(given.AgencyId is null, "Choose an agency or a school, not both", field);
        RuleBroken.Unless(
            int.TryParse(given.Urn.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var urn) && urn is >= 100000 and <= 999999,
            "Enter the school’s unique reference number: six digits, such as 117640", field);
        var near = schools.FirstOrDefault() is { } known ? await known.InAsync(given.PartnershipId!.Value, stop) : [];
        return near.FirstOrDefault(s => s.Urn == urn)?.AgencyId ?? throw new RuleBroken("No open school in the partnership’s area has this number. Check it in the register of schools", field);
    }

    private async Task CheckTwiceAsync(Assignment wanted, Role role, CancellationToken stop)
    {
        var twice = await db.Set<Assignment>().AnyAsync(
            r => r.PersonId == wanted.PersonId && r.Role == wanted.Role && r.PartnershipId == wanted.PartnershipId && r.AgencyId == wanted.AgencyId
                && r.BodyId == wanted.BodyId && r.CaseId == wanted.CaseId && (r.EndsAt == null || r.EndsAt > wanted.StartsAt)
                && (wanted.EndsAt == null || r.StartsAt < wanted.EndsAt),
            stop);
        RuleBroken.Unless(!twice, $"This person has the role {role.Name} there already in that time. Change its dates instead.", nameof(RoleGiven.Role));
    }

    /// <summary>The agencies of a partnership; none while no module knows them.</summary>
    public async Task<IReadOnlyList<AgencyName>> AgenciesAsync(Guid partnership, CancellationToken stop) =>
        agencies.FirstOrDefault() is { } known ? await known.InAsync(partnership, stop) : [];

    /// <summary>The bodies of a partnership; none while no module knows them.</summary>
    public async Task<IReadOnlyList<BodyName>> BodiesAsync(Guid partnership, CancellationToken stop) =>
        bodies.FirstOrDefault() is { } known ? await known.InAsync(partnership, stop) : [];

    /// <summary>Names of agencies and bodies for showing roles; none while no module knows them.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> AgencyNamesAsync(IEnumerable<Guid> ids, CancellationToken stop) =>
        agencies.FirstOrDefault() is { } known ? await known.NamesAsync(ids, stop) : new Dictionary<Guid, string>();
}
