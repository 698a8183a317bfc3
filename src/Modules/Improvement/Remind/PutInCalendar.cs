using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Remind;

/// <summary>Puts the date of an action into its owner's calendar, and keeps it right there.</summary>
internal sealed class PutInCalendar(IAccess access, Opening opening, Invitations invitations, Work work)
{
    /// <summary>The action, when it is the acting person's own.</summary>
    /// <exception cref="NotVisible">It is not there, or not theirs.</exception>
    public async Task<ImprovementAction> MineAsync(Guid id, CancellationToken stop)
    {
        var action = await opening.ActionAsync(id, Can.ReadActions, stop);
        return action.OwnerId == access.Person.Id ? action : throw new NotVisible();
    }

    public async Task HandleAsync(Guid id, CancellationToken stop)
    {
        var action = await MineAsync(id, stop);
        RuleBroken.Unless(action.Status != ActionStatus.Done, "This action is done. There is no date to remember.");
        RuleBroken.Unless(action.DueOn is not null, "The clock of this action is paused, so it has no date at the moment.");
        RuleBroken.Unless(!await invitations.IsMineAsync(id, stop), "The date is in your calendar already. If you cannot find it, look for the email that brought it.");
        await invitations.AskAsync(action, stop);
        await work.DoAsync(ImprovementActs.ActionInCalendar, action, null, stop);
    }
}
