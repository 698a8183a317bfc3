using LineOfSight.Kernel.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Tests.Jobs;

/// <summary>A node whose clock jumps: nothing is done twice, nothing is lost, and the page can say whose clock is wrong.</summary>
public sealed class ClockTests(ChoreHouse house) : IClassFixture<ChoreHouse>
{
    private static readonly JobSettings Quick = new() { Node = "jumper", Grace = TimeSpan.Zero };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(61)]
    [InlineData(-61)]
    [InlineData(60 * 24 * 365)]
    public async Task A_node_that_is_far_off_runs_nothing_until_it_is_right_and_then_what_was_missed(int minutes)
    {
        var clock = new Jumping();
        await using var node = ChoreModule.Node(house.Installation, Quick with { Node = $"jumper {minutes}" }, clock);
        var runner = node.GetRequiredService<JobRunner>();
        await house.SqlAsync("delete from public.chore; delete from kernel.job_run");
        await house.SqlAsync("insert into kernel.job_run (id, job, due_at, attempt, finished_at, outcome) values (gen_random_uuid(), 'chores.daily', '2026-01-01T07:00Z', 1, now(), 'done')");
        clock.Ahead = TimeSpan.FromMinutes(minutes);
        await runner.SweepAsync(Stop);
        await runner.FiredAsync("chores.daily", Stop);
        await runner.SettledAsync();
        Assert.Equal(0, await house.ChoresAsync("chores.daily"));
        Assert.Equal(minutes, Math.Round((await house.SqlAsync<TimeSpan>("select clock_ahead from kernel.job_node where node = $1", $"jumper {minutes}")).TotalMinutes));

        clock.Ahead = TimeSpan.Zero;
        await runner.SweepAsync(Stop);
        await runner.SettledAsync();
        await runner.FiredAsync("chores.daily", Stop);
        Assert.Equal(2, await house.ChoresAsync("chores.daily"));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.job_run where job = 'chores.daily' and outcome = 'done' and did is not null"));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(-90)]
    public async Task A_small_jump_does_no_turn_twice(int seconds)
    {
        var clock = new Jumping();
        await using var node = ChoreModule.Node(house.Installation, Quick, clock);
        var runner = node.GetRequiredService<JobRunner>();
        await house.SqlAsync("delete from public.chore; delete from kernel.job_run");
        await runner.FiredAsync("chores.daily", Stop);
        clock.Ahead = TimeSpan.FromSeconds(seconds);
        await runner.FiredAsync("chores.daily", Stop);
        await runner.SweepAsync(Stop);
        await runner.SettledAsync();
        var done = await house.RunsAsync("chores.daily", "done");
        // Around seven in the morning the next turn may truly have come.
        Assert.Equal(2 * done, await house.ChoresAsync("chores.daily"));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from (select due_at, partnership_id from public.chore group by 1, 2 having count(*) > 1) twice"));
    }

    [Fact]
    public async Task A_turn_that_a_person_asks_for_is_taken_by_the_next_look()
    {
        await house.SqlAsync("delete from public.chore; delete from kernel.job_run");
        var person = await house.PersonAsync("Ada Hazel", "administrator", null);
        await house.SqlAsync("insert into kernel.job_run (id, job, due_at, asked_by, attempt) values (gen_random_uuid(), 'chores.daily', clock_timestamp(), $1, 0)", person);
        await using var node = ChoreModule.Node(house.Installation, Quick);
        await node.GetRequiredService<JobRunner>().SweepAsync(Stop);
        await node.GetRequiredService<JobRunner>().SettledAsync();
        Assert.Equal(2, await house.ChoresAsync("chores.daily"));
    }

    private sealed class Jumping : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
