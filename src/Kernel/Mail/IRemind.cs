using System.Globalization;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Jobs;

namespace LineOfSight.Kernel.Mail;

/// <summary>What a module wants people to be reminded of. Asked every morning.</summary>
public interface IRemind
{
    /// <summary>
    /// The letters of today, each with an <see cref="Letter.Occasion"/>: one that was written before is not written again, so say what
    /// holds today rather than what began today; then a morning that was missed is made up for.
    /// </summary>
    /// <param name="today">The day in London.</param>
    /// <param name="stop">Cancels.</param>
    Task<IReadOnlyList<Letter>> DueAsync(DateOnly today, CancellationToken stop);
}

/// <summary>Half past six in the morning: reminders, in time for the letter of the day.</summary>
internal sealed class Remind(IEnumerable<IRemind> modules, Outbox outbox, Holidays holidays, TimeProvider clock) : IRunJob
{
    public static readonly JobKind Kind = new("kernel.remind", "Reminds people of what is due", "0 30 6 * * ?", typeof(Remind));

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        // Working days are counted with the bank holidays that were imported.
        await holidays.KnownAsync(stop);
        var written = 0;
        foreach (var module in modules)
        {
            foreach (var letter in await module.DueAsync(clock.Today(), stop))
            {
                if (letter.Occasion is null)
                {
                    throw new InvalidOperationException($"The reminder {letter.Kind.Key} has no occasion and would come every morning.");
                }

                written += await outbox.AddAsync(letter, stop) ? 1 : 0;
            }
        }

        turn.Did = written == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{written:N0} {(written == 1 ? "reminder" : "reminders")} written");
    }
}
