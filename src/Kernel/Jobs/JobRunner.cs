using System.Collections.Concurrent;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineOfSight.Kernel.Jobs;

/// <summary>Runs turns of jobs, each once in effect: it takes the turn, works, and commits the work together with the note that it is done.</summary>
internal sealed class JobRunner(JobBook book, JobRuns runs, JobSettings settings, IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> log)
{
    private readonly ConcurrentDictionary<string, Task> swept = new();
    private readonly ConcurrentDictionary<string, Task> stuck = new();

    /// <summary>Runs one turn, when it is to be had.</summary>
    /// <returns>True when this node did it now; false when it is done, taken, or failed.</returns>
    public async Task<bool> RunAsync(JobKind kind, DateTimeOffset due, CancellationToken stop)
    {
        // A turn that did not stop when it was told to is not joined by another on this node.
        if ((stuck.TryGetValue(kind.Key, out var before) && !before.IsCompleted) || await runs.TakeAsync(kind.Key, due, stop) is not { } taken)
        {
            return false;
        }

        using var tooLong = new CancellationTokenSource(kind.Longest, clock);
        using var ours = CancellationTokenSource.CreateLinkedTokenSource(stop, tooLong.Token);
        var heart = RenewAsync(taken, ours);
        try
        {
            await EndedAsync(kind, Task.Run(() => WorkAsync(kind, due, taken, ours.Token), CancellationToken.None), ours.Token);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested || (ours.IsCancellationRequested && !tooLong.IsCancellationRequested))
        {
            await GiveBackAsync(taken);
            return false;
        }
        catch (Exception trouble)
        {
            var words = tooLong.IsCancellationRequested ? TookTooLong(kind, trouble is Stuck) : WordsOf(trouble);
            log.LogError(trouble, "The job {Job}, due {Due:O}, failed at attempt {Attempt}: {Reason}", kind.Key, due, taken.Attempt, words);
            await runs.FailAsync(taken, words, AgainAfter(kind, due, taken.Attempt), stop);
            return false;
        }
        finally
        {
            await ours.CancelAsync();
            await heart;
        }
    }

    /// <summary>The turn that a firing of the scheduler means: the last one that was due by the database's clock.</summary>
    public async Task FiredAsync(string key, CancellationToken stop)
    {
        if (book.Find(key) is not { } kind)
        {
            // A job that a newer program of this installation brought.
            return;
        }

        var (now, ahead) = await runs.GreetAsync(clock.GetUtcNow(), stop);
        // A clock a little ahead fires a little early.
        if (IsTrusted(ahead) && kind.LastDue(now + (ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero)) is { } due)
        {
            await RunAsync(kind, due, stop);
        }
    }

    /// <summary>Begins what waits and what was missed; a job that still runs here is left alone.</summary>
    public async Task SweepAsync(CancellationToken stop)
    {
        var (now, ahead) = await runs.GreetAsync(clock.GetUtcNow(), stop);
        if (!IsTrusted(ahead))
        {
            log.LogError("This machine's clock is {Seconds:F0} s ahead of the database's. Jobs wait on this node until it is right.", ahead.TotalSeconds);
            return;
        }

        foreach (var turn in await runs.WaitingAsync(stop))
        {
            if (book.Find(turn.Job) is { } kind)
            {
                Begin(kind, turn.Due, stop);
            }
        }

        var last = await runs.LastAsync(stop);
        foreach (var kind in book.All)
        {
            // A job that never ran begins with its first firing: what was due before it came to this house is not missed.
            if (last.TryGetValue(kind.Key, out var before) && kind.LastDue(now - settings.Grace) is { } due && due > before)
            {
                Begin(kind, due, stop);
            }
        }
    }

    /// <summary>Waits for the turns that sweeps began.</summary>
    public Task SettledAsync() => Task.WhenAll(swept.Values);

    private void Begin(JobKind kind, DateTimeOffset due, CancellationToken stop)
    {
        if (swept.TryGetValue(kind.Key, out var running) && !running.IsCompleted)
        {
            return;
        }

        swept[kind.Key] = Task.Run(
            async () =>
            {
                try
                {
                    await RunAsync(kind, due, stop);
                }
                catch (Exception trouble) when (ConnectionLost.Says(trouble) || trouble is TimeoutException or OperationCanceledException)
                {
                    // The database is away or the program stops: the turn waits for the next sweep.
                    log.LogWarning("The job {Job}, due {Due:O}, waits: {Reason}", kind.Key, due, trouble.Message);
                }
            },
            CancellationToken.None);
    }

