using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Kernel.Jobs;

/// <summary>
/// Runs jobs while pages are served. The scheduler says when; a sweep every few seconds begins what it missed. A database that is away,
/// at the start too, stops neither this service nor the pages: it tries again.
/// </summary>
internal sealed class JobsService(JobScheduler scheduler, JobRunner runner, JobSettings settings, ILogger<JobsService> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = false;
        var wait = settings.Sweep;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!started)
                {
                    await scheduler.StartAsync(stoppingToken);
                    started = true;
                }

                await runner.SweepAsync(stoppingToken);
                wait = settings.Sweep;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception trouble)
            {
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
                log.LogError(trouble, "Jobs wait {Seconds:F0} s: {Reason}", wait.TotalSeconds, trouble.Message);
                if (!started)
                {
                    await scheduler.DisposeAsync();
                }
            }

            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await runner.SettledAsync();
        await scheduler.DisposeAsync();
    }
}
