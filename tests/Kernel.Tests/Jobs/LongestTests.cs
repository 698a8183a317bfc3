using System.Collections.Concurrent;
using LineOfSight.Kernel.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Tests.Jobs;

/// <summary>A job that hangs does not keep its turn for ever.</summary>
public sealed class LongestTests(ChoreHouse house) : IClassFixture<ChoreHouse>
{
    private static readonly JobSettings Quick = new() { Node = "one", Lease = TimeSpan.FromMinutes(5), Patience = TimeSpan.FromMilliseconds(100), Retries = [TimeSpan.Zero] };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_turn_that_takes_longer_than_its_job_may_is_taken_back_counted_as_failed_and_begun_again()
    {
        var clock = new HandClock();
        // It stops when told to, however busy the machine is.
        await using var node = ChoreModule.Node(house.Installation, Quick with { Patience = TimeSpan.FromMinutes(1) }, clock);
        var runner = node.GetRequiredService<JobRunner>();
        var (kind, due) = (Book(node, "chores.hangs") with { Longest = TimeSpan.FromMinutes(15) }, At("2026-04-15T06:00:00Z"));
        var hanging = runner.RunAsync(kind, due, Stop);
        await clock.PassAsync(kind.Longest);
        Assert.False(await hanging);
        Assert.Equal(0, await house.ChoresAsync(kind.Key));
        Assert.Equal("failed 1", await house.SqlAsync<string>("select outcome || ' ' || attempt from kernel.job_run where job = 'chores.hangs'"));
        Assert.Equal("It took longer than 15 minutes, was stopped, and what it had not finished was taken back.", await FailureAsync(kind));
        Assert.True(await runner.RunAsync(kind, due, Stop));
        Assert.Equal(2, await house.ChoresAsync(kind.Key));
    }

    [Fact]
    public async Task A_turn_that_does_not_stop_when_told_to_is_given_up_commits_nothing_and_is_not_joined_by_another_here()
    {
        var clock = new HandClock();
        await using var node = ChoreModule.Node(house.Installation, Quick, clock);
        var runner = node.GetRequiredService<JobRunner>();
        var kind = Book(node, "chores.deaf") with { Longest = TimeSpan.FromHours(6) };
        var deaf = runner.RunAsync(kind, At("2026-04-15T06:00:00Z"), Stop);
        await Deaf.Began.Task;
        await clock.PassAsync(kind.Longest);
        Assert.False(await deaf);
        Assert.Equal("It took longer than 6 hours and did not stop when told to. Whoever runs the installation starts the program again.", await FailureAsync(kind));
        Assert.False(await runner.RunAsync(kind, At("2026-04-16T06:00:00Z"), Stop));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.job_run where job = 'chores.deaf'"));

        Deaf.Hears.SetResult();
        await ChoreHouse.UntilAsync(() => runner.RunAsync(kind, At("2026-04-16T06:00:00Z"), Stop));
        Assert.Equal(2, await house.ChoresAsync(kind.Key));
        Assert.Equal("failed", await house.SqlAsync<string>("select outcome from kernel.job_run where job = 'chores.deaf' and due_at = '2026-04-15T06:00Z'"));
    }

    private static JobKind Book(IServiceProvider node, string key) => node.GetRequiredService<JobBook>().Find(key)!;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    private Task<string> FailureAsync(JobKind kind) => house.SqlAsync<string>("select failure from kernel.job_run where job = $1 and failure is not null", kind.Key);

    /// <summary>A clock whose timers go off when the test says so.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly ConcurrentDictionary<HandTimer, TimeSpan> timers = new();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new HandTimer(() => callback(state), t => timers.TryRemove(t, out _));
            timers[timer] = dueTime;
            return timer;
        }

        /// <summary>Lets a time pass once somebody waits for its end: a turn is in the book before its time begins to run.</summary>
        public async Task PassAsync(TimeSpan time)
        {
            await ChoreHouse.UntilAsync(() => Task.FromResult(timers.Values.Contains(time)));
            foreach (var (timer, _) in timers.Where(t => t.Value == time))
            {
                timer.GoOff();
            }
        }
    }

    private sealed class HandTimer(Action goOff, Action<HandTimer> end) : ITimer
    {
        public void GoOff() => goOff();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => end(this);

        public ValueTask DisposeAsync()
        {
            end(this);
            return ValueTask.CompletedTask;
        }
    }
}
