using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Ask;

/// <summary>Gives what was saved behind a link. From then on the link opens nothing.</summary>
internal sealed class SendAnswer(Behind behind, Work work, TimeProvider clock)
{
    /// <param name="secret">The link's secret.</param>
    /// <param name="withoutTheRest">True when the cells that were not understood are left out.</param>
    /// <param name="stop">Cancels.</param>
    public async Task HandleAsync(string secret, bool withoutTheRest, CancellationToken stop)
    {
        var ask = await behind.FindAsync(secret, stop, alone: true) ?? throw new NotVisible();
        var lines = await behind.LinesAsync(ask, stop);
        ask.Send(lines.Any(l => l.Answer is not null), withoutTheRest, clock.GetUtcNow());
        await work.DoAsync(AskActs.Sent, ask, null, stop);
    }
}
