using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;

namespace LineOfSight.Improvement.Ask;

/// <summary>Ends a link before it was answered. What was saved by it is seen by nobody.</summary>
internal sealed class RevokeAsk(ReadAsk read, IAccess access, Work work, TimeProvider clock)
{
    public async Task HandleAsync(Guid id, int version, CancellationToken stop)
    {
        var ask = await read.FindAsync(id, stop);
        work.Expect(ask, version);
        ask.Revoke(access.Person.Id, clock.GetUtcNow());
        await work.DoAsync(AskActs.Revoked, ask, null, stop);
    }
}
