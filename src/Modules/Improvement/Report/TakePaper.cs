using LineOfSight.Kernel.Acts;

namespace LineOfSight.Improvement.Report;

/// <summary>A paper that leaves as a file is an act: from then on nobody can see who reads it.</summary>
internal sealed class TakePaper(Work work)
{
    public Task WasTakenAsync(BoardPaper paper, string format, CancellationToken stop) => work.DoAsync(ImprovementActs.PaperTaken, paper, format, stop);
}