    // A job whose next turn comes sooner needs no second attempt at this one.
    private TimeSpan? AgainAfter(JobKind kind, DateTimeOffset due, int attempt)
    {
        var again = settings.Retries[Math.Min(attempt, settings.Retries.Count) - 1];
        return attempt < JobRun.MostAttempts && !(kind.NextDue(due) < due + again) ? again : null;
    }

    private bool IsTrusted(TimeSpan ahead) => ahead.Duration() <= settings.MostClockDifference;

    private async Task WorkAsync(JobKind kind, DateTimeOffset due, JobRuns.Taken taken, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WayIn>().OfJobs();
        await using var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(Account.Itself, session: null, stop);
        var turn = new JobTurn(kind, due, taken.Attempt);
        await ((IRunJob)scope.ServiceProvider.GetRequiredService(kind.Runs)).RunAsync(turn, stop);
        var database = scope.ServiceProvider.GetRequiredService<LineOfSightDb>().Database;
        if (!await JobRuns.FinishAsync((NpgsqlConnection)database.GetDbConnection(), (NpgsqlTransaction)database.CurrentTransaction!.GetDbTransaction(), taken, turn.Did, stop))
        {
            throw new JobFailed("Another node took this turn over, and what was done here was taken back.");
        }

        await unit.CommitAsync(stop);
    }

    // Waits for the work; once it is told to stop, for as long as patience lasts. What is left running can commit nothing any more: its
    // turn belongs to nobody.
    private async Task EndedAsync(JobKind kind, Task work, CancellationToken told)
    {
        await Task.WhenAny(work, Task.Delay(Timeout.InfiniteTimeSpan, told));
        if (await Task.WhenAny(work, Task.Delay(settings.Patience, CancellationToken.None)) != work)
        {
            stuck[kind.Key] = work;
            throw new Stuck(told);
        }

        await work;
    }

    private async Task RenewAsync(JobRuns.Taken taken, CancellationTokenSource ours)
    {
        using var beat = new PeriodicTimer(settings.Lease / 3);
        try
        {
            while (await beat.WaitForNextTickAsync(ours.Token))
            {
                if (!await RenewedAsync(taken, ours.Token))
                {
                    await ours.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The turn has ended.
        }
    }

    private async Task<bool> RenewedAsync(JobRuns.Taken taken, CancellationToken stop)
    {
        try
        {
            return await runs.RenewAsync(taken, stop);
        }
        catch (Exception trouble) when (ConnectionLost.Says(trouble))
        {
            // The lease passes by itself when the database stays away, and the work cannot be committed then either.
            log.LogWarning("A lease could not be renewed: {Reason}", trouble.Message);
            return true;
        }
    }

    private async Task GiveBackAsync(JobRuns.Taken taken)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await runs.GiveBackAsync(taken, patience.Token);
        }
        catch (Exception trouble) when (ConnectionLost.Says(trouble) || trouble is OperationCanceledException)
        {
            log.LogWarning("A turn could not be given back and waits until its lease has passed: {Reason}", trouble.Message);
        }
    }

    private static string TookTooLong(JobKind kind, bool isStuck)
    {
        var longest = kind.Longest.TotalMinutes >= 120 ? $"{kind.Longest.TotalHours:N0} hours" : $"{kind.Longest.TotalMinutes:N0} minutes";
        return isStuck
            ? $"It took longer than {longest} and did not stop when told to. Whoever runs the installation starts the program again."
            : $"It took longer than {longest}, was stopped, and what it had not finished was taken back.";
    }

    // The messages of other exceptions may hold texts of records or connection strings: the log has them, the page does not.
    private static string WordsOf(Exception trouble) => trouble switch
    {
        JobFailed failed => failed.Message,
        NpgsqlException { IsTransient: true } or TimeoutException => "The connection to the database was lost.",
        not NpgsqlException when ConnectionLost.Says(trouble) => "The connection to the database was lost.",
        IOException io when (io.HResult & 0xFFFF) is 28 or 112 => "The disk is full.",
        _ => $"It stopped with an error of the kind {trouble.GetType().Name}. The log of the program has the details.",
    };

    /// <summary>A turn was told to stop and did not.</summary>
    private sealed class Stuck(CancellationToken told) : OperationCanceledException("The turn was told to stop and did not.", told);
}
