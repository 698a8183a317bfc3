using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement;

/// <summary>Who can lead an action in a partnership: its agencies, and the people who hold a role there.</summary>
internal sealed class Leads(LineOfSightDb db, IAgencies agencies, IBodies bodies, People people, IAccess access, TimeProvider clock)
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

    /// <summary>All the lists of the form's fields.</summary>
    public async Task ChooseAsync(ViewDataDictionary page, Guid partnership, string permission, CancellationToken stop)
    {
        (page["Agencies"], page["People"]) = await ChoicesAsync(partnership, permission, stop);
        page["Support"] = (IReadOnlyList<SelectListItem>)[.. (await agencies.InAsync(partnership, stop)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        page["Bodies"] = (IReadOnlyList<SelectListItem>)[.. (await bodies.InAsync(partnership, stop)).Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
    }

    /// <summary>The agencies that support an action now.</summary>
    public async Task<IReadOnlyList<Guid>> SupportOfAsync(Guid action, CancellationToken stop) =>
        await db.Set<ActionSupport>().Where(s => s.ActionId == action && s.Until == null).Select(s => s.AgencyId).ToListAsync(stop);

    /// <summary>Makes these the agencies that support an action; who supported it before stays on the record with the day it ended.</summary>
    public async Task SupportAsync(ImprovementAction action, IReadOnlyCollection<Guid> wanted, CancellationToken stop)
    {
        var today = clock.Today();
        var before = await db.Set<ActionSupport>().Where(s => s.ActionId == action.Id).ToListAsync(stop);
        var chosen = wanted.Where(w => w != action.AgencyId).ToHashSet();
        if (chosen.Any(c => before.TrueForAll(b => b.AgencyId != c)))
        {
            var known = (await agencies.InAsync(action.PartnershipId, stop)).Select(a => a.Id).ToHashSet();
            RuleBroken.Unless(chosen.All(c => known.Contains(c) || before.Exists(b => b.AgencyId == c)), "Choose agencies from the list", nameof(ActionInput.Support));
        }

        foreach (var support in before)
        {
            if (chosen.Remove(support.AgencyId))
            {
                (support.Since, support.Until) = (support.Until is null ? support.Since : today, null);
            }
            else
            {
                support.Until ??= today;
            }
        }

        db.AddRange(chosen.Select(c => new ActionSupport { ActionId = action.Id, AgencyId = c, Since = today }));
    }

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

        if (input.BodyId is { } body)
        {
            RuleBroken.Unless((await bodies.InAsync(partnership, stop)).Any(b => b.Id == body), "Choose a body from the list", nameof(ActionInput.BodyId));
        }

        await CheckOwnerAsync(partnership, input.OwnerId, ownerBefore, stop);
    }

    /// <summary>Refuses a person who is not on the list.</summary>
    public async Task CheckOwnerAsync(Guid partnership, Guid? owner, Guid? ownerBefore, CancellationToken stop)
    {
        if (owner is { } wanted && wanted != ownerBefore)
        {
            var known = await people.InAsync(partnership, stop);
            RuleBroken.Unless(known.Any(p => p.Id == wanted), "Choose a person from the list", nameof(ActionInput.OwnerId));
        }
    }
}
