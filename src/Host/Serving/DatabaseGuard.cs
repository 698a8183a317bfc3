using LineOfSight.Kernel.Data.Embedded;

namespace LineOfSight.Host.Serving;

/// <summary>Starts the installation's own database again when it has gone, killed or out of room, while the pages are served.</summary>
internal sealed partial class DatabaseGuard(EmbeddedPostgres server, ILogger<DatabaseGuard> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Every;
            try
            {
                if (await server.ReviveAsync(stoppingToken))
                {
                    StartedAgain(log);
                }
            }
            catch (Exception trouble) when (trouble is EmbeddedPostgresException or IOException)
            {
                wait = AfterFailure;
                DoesNotStart(log, trouble.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database had ended and was started again.")]
    private static partial void StartedAgain(ILogger log);

    [LoggerMessage(LogLevel.Error, "The database has ended and does not start: {Reason}")]
    private static partial void DoesNotStart(ILogger log, string reason);
}
