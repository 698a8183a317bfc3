using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>
/// Seals every second while the pages are served, and writes a checkpoint at the start, at six in the morning in London and
/// when the program stops.
/// </summary>
internal sealed class SealingService(Sealer sealer, Checkpoints checkpoints, TimeProvider clock, ILogger<SealingService> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Morning = TimeSpan.FromHours(6);
    private DateTimeOffset nextCheckpoint;
    private TimeSpan wait = Every;

    /// <summary>The next six o'clock in London after an instant.</summary>
    internal static DateTimeOffset NextMorning(DateTimeOffset after)
    {
        var today = London.DateOf(after);
        var morning = MorningOf(today);
        return morning > after ? morning : MorningOf(today.AddDays(1));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await sealer.SealAsync(cancellationToken);
            await checkpoints.WriteAsync(cancellationToken);
        }
        catch (Exception trouble) when (Passes(trouble) || trouble is OperationCanceledException)
        {
            log.LogError(trouble, "No checkpoint was written when the program stopped: {Reason}", trouble.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        nextCheckpoint = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            await TurnAsync(stoppingToken);
            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TurnAsync(CancellationToken stop)
    {
        try
        {
            await sealer.SealAsync(stop);
            var now = clock.GetUtcNow();
            if (now >= nextCheckpoint)
            {
                await checkpoints.WriteAsync(stop);
                nextCheckpoint = NextMorning(now);
            }

            if (wait > Every)
            {
                log.LogWarning("The audit trail is being sealed again.");
            }

            wait = Every;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program stops; StopAsync seals what is left.
        }
        catch (Exception trouble) when (Passes(trouble))
        {
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            log.LogError(trouble, "The audit trail could not be sealed and waits {Seconds} s: {Reason}", wait.TotalSeconds, trouble.Message);
        }
    }

    // A database that restarts, a disk that is full: both pass, and what waits to be sealed stays where it is.
    private static bool Passes(Exception trouble) => ConnectionLost.Says(trouble) || trouble is TimeoutException or IOException or UnauthorizedAccessException;

    // Six o'clock exists once on every day: English clocks change at one.
    private static DateTimeOffset MorningOf(DateOnly date)
    {
        var midnight = London.StartOf(date);
        return midnight + Morning - (London.TimeOf(midnight + Morning) - (date.ToDateTime(TimeOnly.MinValue) + Morning));
    }
}

/// <summary>Registers the sealing of the audit trail.</summary>
public static class SealingServices
{
    /// <summary>Seals and writes checkpoints in the background; for the one program that serves the pages.</summary>
    public static IServiceCollection AddSealing(this IServiceCollection services) => services.AddHostedService<SealingService>();
}
