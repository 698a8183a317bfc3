using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Jobs;

/// <summary>One turn is done once in effect, whatever happens to the node that has it.</summary>
public sealed class JobRunnerTests(ChoreHouse house) : IClassFixture<ChoreHouse>
{
    private static readonly JobSettings Quick = new() { Node = "one", Lease = TimeSpan.FromMinutes(5), Retries = [TimeSpan.Zero] };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_turn_is_done_once_however_often_it_is_asked_for()
    {
        await using var one = ChoreModule.Node(house.Installation, Quick);
        await using var two = ChoreModule.Node(house.Installation, Quick with { Node = "two" });
        var due = At("2026-04-15T06:00:00Z");
        var acts = await ActsAsync();
        var did = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Runner(i % 2 == 0 ? one : two).RunAsync(Kind(one, "chores.daily"), due, Stop)));
        Assert.Single(did, true);
        Assert.Equal(2, await house.ChoresAsync("chores.daily"));
        Assert.Equal(1, await house.RunsAsync("chores.daily", "done"));
        Assert.Equal(acts + 2, await ActsAsync());
    }

    private Task<long> ActsAsync() => house.SqlAsync<long>(
        "select count(*) from kernel.act where kind = 'chores.done' and person_id = $1 and subject_id in ($2, $3)", Account.Itself, house.North, house.South);

    [Fact]
    public async Task A_turn_that_fails_leaves_nothing_and_is_begun_again_without_saying_what_the_error_held()
    {
        await using var node = ChoreModule.Node(house.Installation, Quick);
        var (kind, due) = (Kind(node, "chores.fails"), At("2026-04-15T06:00:00Z"));
        Assert.False(await Runner(node).RunAsync(kind, due, Stop));
        Assert.Equal(0, await house.ChoresAsync(kind.Key));
        Assert.Equal(
            "It stopped with an error of the kind InvalidOperationException. The log of the program has the details.",
            await house.SqlAsync<string>("select failure from kernel.job_run where job = 'chores.fails'"));
        Assert.False(await Runner(node).RunAsync(kind, due, Stop));
        Assert.True(await Runner(node).RunAsync(kind, due, Stop));
        Assert.Equal(2, await house.ChoresAsync(kind.Key));
        Assert.False(await Runner(node).RunAsync(kind, due, Stop));
    }

    [Fact]
    public async Task A_job_that_comes_again_soon_is_not_tried_twice_for_one_turn_and_old_notes_go()
    {
        await using var node = ChoreModule.Node(house.Installation, new JobSettings { Node = "one" });
        var often = new JobKind("chores.fails-often", "Fails four times a minute", "0/15 * * * * ?", typeof(Failing));
        Assert.False(await Runner(node).RunAsync(often, At("2026-04-15T06:00:00Z"), Stop));
        Assert.True(await house.SqlAsync<bool>("select retry_at is null from kernel.job_run where job = 'chores.fails-often'"));
        await house.SqlAsync("update kernel.job_run set finished_at = now() - interval '15 days' where job = 'chores.fails-often'");
        await house.SqlAsync("insert into kernel.job_node values ('gone', now() - interval '2 days', interval '0')");
        await house.SqlAsync("insert into kernel.job_run (id, job, due_at, attempt, finished_at, outcome) values (gen_random_uuid(), 'chores.fails-often', now(), 1, now(), 'done')");
        Assert.True(await Runner(node).RunAsync(Kind(node, "kernel.forget-turns"), At("2026-04-15T03:00:00Z"), Stop));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.job_run where job = 'chores.fails-often'"));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.job_node where node = 'gone'"));
    }

    [Fact]
    public async Task A_node_that_was_thought_dead_takes_back_what_it_did()
    {
        await using var slow = ChoreModule.Node(house.Installation, Quick with { Node = "slow" });
        await using var other = ChoreModule.Node(house.Installation, Quick with { Node = "other" });
        var (kind, due) = (Kind(slow, "chores.hangs"), At("2026-04-14T06:00:00Z"));
        using var stop = new CancellationTokenSource();
        var hanging = Runner(slow).RunAsync(kind, due, stop.Token);
        await ChoreHouse.UntilAsync(async () => await house.SqlAsync<long>("select count(*) from kernel.job_run where job = 'chores.hangs' and due_at = $1 and node = 'slow'", due) == 1);
        Assert.False(await Runner(other).RunAsync(kind, due, Stop));

        await house.SqlAsync("update kernel.job_run set lease_until = clock_timestamp() where job = 'chores.hangs' and due_at = $1", due);
        Assert.True(await Runner(other).RunAsync(kind, due, Stop));
        await stop.CancelAsync();
        Assert.False(await hanging);
        Assert.Equal(2, await house.ChoresAsync(kind.Key));
        Assert.Equal("other done", await house.SqlAsync<string>("select node || ' ' || outcome from kernel.job_run where job = 'chores.hangs' and due_at = $1", due));
    }

    [Fact]
    public async Task A_program_that_stops_gives_its_turn_back_at_once()
    {
        await using var node = ChoreModule.Node(house.Installation, Quick);
        var (kind, due) = (Kind(node, "chores.hangs"), At("2026-04-13T06:00:00Z"));
        using var stop = new CancellationTokenSource();
        var hanging = Runner(node).RunAsync(kind, due, stop.Token);
        await ChoreHouse.UntilAsync(async () => await house.SqlAsync<long>("select count(*) from kernel.job_run where due_at = $1", due) == 1);
        await stop.CancelAsync();
        Assert.False(await hanging);
        Assert.True(await house.SqlAsync<bool>("select attempt = 0 and lease_until <= clock_timestamp() and finished_at is null from kernel.job_run where due_at = $1", due));
    }

    [Fact]
    public async Task Two_turns_of_one_job_do_not_run_beside_each_other()
    {
        await using var node = ChoreModule.Node(house.Installation, Quick);
        var runs = node.GetRequiredService<JobRuns>();
        Assert.NotNull(await runs.TakeAsync("chores.alone", At("2026-04-15T06:00:00Z"), Stop));
        Assert.Null(await runs.TakeAsync("chores.alone", At("2026-04-15T06:00:01Z"), Stop));
        Assert.NotNull(await runs.TakeAsync("chores.another", At("2026-04-15T06:00:01Z"), Stop));
    }

    [Fact]
    public async Task A_turn_that_kills_its_node_five_times_is_given_up_and_says_so()
    {
        await using var node = ChoreModule.Node(house.Installation, Quick);
        var runs = node.GetRequiredService<JobRuns>();
        for (var i = 0; i < JobRun.MostAttempts; i++)
        {
            Assert.NotNull(await runs.TakeAsync("chores.poison", At("2026-04-15T06:00:00Z"), Stop));
            await house.SqlAsync("update kernel.job_run set lease_until = clock_timestamp() where job = 'chores.poison'");
        }

        Assert.Null(await runs.TakeAsync("chores.poison", At("2026-04-15T06:00:00Z"), Stop));
        Assert.DoesNotContain(await runs.WaitingAsync(Stop), w => w.Job == "chores.poison");
        Assert.Equal(
            "The program stopped in the middle of it, 5 times. It is not begun again.", await house.SqlAsync<string>("select failure from kernel.job_run where job = 'chores.poison'"));
    }

    [Fact]
    public async Task The_apps_role_that_names_the_account_of_jobs_sees_nothing_and_serves_nobody()
    {
        foreach (var (source, count) in new[] { (house.Installation.Databases.App, 0), (house.Installation.Databases.Jobs, 2) })
        {
            await using var connection = await source.OpenConnectionAsync(Stop);
            await using var transaction = await connection.BeginTransactionAsync(Stop);
            await RunAsync(connection, $"select set_config('los.person', '{Account.Itself}', true)");
            Assert.Equal(count, await RunAsync(connection, "select coalesce(array_length(kernel.scope(), 1), 0)"));
            Assert.Equal(count == 2, await RunAsync(connection, "select kernel.serves_installation()"));
        }
    }

    [Fact]
    public async Task The_way_of_jobs_opens_no_partnership_to_anybody_but_a_job()
    {
        await using var connection = await house.Installation.Databases.Jobs.OpenConnectionAsync(Stop);
        Assert.Equal(0, await RunAsync(connection, "select coalesce(array_length(kernel.scope(), 1), 0)"));
        var person = await house.PersonAsync("Ada Hazel", "business-manager", house.North);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await RunAsync(connection, $"select set_config('los.person', '{person}', true), set_config('los.now', '{house.Clock.GetUtcNow().UtcDateTime:O}', true)");
        Assert.Equal(house.North, ((Guid[])(await RunAsync(connection, "select kernel.scope()"))!).Single());
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    private static JobKind Kind(IServiceProvider node, string key) => node.GetRequiredService<JobBook>().Find(key)!;

    private static JobRunner Runner(IServiceProvider node) => node.GetRequiredService<JobRunner>();

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Stop);
    }
}
