using LineOfSight.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace LineOfSight.Kernel.Jobs;

/// <summary>Quartz, clustered over the database: of all nodes, one is told when a job is due.</summary>
internal sealed class JobScheduler(Databases databases, JobBook book, JobSettings settings, JobRunner runner, ILoggerFactory logs) : IAsyncDisposable
{
    private const string Group = "los";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private StandaloneSchedulerFactory? factory;
    private IScheduler? scheduler;

    /// <summary>Starts this node and stores the jobs' times, where they differ from what is stored.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        factory = QuartzSchedulerBuilder.Create(Configure).Build();
        scheduler = await factory.GetScheduler(stop);
        foreach (var kind in book.All)
        {
            await ScheduleAsync(kind, stop);
        }

        await scheduler.Start(stop);
    }

    /// <summary>Stops this node: the others take over. A database that is away must not keep the program from ending: leases pass by themselves.</summary>
    public async ValueTask DisposeAsync()
    {
        var (running, held) = (scheduler, factory);
        (scheduler, factory) = (null, null);
        await InTimeAsync(async patience => await (running?.Shutdown(waitForJobsToComplete: true, patience) ?? default));
        await InTimeAsync(async _ => await (held?.DisposeAsync() ?? default));
    }

    private async Task InTimeAsync(Func<CancellationToken, Task> stops)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await stops(patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception trouble) when (trouble is OperationCanceledException or SchedulerException)
        {
            logs.CreateLogger<JobScheduler>().LogWarning("The scheduler did not stop in time: {Reason}", trouble.Message);
        }
    }

    private void Configure(IQuartzBuilder quartz)
    {
        quartz.Services.AddSingleton(logs);
        quartz.Services.AddSingleton(runner);
        quartz.ConfigureScheduler(s =>
        {
            s.InstanceName = "line-of-sight";
            s.InstanceId = settings.Node;
        });
        quartz.UseDefaultThreadPool(4);
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(source => source.DataSourceFactory = _ => databases.Jobs);
            store.ConfigureStore(o =>
            {
                o.TablePrefix = QuartzTables.Prefix;
                o.StoreJobDataAsStrings = true;
            });
            store.UseClustering(cluster => cluster.CheckinInterval = settings.CheckIn);
        });
    }

    private async Task ScheduleAsync(JobKind kind, CancellationToken stop)
    {
        var key = new TriggerKey(kind.Key, Group);
        if (await scheduler!.GetTrigger(key, stop) is ICronTrigger known && known.CronExpressionString == kind.Cron && Equals(known.TimeZone, JobKind.Zone))
        {
            return;
        }

        var job = JobBuilder.Create<Fired>().WithIdentity(kind.Key, Group).Build();
        var trigger = TriggerBuilder.Create().WithIdentity(key)
            .WithSchedule(CronScheduleBuilder.Create(kind.Cron).InTimeZone(JobKind.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
            .Build();
        await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, stop);
    }

    /// <summary>What Quartz runs: it passes the job's key on.</summary>
    [DisallowConcurrentExecution]
    internal sealed class Fired(JobRunner runner) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
            await runner.FiredAsync(context.JobDetail.Key.Name, cancellationToken);
    }
}
