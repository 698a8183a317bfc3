using LineOfSight.Kernel.Acts;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Decides against a list that waits. What stood in it is kept with its file.</summary>
internal sealed class DropList(ReadArrival read, Work work, TimeProvider clock)
{
    public async Task HandleAsync(Guid id, CancellationToken stop)
    {
        var arrival = await read.FindAsync(id, stop);
        arrival.Drop(clock.GetUtcNow());
        await work.DoAsync(ArriveActs.Dropped, arrival, null, stop);
    }
}
