using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages.SecondStep;

/// <summary>Shows new recovery codes, once: they come in an encrypted cookie that this page uses up.</summary>
[SignedIn]
internal sealed class CodesModel : PageModel
{
    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [TempData]
    public string? Codes { get; set; }

    public IReadOnlyList<string> Shown => Codes?.Split(' ') ?? [];

    public string Next => this.Back(From);
}
