using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes what an action is, and who leads it.</summary>
internal sealed class EditAction(IAccess access, Opening opening, Leads leads, Work work)
{
    public sealed class Input : ActionInput
    {
        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var action = await opening.ActionAsync(id, Can.EditActions, stop);
        await leads.CheckAsync(action.PartnershipId, Can.EditActions, input, action.AgencyId, action.OwnerId, stop);
        work.Expect(action, input.Version);
        action.Change(input.Said);
        await leads.SupportAsync(action, input.Support, stop);
        RuleBroken.Unless(access.May(Can.EditActions, action), "Choose your own agency to lead this action", nameof(Input.AgencyId));
        await work.DoAsync(ImprovementActs.ActionEdited, action, null, stop);
    }
}
