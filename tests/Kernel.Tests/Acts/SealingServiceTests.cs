using System.Collections.Concurrent;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Tests.Workshop;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Kernel.Tests.Acts;

public sealed class SealingServiceTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    [Theory]
    [InlineData("2026-01-10T05:59:59Z", "2026-01-10T06:00:00Z")]
    [InlineData("2026-01-10T06:00:00Z", "2026-01-11T06:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("2026-07-01T04:00:00Z", "2026-07-01T05:00:00Z")]
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T06:00:00Z")]
    [InlineData("2026-10-24T23:30:00Z", "2026-10-25T06:00:00Z")]
    public void Checkpoints_are_due_at_six_in_London(string after, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, null), SealingService.NextMorning(DateTimeOffset.Parse(after, null)));

    [Fact]
    public async Task Serving_seals_survives_a_database_that_fails_for_a_while_and_leaves_checkpoints()
    {
        var partnership = await house.PartnershipAsync("Kelvin");
        var keeper = await house.KeeperAsync("Uma Reed", partnership);
        var log = new Heard();
        using var service = new SealingService(house.Sealer, house.Checkpoints, house.Clock, log);
        await service.StartAsync(CancellationToken.None);
        await UntilAsync(() => Task.FromResult(house.Checkpoints.ReadAll().Count == 1));
        await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "Sealed soon"));
        await UntilAsync(async () => await SealedAsync(partnership) == 1);

        await house.SqlAsync("revoke select on kernel.act_link from lineofsight_sealer");
        await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "Waits"));
        await UntilAsync(() => Task.FromResult(log.Lines.Any(l => l.Contains("could not be sealed", StringComparison.Ordinal))));
        Assert.Equal(1, await SealedAsync(partnership));
        await house.SqlAsync("grant select on kernel.act_link to lineofsight_sealer");
        await UntilAsync(async () => await SealedAsync(partnership) == 2);
        await UntilAsync(() => Task.FromResult(log.Lines.Any(l => l.Contains("sealed again", StringComparison.Ordinal))));

        house.Clock.Advance(TimeSpan.FromDays(1));
        await UntilAsync(() => Task.FromResult(house.Checkpoints.ReadAll().Count == 2));
        await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "The last of the day"));
        await service.StopAsync(CancellationToken.None);

        var last = house.Checkpoints.ReadAll()[^1];
        Assert.Equal(3, house.Checkpoints.ReadAll().Count);
        Assert.Equal(3L, Assert.Single(last.Checkpoint!.Chains, h => h.Chain == partnership).Count);
        Assert.Empty((await house.VerifyAsync()).Faults);
    }

    private Task<long> SealedAsync(Guid partnership) => house.SqlAsync<long>("select count(*) from kernel.act_link where partnership_id = $1 and number is not null", partnership);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await holds())
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private sealed class Heard : ILogger<SealingService>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }
}
