using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Raise;

/// <summary>
/// Asks for a finding, shows what was typed to be checked, and records it. Until it is recorded nothing is kept: what was typed
/// travels in the form.
/// </summary>
[Can(Can.RaiseFindings)]
internal sealed class FindingModel(RaiseFinding raise, IAccess access) : PageModel
{
    public const string Change = "change";
    public const string Record = "record";

    [BindProperty]
    public RaiseFinding.Input Input { get; set; } = new();

    /// <summary>The button that was pressed.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>True while what was typed is shown to be checked.</summary>
    public bool IsChecking { get; private set; }

    public bool MayRecordCases => access.May(Can.ReadCaseLevel);

    /// <summary>Every field as it was sent, to be sent again.</summary>
    public IEnumerable<(string Name, string Value)> Typed => Request.Form
        .Where(f => f.Key.StartsWith("Input.", StringComparison.Ordinal))
        .SelectMany(f => f.Value, (f, value) => (f.Key, value ?? ""));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Step == Record)
        {
            return RedirectToPage("/Improvement/Finding", new { finding = await raise.HandleAsync(Input, stop) });
        }

        if (Step != Change)
        {
            raise.Check(Input);
            IsChecking = true;
        }

        return Page();
    }
}
