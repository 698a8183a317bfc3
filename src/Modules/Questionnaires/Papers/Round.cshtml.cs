using LineOfSight.Kernel.Access;
using LineOfSight.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>A whole round as files, for whoever runs it.</summary>
[Can(Can.KeepRounds)]
internal sealed class RoundModel(ReadRound read, GiveRound give, IAccess access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    public Round Round { get; private set; } = null!;

    public int Returns { get; private set; }

    public int Signed { get; private set; }

    public int Open { get; private set; }

    public bool MayKey { get; private set; }

    /// <summary>How many were entered for their agency or school, are complete, and wait to be signed off.</summary>
    public int Complete { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Round = await read.FindAsync(Id, Can.KeepRounds, stop);
        var returns = await read.ReturnsAsync(Round, stop);
        (Returns, Signed, Open) = (returns.Count, returns.Count(r => r.State == ReturnState.Signed), returns.Count(r => r.IsOpen));
        MayKey = access.May(Can.Key, Round);
        Complete = returns.Count(r => r is { CanBeKeyed: true, KeyedBy: not null } && r.Finished == r.Asked);
    }

    public async Task<IActionResult> OnGetDownloadAsync([FromQuery(Name = "as")] SheetFormat format, CancellationToken stop)
    {
        var taken = await give.WorkbookAsync(await read.FindAsync(Id, Can.KeepRounds, stop), format, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }

    public async Task<IActionResult> OnGetFormsAsync([FromQuery(Name = "as")] FormKind kind, CancellationToken stop)
    {
        var taken = await give.FormsAsync(await read.FindAsync(Id, Can.KeepRounds, stop), kind, stop);
        return File(taken.Content, taken.MediaType, taken.Name);
    }
}
