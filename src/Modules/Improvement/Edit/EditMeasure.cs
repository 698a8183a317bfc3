using LineOfSight.Kernel.Acts;

namespace LineOfSight.Improvement.Edit;

/// <summary>Changes a measure; once it has a baseline, its source and what is expected alone.</summary>
internal sealed class EditMeasure(Opening opening, Work work)
{
    public sealed class Input : MeasureInput
    {
        public int Version { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var measure = await opening.MeasureAsync(id, Can.KeepMeasures, stop);
        work.Expect(measure, input.Version);
        measure.Change(input.Said);
        await work.DoAsync(ImprovementActs.MeasureEdited, measure, null, stop);
    }
}
