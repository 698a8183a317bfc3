using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Ask;

/// <summary>Every ask by link, and how far it has come.</summary>
[Can(Can.AskByLink)]
internal sealed class IndexModel(ReadAsk read, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(AskByLink Ask, int Actions)> Asks { get; private set; } = [];

    public DateOnly Today => clock.Today();

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(CancellationToken stop) => Asks = await read.AllAsync(stop);
}
