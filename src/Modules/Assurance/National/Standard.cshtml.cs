using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Assurance.National;

/// <summary>One standard: how many gave each grade in each partnership, as far as it may be told.</summary>
[Can(Can.ReadNational)]
internal sealed class StandardModel(ReadNational read) : PageModel
{
    [FromQuery(Name = "of")]
    public string? Named { get; set; }

    [FromQuery(Name = "standard")]
    public string? Question { get; set; }

    public ReadNational.Choice Choice { get; private set; } = null!;

    public ReadNational.Told Told { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Choice = await read.ChosenAsync(Named, stop);
        var all = await read.OfAsync(Choice, stop);
        Told = string.IsNullOrEmpty(Question) ? all[0] : all.FirstOrDefault(t => t.Standard.Question == Question) ?? throw new NotVisible();
    }
}
