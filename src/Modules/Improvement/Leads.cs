using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Improvement;

/// <summary>Who can lead an action in a partnership: its agencies, and the people who hold a role there.</summary>
internal sealed class Leads(IAgencies agencies, People people, IAccess access)
{
    /// <summary>The agencies that the acting person may give work to: all of them, or only their own.</summary>
    public async Task<IReadOnlyList<AgencyName>> AgenciesAsync(Guid partnership, string permission, CancellationToken stop)
    {
        var all = await agencies.InAsync(partnership, stop);
        if (access.MayIn(permission, partnership))
        {
            return all;
        }

        var own = access.ScopeOf(permission).Agencies.Where(a => a.Partnership == partnership).Select(a => a.Agency).ToHashSet();
        return [.. all.Where(a => own.Contains(a.Id))];
    }

    public Task<IReadOnlyList<People.Colleague>> PeopleAsync(Guid partnership, CancellationToken stop) => people.InAsync(partnership, stop);

    /// <summary>Both lists, for the form's fields.</summary>
    public async Task<(IReadOnlyList<SelectListItem> Agencies, IReadOnlyList<SelectListItem> People)> ChoicesAsync(
        Guid partnership, string permission, CancellationToken stop) =>
    (
        [.. (await AgenciesAsync(partnership, permission, stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))],
        [.. (await PeopleAsync(partnership, stop)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))]);

    /// <summary>Refuses an agency or a person who is not on the lists: a form can be sent with anything in it.</summary>
    public async Task CheckAsync(Guid partnership, string permission, ActionInput input, Guid? agencyBefore, Guid? ownerBefore, CancellationToken stop)
    {
        if (input.AgencyId is { } agency && agency != agencyBefore)
        {
            var known = await AgenciesAsync(partnership, permission, stop);
            RuleBroken.Unless(known.Any(a => a.Id == agency), "Choose an agency from the list", nameof(ActionInput.AgencyId));
        }

        if (input.OwnerId is { } owner && owner != ownerBefore)
        {
            var known = await people.InAsync(partnership, stop);
            RuleBroken.Unless(known.Any(p => p.Id == owner), "Choose a person from the list", nameof(ActionInput.OwnerId));
        }
    }
}
