using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Ask;

/// <summary>Asks whether a link is ended.</summary>
[Can(Can.AskByLink)]
internal sealed class RevokeModel(RevokeAsk revoke, ReadAsk read) : PageModel, ILoad
{
    public sealed class Fields
    {
        public int Version { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "ask")]
    public Guid Id { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public AskByLink Ask { get; private set; } = null!;

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop) => Ask = await read.FindAsync(Id, stop);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Ask.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await revoke.HandleAsync(Id, Input.Version, stop);
        Said = "The link is ended. It opens nothing any more.";
        return Redirect("/improvement/ask");
    }
}
