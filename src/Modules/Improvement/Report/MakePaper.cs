using System.ComponentModel.DataAnnotations;
using LineOfSight.Improvement.Flow;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Report;

/// <summary>Makes a paper for the board: what was decided, what is late and why, what changed, what was answered.</summary>
internal sealed class MakePaper(LineOfSightDb db, IAccess access, GatherStatements gather, ReadFlow flow, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        [StringLength(BoardPaper.TitleLimit, ErrorMessage = "The title must be 200 characters or fewer")]
        public string? Title { get; set; }

        [Display(Name = "The first day")]
        public DateOnly? FromDay { get; set; }

        [Display(Name = "The last day")]
        public DateOnly? UntilDay { get; set; }

        [StringLength(Finding.ThemeLimit, ErrorMessage = "The theme must be 100 characters or fewer")]
        public string? Theme { get; set; }
    }

    /// <returns>The paper.</returns>
    public async Task<Guid> HandleAsync(Input input, CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.MakePapers, partnership);
        var charts = await flow.HandleAsync(stop);
        var paper = BoardPaper.Make(
            partnership, await References.ForPaperAsync(db, partnership, stop), input.Title, input.FromDay, input.UntilDay, input.Theme, SavedChart.Write(charts.Select(c => c.Chart)), access.Person.Id,
            clock.Today(), clock.GetUtcNow());
        var stated = await gather.OfAsync(partnership, paper.FromDay, paper.UntilDay, paper.Theme, stop);
        db.Add(paper);
        db.AddRange(stated.Select((s, i) => PaperStatement.Of(paper, i + 1, s)));
        await work.DoAsync(ImprovementActs.PaperMade, paper, null, stop);
        return paper.Id;
    }
}
