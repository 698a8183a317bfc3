using System.ComponentModel.DataAnnotations;
using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>All lines of one theme: <c>?name=Neglect</c>.</summary>
[Can(Can.ReadFindings)]
internal sealed class ThemeModel(ReadLines lines) : PageModel
{
    [FromQuery(Name = "name")]
    [StringLength(Finding.ThemeLimit)]
    public string Name { get; set; } = "";

    // "page" is also a route value of every Razor page, so it is taken from the query alone.
    [FromQuery(Name = "page")]
    [Range(1, 100_000)]
    public new int Page { get; set; } = 1;

    public ReadLines.Result Result { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Page = ModelState.IsValid ? Page : 1;
        Result = string.IsNullOrWhiteSpace(Name) || Name.Length > Finding.ThemeLimit ? throw new NotVisible() : await lines.OfThemeAsync(Name, Page, stop);
    }
}
