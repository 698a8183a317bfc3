using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>Who signed the returns that were taken in, many at once.</summary>
[Can(Can.Key)]
internal sealed class SignAllModel(KeyRound key, SignRound sign) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "round")]
    public Guid Id { get; set; }

    [BindProperty]
    public SignRound.Input Input { get; set; } = new();

    public Round Round { get; private set; } = null!;

    public SignRound.Entered Entered { get; private set; } = null!;

    [TempData]
    public string? Said { get; set; }

    /// <summary>What was typed for a return.</summary>
    public SignRound.Input.Line? Typed(Guid of) => Input.Lines.Find(l => l.Id == of);

    /// <summary>What is wrong with a field of a line, or null.</summary>
    public string? Wrong(int line, string field) =>
        ModelState.TryGetValue($"{nameof(Input)}.{nameof(Input.Lines)}[{line}].{field}", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task LoadAsync(CancellationToken stop)
    {
        Round = await key.FindAsync(Id, stop);
        Entered = await sign.EnteredAsync(Round, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Said = await sign.HandleAsync(await key.FindAsync(Id, stop), Input, stop);
        return Redirect($"/questionnaires/papers/sign-all/{Id}");
    }
}
