using LineOfSight.Kernel.Jobs;

namespace LineOfSight.Kernel.Files;

/// <summary>Asks the scanner again, every other minute, about files that it has not called clean.</summary>
public sealed class CheckWaiting(CheckDocuments check) : IRunJob
{
    /// <summary>The job.</summary>
    public static readonly JobKind Kind = new("host.documents.check", "Checks files for viruses that were uploaded while the scanner was away", "0 0/2 * * * ?", typeof(CheckWaiting)) { Longest = TimeSpan.FromHours(2) };

    /// <inheritdoc />
    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var outcome = await check.HandleAsync(stop);
        turn.Did = outcome == new CheckDocuments.Outcome(0, 0, 0) ? null
            : $"{outcome.Clean} clean, {outcome.Refused} refused, {outcome.Waiting} still waiting";
    }
}
