using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>One answer: what they are told, and when and how it reached them.</summary>
[Can(Can.ReadFindings)]
internal sealed class AnswerModel(ReadChain read, IAccess access, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "answer")]
    public Guid Id { get; set; }

    public Chain Chain { get; private set; } = null!;

    public bool MayAnswer => new Reach(access, Can.WriteAnswers).Holds(Chain.Finding);

    /// <summary>How long they waited, from the day they spoke until they were told, or until today.</summary>
    public string Waited => Sentence.Days((Chain.Answer.DeliveredOn ?? clock.Today()).DayNumber - Chain.Finding.RaisedOn.DayNumber);

    public async Task OnGetAsync(CancellationToken stop) => Chain = await read.OfAsync(Id, stop, Seen.Answer);
}
