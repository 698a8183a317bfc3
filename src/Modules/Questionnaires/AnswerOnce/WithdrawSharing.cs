using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>
/// Withdraws shared answers from some areas, or from all. From all reaches areas too in which whoever withdraws has no role: a job takes
/// those back within a minute.
/// </summary>
internal sealed class WithdrawSharing(LineOfSightDb db, IAccess access, ReadSharing read, TakeBack back, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        /// <summary>True for all areas.</summary>
        public bool? IsEverywhere { get; set; }

        /// <summary>The returns of the areas.</summary>
        public List<Guid> From { get; set; } = [];

        public string? Because { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var lead = await read.LeadAsync(id, stop);
        var isEverywhere = input.IsEverywhere ?? throw new RuleBroken("Select from which areas you withdraw your answers", nameof(Input.IsEverywhere));
        var areas = (await read.AreasAsync(lead, stop)).Where(a => a.IsShared && (isEverywhere || input.From.Contains(a.Return.Id))).Select(a => a.Shared!.Id).ToList();
        RuleBroken.Unless(isEverywhere || areas.Count > 0, "Select at least one area", nameof(Input.From));
        if (isEverywhere)
        {
            var sharing = await read.SharingAsync(lead, stop) ?? throw new NotVisible();
            sharing.Withdraw(input.Because, access.Person.Name, clock.GetUtcNow());
            await work.DoAsync(SharingActs.WithdrawnEverywhere, sharing, input.Because, stop);
        }

        foreach (var shared in await db.Set<SharedWith>().Where(s => areas.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(stop))
        {
            await back.HandleAsync(shared, input.Because, access.Person.Name, stop);
        }
    }
}
