using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;

namespace LineOfSight.Improvement.Set;

/// <summary>Sets where a measure started, once.</summary>
internal sealed class SetBaseline(Opening opening, Work work, TimeProvider clock)
{
    public sealed class Input : ValueInput
    {
        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var measure = await opening.MeasureAsync(id, Can.KeepMeasures, stop);
        work.Expect(measure, input.Version);
        measure.SetBaseline(input.Said, clock.Today(), clock.GetUtcNow());
        await work.DoAsync(ImprovementActs.BaselineSet, measure, null, stop);
    }
}
