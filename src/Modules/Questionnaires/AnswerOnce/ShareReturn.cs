using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>Lets a return that was signed off be the agency's answer in other areas. What was said to stay out never gets there.</summary>
internal sealed class ShareReturn(LineOfSightDb db, IAccess access, ReadSharing read, CarryOver carry, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        /// <summary>The returns of the areas.</summary>
        public List<Guid> With { get; set; } = [];
    }

    /// <returns>How many areas it was shared with.</returns>
    public async Task<int> HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var lead = await read.LeadAsync(id, stop);
        RuleBroken.Unless(lead.State == ReturnState.Signed, "Your answers are being revised. Share them when they are signed off again");
        RuleBroken.Unless(read.IsFresh(lead), "This was signed off more than a year ago. Bring it forward in a new return, and share that");
        var areas = (await read.AreasAsync(lead, stop)).Where(a => a.CanBeShared && input.With.Contains(a.Return.Id)).ToList();
        RuleBroken.Unless(areas.Count > 0, "Select at least one area", nameof(Input.With));
        var now = clock.GetUtcNow();
        await BeginAsync(lead, stop);
        foreach (var area in areas)
        {
            var of = await db.Set<Return>().SingleAsync(r => r.Id == area.Return.Id, stop);
            var shared = SharedWith.Between(lead, of, access.Person.Name, now);
            db.Add(shared);
            await work.DoAsync(SharingActs.Shared, shared, null, stop);
            await carry.HandleAsync(shared, lead, stop);
        }

        return areas.Count;
    }

    /// <summary>The sharing of the return, begun when there was none and resumed when it was withdrawn.</summary>
    public async Task<Sharing> BeginAsync(Return lead, CancellationToken stop)
    {
        if (await read.SharingAsync(lead, stop) is { WithdrawnAt: null } begun)
        {
            return begun;
        }

        var sharing = await read.SharingAsync(lead, stop);
        if (sharing is null)
        {
            sharing = Sharing.Begin(lead, clock.GetUtcNow());
            db.Add(sharing);
        }

        sharing.Resume();
        await work.DoAsync(SharingActs.Begun, sharing, null, stop);
        return sharing;
    }
}
