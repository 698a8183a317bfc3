using System.CommandLine;
using System.Diagnostics;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Kernel.Tests.Jobs;

/// <summary>A module with nothing but jobs. Each leaves one row of <c>public.chore</c> per partnership it sees, which is the work.</summary>
internal sealed class ChoreModule : IModule
{
    public static readonly ActKind Done = new("chores.done", "did a chore");

    public string Name => "chores";

    public IEnumerable<Permission> Permissions => [];

    public IEnumerable<ActKind> Acts => [Done];

    public IEnumerable<MenuItem> Menu => [];

    public IEnumerable<JobKind> Jobs =>
    [
        new("chores.tick", "Ticks each second", "* * * * * ?", typeof(Chore)),
        new("chores.daily", "Once a day", "0 0 7 * * ?", typeof(Chore)),
        new("chores.hangs", "Does its work and never ends", "0 0 7 * * ?", typeof(Hanging)),
        new("chores.fails", "Does its work and then fails", "0 0 7 * * ?", typeof(Failing)),
        new("chores.deaf", "Does its work and hears nothing", "0 0 7 * * ?", typeof(Deaf)),
    ];

    public void AddTo(IServiceCollection services)
    {
    }

    /// <summary>A node on an installation: its services, with jobs that begin when <see cref="JobsService"/> is started.</summary>
    public static ServiceProvider Node(Installation installation, JobSettings settings, TimeProvider? clock = null, ILoggerProvider? log = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(l => _ = log is null ? l : l.AddProvider(log));
        services.AddDataProtection();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddKernel(installation.Databases, installation.Folder, new ModuleList([new ChoreModule()]), []);
        services.AddJobs();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}

internal class Chore(LineOfSightDb db, Work work) : IRunJob
{
    public virtual async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        foreach (var partnership in await db.Set<Partnership>().ToListAsync(stop))
        {
            await db.Database.ExecuteSqlAsync($"insert into public.chore (job, due_at, partnership_id) values ({turn.Kind.Key}, {turn.Due}, {partnership.Id})", stop);
            await work.DoAsync(ChoreModule.Done, partnership, null, [partnership.Id], stop);
        }

        turn.Did = "chores done";
    }
}

internal sealed class Hanging(LineOfSightDb db, Work work) : Chore(db, work)
{
    public override async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        await base.RunAsync(turn, stop);
        if (turn.Attempt == 1)
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
    }
}

internal sealed class Deaf(LineOfSightDb db, Work work) : Chore(db, work)
{
    public static readonly TaskCompletionSource Began = new();
    public static readonly TaskCompletionSource Hears = new();

    public override async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        await base.RunAsync(turn, stop);
        Began.TrySetResult();
        await Hears.Task;
    }
}

internal sealed class Failing(LineOfSightDb db, Work work) : Chore(db, work)
{
    public override async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        await base.RunAsync(turn, stop);
        if (turn.Attempt < 3)
        {
            throw new InvalidOperationException("Password=hunter2 of Jane Doe");
        }
    }
}

/// <summary>A database with two partnerships and the table of chores; nodes are made by the tests.</summary>
public sealed class ChoreHouse : House
{
    internal Guid North { get; private set; }

    internal Guid South { get; private set; }

    internal string Folder => Installation.Folder.Path;

    protected override async Task FillAsync()
    {
        (North, South) = (await PartnershipAsync("North"), await PartnershipAsync("South"));
        await SqlAsync("create table public.chore (job text, due_at timestamptz, partnership_id uuid); grant usage on schema public to lineofsight_jobs; grant select, insert on public.chore to lineofsight_jobs");
    }

    internal Task<long> ChoresAsync(string job) => SqlAsync<long>("select count(*) from public.chore where job = $1", job);

    internal Task<long> RunsAsync(string job, string outcome) => SqlAsync<long>("select count(*) from kernel.job_run where job = $1 and outcome = $2", job, outcome);

    internal static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await holds())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
