using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Modules;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Clocks;

/// <summary>A clock has another date, because bank holidays were imported. The module that owns the record takes the date over in an act, which saves both.</summary>
/// <param name="Clock">The clock, counted again.</param>
public sealed record ClockRecounted(RunningClock Clock);

/// <summary>Counts every clock that runs again, each night: a holiday that was announced or moved since moves its date.</summary>
internal sealed class RecountClocks(LineOfSightDb db, Holidays holidays, IEnumerable<IHear<ClockRecounted>> hearers) : IRunJob
{
    private const int AtOnce = 500;

    public static readonly JobKind Kind = new("kernel.recount-clocks", "Counts running deadlines again after bank holidays were imported", "0 20 2 * * ?", typeof(RecountClocks)) { Longest = TimeSpan.FromHours(1) };

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var known = await holidays.KnownAsync(stop);
        var moved = 0;
        for (var last = Guid.Empty; ;)
        {
            var clocks = await db.Set<RunningClock>().Include(c => c.Entries).Where(c => c.State == ClockState.Running && c.Id > last).OrderBy(c => c.Id).Take(AtOnce).ToListAsync(stop);
            if (clocks.Count == 0)
            {
                break;
            }

            last = clocks[^1].Id;
            foreach (var clock in clocks.Where(c => c.Recount(known.In(Divisions.Find(c.Division)!.Value))))
            {
                moved++;
                foreach (var hearer in hearers)
                {
                    await hearer.HearAsync(new ClockRecounted(clock), stop);
                }
            }

            db.ChangeTracker.Clear();
        }

        turn.Did = moved switch { 0 => null, 1 => "1 date moved", _ => $"{moved} dates moved" };
    }
}
