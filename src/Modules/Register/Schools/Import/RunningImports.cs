using System.Collections.Concurrent;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// The imports that this process is applying, so that a page can show how far one has come. The work itself is one transaction
/// of its own: when the process ends in the middle, nothing was changed and the import can be started again.
/// </summary>
internal sealed class RunningImports(IServiceScopeFactory scopes, ILogger<RunningImports> log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, Running> running = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>How many rows have been read; null when this process is not applying the import.</summary>
    public int? RowsRead(Guid import) => running.TryGetValue(import, out var one) ? one.Rows : null;

    /// <summary>Starts applying; the request that asked for it has committed that it did.</summary>
    public void Start(Guid import, Guid person)
    {
        var one = new Running();
        if (running.TryAdd(import, one))
        {
            one.Done = Task.Run(() => RunAsync(import, person, one));
        }
    }

    /// <summary>Waits for an import that runs here; for tests.</summary>
    public Task FinishedAsync(Guid import) => running.TryGetValue(import, out var one) ? one.Done : Task.CompletedTask;

    private async Task RunAsync(Guid import, Guid person, Running one)
    {
        try
        {
            await InUnitAsync(person, services => services.GetRequiredService<ApplyImport>().WaitingAsync(import, one, stopping.Token));
        }
        catch (RuleBroken rule)
        {
            await FailAsync(import, person, rule.Message);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            log.LogError(trouble, "The import {Import} of the register of schools could not be finished", import);
            await FailAsync(import, person, "The import could not be finished. Nothing was changed. Try again, and tell the administrator if it happens twice.");
        }
        finally
        {
            running.TryRemove(import, out _);
        }
    }

    private Task FailAsync(Guid import, Guid person, string problem) => InUnitAsync(person, async services =>
    {
        var db = services.GetRequiredService<LineOfSightDb>();
        var found = await db.Set<SchoolImport>().SingleAsync(i => i.Id == import, stopping.Token);
        found.Fail(problem);
        await services.GetRequiredService<Work>().DoAsync(SchoolsActs.Failed, found, reason: null, [Act.Installation], stopping.Token);
    });

    private async Task InUnitAsync(Guid person, Func<IServiceProvider, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(person, session: null, stopping.Token);
        await work(scope.ServiceProvider);
        await unit.CommitAsync(stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running.Values.Select(one => one.Done)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private sealed class Running : IProgress<int>
    {
        private int rows;

        public int Rows => Volatile.Read(ref rows);

        public Task Done { get; set; } = Task.CompletedTask;

        public void Report(int value) => Volatile.Write(ref rows, value);
    }
}
