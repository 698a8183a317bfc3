using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Reset;

/// <summary>The resets that the acting person may see.</summary>
internal sealed class Resets(LineOfSightDb db, PeopleInReach reach, People people, TimeProvider clock)
{
    public sealed record Line(SecondStepReset Reset, string Person, string OpenedBy);

    /// <summary>Those that wait for a second person, the oldest first.</summary>
    public async Task<IReadOnlyList<Line>> WaitingAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var oldest = now - SecondStepReset.Longest;
        var waiting = await db.Set<SecondStepReset>().AsNoTracking()
            .Where(r => r.ApprovedAt == null && r.RefusedAt == null && r.OpenedAt > oldest && reach.Roles(Can.ResetSecondSteps).Any(a => a.PersonId == r.AccountId))
            .OrderBy(r => r.OpenedAt).ToListAsync(stop);
        var names = await people.NamesAsync(waiting.SelectMany(r => new[] { r.AccountId, r.OpenedBy }), stop);
        return [.. waiting.Select(r => new Line(r, names.GetValueOrDefault(r.AccountId, ""), names.GetValueOrDefault(r.OpenedBy, "")))];
    }

    /// <summary>One reset, tracked, with its person.</summary>
    /// <exception cref="NotVisible">Not there, or the person is not in reach.</exception>
    public async Task<(SecondStepReset Reset, Account Person)> FindAsync(Guid reset, CancellationToken stop)
    {
        var found = await db.Set<SecondStepReset>().SingleOrDefaultAsync(r => r.Id == reset, stop) ?? throw new NotVisible();
        return (found, await reach.PersonAsync(Can.ResetSecondSteps, found.AccountId, stop));
    }

    /// <summary>The chains that acts about a reset enter.</summary>
    public static IReadOnlyCollection<Guid> ChainOf(SecondStepReset reset) => [reset.PartnershipId ?? Act.Installation];
}
