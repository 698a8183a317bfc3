using System.ComponentModel.DataAnnotations;
using LineOfSight.Improvement.Lists;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement;

/// <summary>All lines of one theme: <c>?name=Neglect</c>; without a name, the themes to choose from.</summary>
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

    /// <summary>The lines; null while no theme is chosen.</summary>
    public ReadLines.Result? Result { get; private set; }

    public IReadOnlyList<string> Themes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Page, Name) = ModelState.IsValid ? (Page, Name) : (1, "");
        if (string.IsNullOrWhiteSpace(Name))
        {
            Themes = await lines.ThemesAsync(stop);
        }
        else
        {
            Result = await lines.OfThemeAsync(Name, Page, stop);
        }
    }
}
