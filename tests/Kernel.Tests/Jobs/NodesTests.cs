using System.Diagnostics;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LineOfSight.Kernel.Tests.Jobs;

/// <summary>Real schedulers on one database: what is due is done once in effect, by whichever node, also when one is killed in the middle.</summary>
public sealed class NodesTests(ChoreHouse house) : IClassFixture<ChoreHouse>
{
    private static readonly JobSettings Quick = new()
    {
        Lease = TimeSpan.FromSeconds(3), Sweep = TimeSpan.FromSeconds(1), Grace = TimeSpan.FromSeconds(1), CheckIn = TimeSpan.FromSeconds(1), Retries = [TimeSpan.FromSeconds(1)],
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_do_each_turn_once()
    {
        await using var one = ChoreModule.Node(house.Installation, Quick with { Node = "one" });
        await using var two = ChoreModule.Node(house.Installation, Quick with { Node = "two" });
        await StartAsync(one);
        await StartAsync(two);
        await ChoreHouse.UntilAsync(async () => await house.RunsAsync("chores.tick", "done") >= 8);
        await StopAsync(one);
        await StopAsync(two);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from (select due_at, partnership_id from public.chore where job = 'chores.tick' group by 1, 2 having count(*) > 1) twice"));
        Assert.Equal(2 * await house.RunsAsync("chores.tick", "done"), await house.ChoresAsync("chores.tick"));
        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from kernel.job_node where node in ('one', 'two')"));
    }

    [Fact]
    public async Task A_node_killed_in_the_middle_is_taken_over_and_the_work_is_done_once()
    {
        var due = new DateTimeOffset(2026, 4, 15, 6, 0, 0, TimeSpan.Zero);
        using (var process = await Doomed.OnAsync(house))
        {
            await ChoreHouse.UntilAsync(async () => await house.SqlAsync<long>("select count(*) from kernel.job_run where job = 'chores.hangs' and node = 'doomed' and started_at is not null") == 1);
            process.Kill();
            await process.WaitForExitAsync(Stop);
        }

        Assert.Equal(0, await house.ChoresAsync("chores.hangs"));
        await using var other = ChoreModule.Node(house.Installation, Quick with { Node = "other" });
        await StartAsync(other);
        await ChoreHouse.UntilAsync(async () => await house.RunsAsync("chores.hangs", "done") == 1);
        await StopAsync(other);
        Assert.Equal(2, await house.ChoresAsync("chores.hangs"));
        Assert.Equal(("other", 2), (
            await house.SqlAsync<string>("select node from kernel.job_run where job = 'chores.hangs' and due_at = $1", due),
            await house.SqlAsync<int>("select attempt from kernel.job_run where job = 'chores.hangs' and due_at = $1", due)));
    }

    private static async Task StartAsync(IServiceProvider node)
    {
        foreach (var service in node.GetServices<IHostedService>())
        {
            await service.StartAsync(Stop);
        }
    }

    private static async Task StopAsync(IServiceProvider node)
    {
        foreach (var service in node.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }
}

/// <summary>Another process that takes a turn, does its work, and hangs before it commits until it is killed: this test program itself.</summary>
public sealed class Doomed
{
    private const string Variable = "LINEOFSIGHT_TEST_DOOMED";

    [Fact(Explicit = true)]
    public async Task Hang()
    {
        var (owner, folder) = Environment.GetEnvironmentVariable(Variable)?.Split('\n') is [var o, var f] ? (o, f) : throw new InvalidOperationException($"{Variable} names no database.");
        await using var installation = await Installation.OpenAsync(owner, new DataFolder(folder), new ConfigurationBuilder().Build(), null, TestContext.Current.CancellationToken);
        await using var node = ChoreModule.Node(installation, new JobSettings { Node = "doomed", Lease = TimeSpan.FromSeconds(3) });
        await node.GetRequiredService<JobRunner>().RunAsync(
            node.GetRequiredService<JobBook>().Find("chores.hangs")!, new DateTimeOffset(2026, 4, 15, 6, 0, 0, TimeSpan.Zero), TestContext.Current.CancellationToken);
    }

    internal static Task<Process> OnAsync(ChoreHouse house)
    {
        string[] command = [Environment.ProcessPath!, .. Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? new[] { typeof(Doomed).Assembly.Location } : [],
            "-explicit", "only", "-method", $"{typeof(Doomed).FullName}.{nameof(Hang)}"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        start.Environment[Variable] = $"{house.OwnerConnection}\n{house.Folder}";
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return Task.FromResult(process);
    }
}
