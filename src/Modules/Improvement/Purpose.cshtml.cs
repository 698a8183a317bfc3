using System.ComponentModel.DataAnnotations;
using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>All lines that touch one of the six purposes of the arrangements.</summary>
[Can(Can.ReadFindings)]
internal sealed class PurposeModel(ReadLines lines) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "purpose")]
    public int Number { get; set; }

    // "page" is also a route value of every Razor page, so it is taken from the query alone.
    [FromQuery(Name = "page")]
    [Range(1, 100_000)]
    public new int Page { get; set; } = 1;

    public string Words { get; private set; } = "";

    public ReadLines.Result Result { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Page = ModelState.IsValid ? Page : 1;
        var purpose = PurposeWords.OfNumber(Number) ?? throw new NotVisible();
        Words = purpose.Words();
        Result = await lines.OfPurposeAsync(purpose, Page, stop);
    }
}
